import { Breadcrumbs } from "@/components/nav/breadcrumbs";
import { SectionHead } from "@/components/ui/section-head";
import type { PanelPage } from "@/lib/contract/pages";
import type { Translate } from "@/lib/text/translate";
import { hrefCluster, hrefFleet } from "@/lib/url/hrefs";
import { Panel } from "./panel";
import { QueryList } from "./query-list";
import { SvgMarkup } from "./svg-markup";

interface PanelPageViewProps {
  page: Extract<PanelPage, { kind: "found" }>;
  params: Readonly<Record<string, readonly string[]>>;
  svg: string | null;
  heightPx: number;
  t: Translate;
}

/** One panel on a page of its own: what it shows, of what, from which queries. */
export function PanelPageView({ page, params, svg, heightPx, t }: PanelPageViewProps) {
  const { info, result } = page;
  const cluster = params.cluster?.[0];
  const crumbs = [{ label: t("shell.nav.fleet"), href: hrefFleet() }];
  if (cluster) crumbs.push({ label: cluster, href: hrefCluster(cluster) });
  return (
    <>
      <Breadcrumbs crumbs={crumbs} t={t} />
      <div className="mb-2 flex min-h-11 flex-wrap items-center gap-x-3">
        <h1 className="font-semibold text-title">{info.title}</h1>
        <span className="text-t3">{info.question}</span>
      </div>
      <Panel
        panelId={info.id}
        params={params}
        initial={result}
        heightPx={heightPx}
        firstPaint={svg === null ? null : <SvgMarkup svg={svg} className="h-full w-full max-sm:hidden" />}
      />
      <SectionHead title={t("panel.page.docs")} />
      <p className="max-w-180 text-t2">{info.docs}</p>
      {Object.keys(params).length > 0 ? (
        <>
          <SectionHead title={t("panel.page.params")} />
          <dl className="grid max-w-180 grid-cols-[auto_1fr] gap-x-4 gap-y-1">
            {Object.entries(params).map(([name, values]) => (
              <div key={name} className="contents">
                <dt className="text-t3">{name}</dt>
                <dd className="break-words font-mono text-small">{values.join(", ")}</dd>
              </div>
            ))}
          </dl>
        </>
      ) : null}
      {result.queries.length > 0 ? (
        <>
          <SectionHead title={t("panel.page.queries")} />
          <div className="surface p-4">
            <QueryList queries={result.queries} />
          </div>
        </>
      ) : null}
    </>
  );
}
