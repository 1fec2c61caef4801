import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { K8sView } from "@/components/k8s/k8s-view";
import { readPageFrame } from "@/components/nav/page-frame";
import { getScope } from "@/lib/server/access";
import { loadPage } from "@/lib/server/missing";
import { getK8sPage } from "@/lib/server/troubleshoot/pages";
import { readPathPart } from "@/lib/url/path";

interface K8sRouteProps {
  params: Promise<{ k8s: string }>;
}

export async function generateMetadata({ params }: K8sRouteProps): Promise<Metadata> {
  return { title: readPathPart((await params).k8s) };
}

export default async function K8sRoute({ params }: K8sRouteProps) {
  const { locale } = readPageFrame(await headers());
  const id = readPathPart((await params).k8s);
  const page = await loadPage(() => getK8sPage(id, { locale, scope: getScope() }));
  if (page.kind === "not-found") notFound();
  return <K8sView page={page} />;
}
