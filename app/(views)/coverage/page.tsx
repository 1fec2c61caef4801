import type { Metadata } from "next";
import { headers } from "next/headers";
import { CoverageView } from "@/components/coverage/coverage-view";
import { readPageFrame } from "@/components/nav/page-frame";
import { getScope } from "@/lib/server/access";
import { getCoveragePage } from "@/lib/server/coverage/page";
import { pageFilter } from "@/lib/server/pages";
import { getTranslate } from "@/lib/text/get-translate";
import { readUrlState } from "@/lib/url/state";

interface CoverageRouteProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = readPageFrame(await headers());
  return { title: getTranslate(locale)("coverage.title") };
}

export default async function CoverageRoute({ searchParams }: CoverageRouteProps) {
  const { values } = readUrlState(await searchParams);
  const { page, pageSize } = values;
  return <CoverageView page={await getCoveragePage({ filter: pageFilter(values), page, pageSize }, getScope())} />;
}
