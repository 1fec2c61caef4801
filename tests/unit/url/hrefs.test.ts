import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as api from "@/lib/url/api-hrefs";
import * as pages from "@/lib/url/hrefs";

const window = { fromUnixMs: 1_000, toUnixMs: 2_000 };

describe("pages of the public interface", () => {
  test.each([
    [pages.hrefFleet(), "/"],
    [pages.hrefFleet({ health: ["down", "burning"], region: ["gz"] }), "/?region=gz&health=down&health=burning"],
    [pages.hrefRegion("gz"), "/regions/gz"],
    [pages.hrefBusiness(), "/business"],
    [pages.hrefBusiness("TKE"), "/business/TKE"],
    [pages.hrefCustomers("Paygate"), "/customers/Paygate"],
    [pages.hrefCustomers(), "/customers"],
    [pages.hrefScenarios("k8s main"), "/scenarios/k8s%20main"],
    [pages.hrefScenarios(), "/scenarios"],
    [pages.hrefCluster("pay-core-17"), "/clusters/pay-core-17"],
    [pages.hrefCluster("a", { compare: "1d" }), "/clusters/a?compare=1d"],
    [pages.hrefClusterAlert("a", "EtcdDown"), "/clusters/a?alert=EtcdDown"],
    [pages.hrefChangeCheck("a", { at: 5 }), "/clusters/a/change-check?at=5"],
    [pages.hrefK8s("cls-1"), "/k8s/cls-1"],
    [pages.hrefTroubleshoot({ etcd: "a" }), "/troubleshoot?etcd=a"],
    [pages.hrefTroubleshoot({ k8s: "b" }), "/troubleshoot?k8s=b"],
    [pages.hrefTroubleshoot(), "/troubleshoot"],
    [pages.hrefInspections(), "/inspections"],
    [pages.hrefAlerts({ zone: ["gz-3"] }), "/alerts?zone=gz-3"],
    [pages.hrefCoverage(), "/coverage"],
    [pages.hrefSloReview(), "/slo"],
    [pages.hrefZone("gz-3"), "/zones/gz-3"],
    [pages.hrefHost("gz-3-h07"), "/hosts/gz-3-h07"],
    [pages.hrefPanel("wal-fsync", { cluster: "a" }, { theme: "dark" }), "/panels/wal-fsync?cluster=a&theme=dark"],
    [pages.hrefDocs(), "/docs"],
    [pages.hrefStatus(), "/status"],
    [pages.hrefEmbed("wal-fsync", { cluster: "a" }), "/embed/wal-fsync?cluster=a"],
    [pages.hrefEmbedToken("tok"), "/embed/t/tok"],
    [pages.hrefTokenImage("tok", "wal-fsync", "png"), "/i/tok/wal-fsync.png"],
  ])("%s", (href, expected) => expect(href).toBe(expected));
});

describe("addresses of the public API", () => {
  test.each([
    [api.hrefApiPanels(), "/api/v1/panels"],
    [api.hrefApiPanel("p", { cluster: "a", parts: ["x", "y"] }), "/api/v1/panels/p?cluster=a&parts=x&parts=y"],
    [api.hrefApiPanelCsv("p"), "/api/v1/panels/p/data.csv"],
    [api.hrefApiPanelImage("p", "svg"), "/api/v1/panels/p/image.svg"],
    [
      api.hrefApiPanelImage("p", "png", { cluster: "a" }, { widthPx: 800, heightPx: 300, theme: "light", lang: "en" }),
      "/api/v1/panels/p/image.png?cluster=a&width=800&height=300&theme=light&lang=en",
    ],
    [api.hrefApiFleet(), "/api/v1/fleet"],
    [api.hrefApiRollup(["region"]), "/api/v1/fleet/rollup?by=region"],
    [api.hrefApiRollup(["region", "zone"], { spec: ["large"] }), "/api/v1/fleet/rollup?by=region%2Czone&spec=large"],
    [
      api.hrefApiClusters({ sort: { key: "burn", isDescending: true }, page: 2, pageSize: 8 }),
      "/api/v1/fleet/clusters?sort=-burn&page=2&pageSize=8",
    ],
    [api.hrefApiInventory(), "/api/v1/fleet/inventory"],
    [api.hrefApiFleetHealth(), "/api/v1/fleet/health"],
    [api.hrefApiFleetHealth(5), "/api/v1/fleet/health?at=5"],
    [api.hrefApiFleetHistory(window, { stepSeconds: 60 }), "/api/v1/fleet/history?from=1000&to=2000&step=60s"],
    [api.hrefApiBlastRadius(), "/api/v1/fleet/blast-radius"],
    [api.hrefApiSearch("a b"), "/api/v1/search?q=a+b"],
    [api.hrefApiCluster("a"), "/api/v1/clusters/a"],
    [api.hrefApiSafeToDisrupt("a", 1), "/api/v1/clusters/a/safe-to-disrupt?members=1"],
    [api.hrefApiDiagnosis("a", window), "/api/v1/clusters/a/diagnosis?from=1000&to=2000"],
    [api.hrefApiEvents("a", window), "/api/v1/clusters/a/events?from=1000&to=2000"],
    [api.hrefApiChangeCheck("a", { at: 5, before: "1h" }), "/api/v1/clusters/a/change-check?at=5&before=1h"],
    [api.hrefApiK8s("b"), "/api/v1/k8s/b"],
    [api.hrefApiTroubleshoot({ etcd: "a" }, window), "/api/v1/troubleshoot?etcd=a&from=1000&to=2000"],
    [api.hrefApiInspections(), "/api/v1/inspections"],
    [api.hrefApiAlerts(), "/api/v1/alerts"],
    [api.hrefApiCoverage(), "/api/v1/coverage"],
    [api.hrefApiShare(), "/api/v1/share"],
    [api.hrefApiOpenApi(), "/api/v1/openapi.json"],
    [
      api.hrefApiOembed("https://x.test/a?b=c", { maxwidth: 5 }),
      "/api/oembed?url=https%3A%2F%2Fx.test%2Fa%3Fb%3Dc&maxwidth=5",
    ],
    [api.hrefApiLive(), "/api/health/live"],
    [api.hrefApiReady(), "/api/health/ready"],
    [api.hrefApiMetrics(), "/api/metrics"],
  ])("%s", (href, expected) => expect(href).toBe(expected));
});

test("no id, however hostile, leaves its path segment or becomes another origin", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme", minLength: 1 }).filter((id) => !/^(\.|%2e){1,2}$/i.test(id) && !/\p{Cs}/u.test(id)),
      (id) => {
        const url = new URL(pages.hrefCluster(id), "https://raftboard.test");
        expect(url.origin).toBe("https://raftboard.test");
        const segments = url.pathname.split("/");
        expect(segments.slice(0, 2)).toEqual(["", "clusters"]);
        expect(segments.length).toBe(3);
        expect(decodeURIComponent(segments[2] ?? "")).toBe(id);
        expect(url.search).toBe("");
      },
    ),
  );
});
