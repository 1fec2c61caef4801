import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { readPageFrame } from "@/components/nav/page-frame";
import { Candidates } from "@/components/troubleshoot/candidates";
import { TroubleView } from "@/components/troubleshoot/trouble-view";
import { getScope } from "@/lib/server/access";
import { loadPage } from "@/lib/server/missing";
import { getTroublePage } from "@/lib/server/troubleshoot/pages";
import { getTranslate } from "@/lib/text/get-translate";
import { resolveRange } from "@/lib/url/range";
import { readUrlState } from "@/lib/url/state";

type Search = Record<string, string | string[] | undefined>;

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = readPageFrame(await headers());
  return { title: getTranslate(locale)("shell.nav.troubleshoot") };
}

export default async function TroubleRoute({ searchParams }: { searchParams: Promise<Search> }) {
  const search = await searchParams;
  const { values } = readUrlState(search, { otherParameters: ["etcd", "k8s"] });
  const { locale } = readPageFrame(await headers());
  const window = resolveRange(values.from, values.to, Date.now());
  const page = await loadPage(async () => {
    const found = await getTroublePage(readSubject(search), { window, locale, scope: getScope() });
    if (found.kind !== "not-found") return found;
    return { ...found, id: `${first(search.etcd) ? "etcd" : "k8s"}:${found.id}` };
  });
  if (page.kind === "not-found") notFound();
  if (page.kind === "candidates") return <Candidates page={page} />;
  return <TroubleView key={`${page.answer.from}:${page.answer.id}`} initial={page.answer} status={page.status} />;
}

const first = (value: string | string[] | undefined) => [value].flat()[0] ?? "";

/** The etcd cluster counts where both are given; the page names what it shows. */
function readSubject(search: Search) {
  const etcd = first(search.etcd);
  const k8s = first(search.k8s);
  if (etcd !== "") return { etcd };
  return k8s === "" ? null : { k8s };
}
