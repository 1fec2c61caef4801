import { describe, expect, test } from "vitest";
import { formatProblems } from "@/lib/config/format-problems";
import { checkConfig, defaultConfigFor, parseConfig } from "@/lib/config/parse-config";
import { configSchema } from "@/lib/config/schema";

const SOURCE = "datasources: [{url: 'http://p:9090'}]\nsignIn: {kind: none}\n";

/** Every problem as `line:column kind path`. */
function summarize(text: string): string[] {
  const { errors, warnings } = checkConfig(text, "raftboard.yaml");
  return [...errors, ...warnings].map(({ line, column, kind, path }) => `${line}:${column} ${kind} ${path}`.trim());
}

describe("a config that says only what differs", () => {
  test("gets every default", () => {
    const parsed = parseConfig(SOURCE, "raftboard.yaml");
    expect(parsed.ok && parsed.value).toEqual(configSchema.parse({ datasources: [{ url: "http://p:9090" }] }));
  });

  test("keeps what it says", () => {
    const parsed = parseConfig(`${SOURCE}slo:\n  objectives:\n    write: 0.9999\n`, "raftboard.yaml");
    expect(parsed.ok && parsed.value.slo.objectives).toMatchObject({ write: 0.9999, read: 0.999 });
  });

  test("may be JSON, have a byte order mark and Windows line ends", () => {
    const json = JSON.stringify({ datasources: [{ url: "http://p:9090" }], signIn: { kind: "none" } });
    expect(summarize(json)).toEqual([]);
    expect(summarize(`\uFEFF${SOURCE.replaceAll("\n", "\r\n")}`)).toEqual([]);
  });
});

describe("a text that is no config", () => {
  test.each([
    ["nothing", "", ["1:1 emptyFile"]],
    ["only comments", "# here\n", ["1:1 emptyFile"]],
    ["a list", "- a\n", ["1:1 notAMap"]],
    ["a word", "hello", ["1:1 notAMap"]],
    ["an open bracket", "a: [1\n", ["2:1 syntax"]],
    ["a key twice", `${SOURCE}labels: {}\nlabels: {}\n`, ["4:1 duplicateKey"]],
    ["two documents", "a: 1\n---\nb: 2\n", ["2:1 severalDocuments"]],
    ["a tab", "labels:\n\tzone: z\n", ["2:1 tabIndent"]],
    ["an alias of nothing", "a: *b\n", ["1:4 looseAlias"]],
  ])("%s is told with its place", (_name, text, expected) => {
    expect(summarize(text).slice(0, 1)).toEqual(expected);
  });

  test("an alias bomb is refused, not expanded", () => {
    const levels = Array.from({ length: 12 }, (_, i) => `l${i + 1}: &l${i + 1} [${`*l${i},`.repeat(10)}]`);
    expect(summarize(`l0: &l0 [x]\n${levels.join("\n")}\n`)).toEqual(["1:1 unreadable"]);
  });

  test("absurd nesting is refused, not a crash", () => {
    const [problem] = checkConfig("[".repeat(50_000), "raftboard.yaml").errors;
    expect(problem).toMatchObject({ severity: "error", line: 1 });
  });
});

describe("a key or value of the wrong shape", () => {
  test.each([
    ["an unknown key near a known one", "scrapeIntervalSecond: 15", ["3:1 unknownKeyNear scrapeIntervalSecond"]],
    ["an unknown key near nothing", "colour: red", ["3:1 unknownKey colour"]],
    ["a key in the wrong place", "walFsyncSeconds: 0.016", ["3:1 misplacedKey walFsyncSeconds"]],
    ["an unknown key deep down", "slo: {objectives: {wirte: 0.99}}", ["3:20 unknownKeyNear slo.objectives.wirte"]],
    ["a key without a value", "slo:\n", ["3:1 nullValue slo"]],
    ["a required key left out", "inventory: {from: file}", ["3:1 missingKey inventory.path"]],
    ["a kind left out", "inventory: {path: x}", ["3:1 missingKey inventory.from"]],
    ["a kind near a known one", "inventory: {from: lables}", ["3:19 badChoiceNear inventory.from"]],
    ["a kind near nothing", "inventory: {from: postgres}", ["3:19 badChoice inventory.from"]],
    ["text for a number", "scrapeIntervalSeconds: often", ["3:24 badNumber scrapeIntervalSeconds"]],
    ["a number with its unit", "scrapeIntervalSeconds: 15s", ["3:24 textNumber scrapeIntervalSeconds"]],
    ["a broken number for a whole one", "scrapeIntervalSeconds: 15.5", ["3:24 badNumber scrapeIntervalSeconds"]],
    ["a number for text", "selectors: {etcd: 5}", ["3:19 badText selectors.etcd"]],
    ["a map for a list", "slo: {overrides: {}}", ["3:7 badList slo.overrides"]],
    ["a list for a map", "labels: [zone]", ["3:1 badMap labels"]],
    [
      "text for a flag",
      "inventory: {from: metric, metric: m, valueIsMemberCount: yes}",
      ["3:58 badBoolean inventory.valueIsMemberCount"],
    ],
    ["empty text", "selectors: {etcd: ''}", ["3:19 emptyText selectors.etcd"]],
    ["too large", "scrapeIntervalSeconds: 500", ["3:24 tooBig scrapeIntervalSeconds"]],
    ["too small", "scrapeIntervalSeconds: 1", ["3:24 tooSmall scrapeIntervalSeconds"]],
    ["a share of nothing", "slo: {objectives: {write: 0}}", ["3:27 notPositive slo.objectives.write"]],
    ["a share in per cent", "slo: {objectives: {write: 99.9}}", ["3:27 percentRatio slo.objectives.write"]],
    ["a share of everything", "slo: {objectives: {write: 1}}", ["3:27 badRatio slo.objectives.write"]],
    ["infinity", "slo: {objectives: {write: .inf}}", ["3:27 badNumber slo.objectives.write"]],
    ["no label name", "labels: {zone: availability-zone}", ["3:16 badLabelName labels.zone"]],
    ["no metric name", "inventory: {from: metric, metric: 'a{b=1}'}", ["3:35 badMetricName inventory.metric"]],
    ["no public address", "server: {publicUrl: raftboard}", ["3:21 badUrl server.publicUrl"]],
    ["a region without a title", "regions: {gz: {}}", ["3:11 missingKey regions.gz.title"]],
  ])("%s is told at its place", (_name, text, expected) => {
    expect(summarize(`${SOURCE}${text}\n`)).toEqual(expected);
  });

  test.each([
    ["99.9", "write 0.999"],
    ["'99.95%'", "write 0.9995"],
  ])("the share %s is mended", (value, remedy) => {
    const { errors } = checkConfig(`${SOURCE}slo: {objectives: {write: ${value}}}\n`, "raftboard.yaml");
    expect(errors[0]?.remedy).toBe(remedy);
  });

  test.each([
    ["250ms", "write 0.25"],
    ["2m", "write 120"],
  ])("the duration %s is mended", (value, remedy) => {
    const text = `datasources: [{url: 'http://p', timeouts: {rangeSeconds: ${value}}}]`;
    expect(checkConfig(text, "raftboard.yaml").errors[0]?.remedy).toBe(remedy);
  });
});

describe("data sources", () => {
  const at = (sources: string) => summarize(`signIn: {kind: none}\ndatasources:\n${sources}\n`);
  test.each([
    ["none at all", "  []", ["2:1 emptyList datasources"]],
    ["no url", "  - id: a", ["3:5 missingKey datasources[0].url"]],
    ["no scheme", "  - url: prometheus:9090", ["3:10 badUrl datasources[0].url"]],
    ["another scheme", "  - url: ftp://p", ["3:10 badUrl datasources[0].url"]],
    ["an id with capitals", "  - {id: Main, url: 'http://p'}", ["3:10 badId datasources[0].id"]],
    ["a password in the url", "  - url: http://u:p@h", ["3:10 urlCredentials datasources[0].url"]],
    ["the api in the url", "  - url: http://h/prom/api/v1/query", ["3:10 urlApiPath datasources[0].url"]],
    ["a query in the url", "  - url: http://h/?a=1", ["3:10 urlQuery datasources[0].url"]],
    [
      "a dialect near a known one",
      "  - {url: 'http://h', dialect: tanos}",
      ["3:32 badChoiceNear datasources[0].dialect"],
    ],
    [
      "the same id",
      "  - {url: 'http://a', regions: [a]}\n  - {url: 'http://b', regions: [b]}",
      ["4:5 duplicateSource datasources[1].id"],
    ],
    [
      "the same region",
      "  - {id: a, url: 'http://a', regions: [gz]}\n  - {id: b, url: 'http://b', regions: [sh, gz]}",
      ["4:44 regionTwice datasources[1].regions[1]"],
    ],
    [
      "one for all among several",
      "  - {id: a, url: 'http://a', regions: [gz]}\n  - {id: b, url: 'http://b'}",
      ["4:5 sourceForAll datasources[1]"],
    ],
    [
      "a title for a region of nobody",
      "  - {url: 'http://a', regions: [gz]}\nregions: {bj: {title: B}}",
      ["4:11 regionUnserved regions.bj"],
    ],
    [
      "a secret written down",
      "  - {url: 'http://a', auth: {kind: bearer, token: hunter2}}",
      ["3:51 secret datasources[0].auth.token"],
    ],
    [
      "a secret of two places",
      "  - {url: 'http://a', auth: {kind: bearer, token: {env: A, file: b}}}",
      ["3:44 secret datasources[0].auth.token"],
    ],
  ])("%s is told", (_name, sources, expected) => {
    expect(at(sources)).toEqual(expected);
  });

  test("a secret is never repeated", () => {
    const text = "datasources: [{url: 'http://a', auth: {kind: hunter1, token: hunter2, password: hunter3}}]";
    expect(formatProblems(checkConfig(text, "raftboard.yaml").errors)).not.toContain("hunter");
  });
});

describe("values that cannot work", () => {
  test.each([
    [
      "labels of one series claimed twice",
      "labels: {product: tenant, customer: tenant}",
      ["3:37 duplicateLabel labels.customer"],
    ],
    [
      "both etcd links from one label",
      "labels: {k8s_events_etcd: etcd_cluster}",
      ["3:27 duplicateLabel labels.k8s_events_etcd"],
    ],
    ["Prometheus' own label", "labels: {zone: le}", ["3:16 reservedLabel labels.zone"]],
    ["matchers in braces", `selectors: {etcd: '{job="etcd"}'}`, ["3:19 matchersInBraces selectors.etcd"]],
    ["matchers without quotes", "selectors: {etcd: job=etcd}", ["3:19 badMatchers selectors.etcd"]],
    ["matchers that close the brace", `selectors: {etcd: 'a="b"} or up{a="b"'}`, ["3:19 badMatchers selectors.etcd"]],
    [
      "a broken maintenance expression",
      "selectors: {maintenance: 'x ='}",
      ["3:26 badMaintenance selectors.maintenance"],
    ],
    ["a script as a link", "links: {runbook: 'javascript:alert(1)'}", ["3:18 badLink links.runbook"]],
    ["a link value near a known one", "links: {logs: 'https://l/{etcd-cluster}'}", ["3:15 unknownNameNear links.logs"]],
    ["a link value near nothing", "links: {logs: 'https://l/{moonphase}'}", ["3:15 unknownName links.logs"]],
  ])("%s are told", (_name, text, expected) => {
    expect(summarize(`${SOURCE}${text}\n`)).toEqual(expected);
  });

  test.each([
    ["said for all three", "labels: {etcd_cluster: cluster, k8s_cluster: cluster, k8s_main_etcd: cluster}"],
    ["said for both clusters", "labels: {etcd_cluster: cluster, k8s_cluster: cluster}"],
  ])("one label on everything, %s, is valid and links etcd and K8s by itself", (_name, text) => {
    // It was an error, and its remedy was a link that leads nowhere.
    const { config, errors, warnings } = checkConfig(`${SOURCE}${text}\n`, "raftboard.yaml");
    expect([...errors, ...warnings]).toEqual([]);
    expect(config?.labels.k8s_main_etcd).toBe("cluster");
  });

  test("the same raw label on etcd and on kube-apiserver series is fine", () => {
    expect(summarize(`${SOURCE}labels: {etcd_cluster: cluster, k8s_main_etcd: cluster}\n`)).toEqual([]);
  });
});

describe("bounds", () => {
  test.each([
    ["serverHistogramSeconds: {write: 0.25}", "notBucketBound", "write 0.256, the nearest bound"],
    ["grpcSeconds: {read: 0.256}", "notBucketBound", "write 0.25, the nearest bound"],
    ["apiserverSeconds: {read: 0.35}", "notBucketBound", "write 0.4, the nearest bound"],
    ["apiserverSeconds: {write: 0.5}", "boundNotEverywhere", "write 1, unless no cluster runs 1.25+"],
    ["apiserverSeconds: {write: 0.6}", "boundNotEverywhere", "write 1, unless no cluster runs 1.21-1.24"],
  ])("latency %s is %s", (bounds, kind, remedy) => {
    const { errors, warnings } = checkConfig(`${SOURCE}slo: {latency: {${bounds}}}\n`, "raftboard.yaml");
    expect([...errors, ...warnings]).toMatchObject([{ kind, remedy, line: 3 }]);
  });

  test.each(["0.005", "0.025", "0.1", "1", "2", "4", "15", "30", "60"])("%s s exists in every apiserver", (bound) => {
    expect(summarize(`${SOURCE}slo: {latency: {apiserverSeconds: {write: ${bound}}}}\n`)).toEqual([]);
  });

  test("of disks and of overrides are checked too", () => {
    const overrides = "[{match: {spec: a}, disk: {backendCommitSeconds: 0.1}, latency: {grpcSeconds: {read: 3}}}]";
    expect(summarize(`${SOURCE}slo: {disk: {walFsyncSeconds: 0.01}, overrides: ${overrides}}\n`)).toEqual([
      "3:31 notBucketBound slo.disk.walFsyncSeconds",
      "3:98 notBucketBound slo.overrides[0].disk.backendCommitSeconds",
      "3:134 notBucketBound slo.overrides[0].latency.grpcSeconds.read",
    ]);
  });
});

describe("an objective that a burn factor cannot reach", () => {
  test.each([
    ["write", "0.9255", ["unreachableFactor"]],
    ["write", "0.9256", []],
    ["availability", "0.5", ["unreachableFactor"]],
    ["disk", "0.9", []],
    ["disk", "0.6429", []],
    ["disk", "0.6428", ["unreachableFactor"]],
  ])("%s at %s", (sli, objective, kinds) => {
    const { errors } = checkConfig(`${SOURCE}slo: {objectives: {${sli}: ${objective}}}\n`, "raftboard.yaml");
    expect(errors.map(({ kind }) => kind)).toEqual(kinds);
  });

  test("is told with the least useful objective", () => {
    const { errors } = checkConfig(`${SOURCE}slo: {objectives: {read: 0.9}}\n`, "raftboard.yaml");
    expect(errors[0]?.message).toContain("13.44");
    expect(errors[0]?.remedy).toBe("raise the objective to 0.9256 or more");
  });
});

describe("overrides", () => {
  const at = (...items: string[]) =>
    summarize(`${SOURCE}slo:\n  overrides:\n${items.map((item) => `    - {${item}}`).join("\n")}\n`).map((line) =>
      line.replace("slo.overrides", ""),
    );
  const FLOOR = "floors: {write: 0.9}";
  test.each([
    ["the same match twice", [`match: {spec: a}, ${FLOOR}`, `match: {spec: a}, ${FLOOR}`], ["6:7 coveredOverride [1]"]],
    [
      "a wide one before a narrow one",
      [`match: {spec: a}, ${FLOOR}`, `match: {spec: a, scenario: b}, ${FLOOR}`],
      ["6:7 coveredOverride [1]"],
    ],
    ["a narrow one before a wide one", [`match: {spec: a, scenario: b}, ${FLOOR}`, `match: {spec: a}, ${FLOOR}`], []],
    [
      "a wide one that names something else",
      [`match: {spec: a}, ${FLOOR}`, "match: {spec: a}, objectives: {read: 0.99}"],
      [],
    ],
    [
      "a wide one that names one of two",
      [`match: {spec: a}, ${FLOOR}`, "match: {spec: a}, floors: {write: 0.8, read: 0.8}"],
      ["6:42 coveredValue [1].floors.write"],
    ],
    ["one that matches everything", [`match: {}, ${FLOOR}`], ["5:8 emptyMatch [0].match"]],
    ["one that changes nothing", ["match: {spec: a}"], ["5:7 emptyOverride [0]"]],
    ["a wildcard", [`match: {spec: '*'}, ${FLOOR}`], ["5:22 wildcardMatch [0].match.spec"]],
  ])("%s", (_name, items, expected) => {
    expect(at(...items)).toEqual(expected);
  });
});

describe("a file with many problems", () => {
  const text = `datasources:
  - id: a
    url: prometheus
  - id: b
    url: http://b
    regions: [x]
  - id: b
    url: http://c
    regions: [x]
slo:
  objectives: {write: 99.9, read: 0.5}
  overrides:
    - match: {spec: 1}
      floors: {write: 0.9}
    - match: {spec: s}
      disk: {walFsyncSeconds: 0.03}
lables: {}
`;
  test("tells all of them at once, in the file's order, shape and meaning together", () => {
    expect(summarize(text)).toEqual([
      "2:5 sourceForAll datasources[0]",
      "3:10 badUrl datasources[0].url",
      "7:9 duplicateSource datasources[2].id",
      "9:15 regionTwice datasources[2].regions[0]",
      "11:23 percentRatio slo.objectives.write",
      "11:35 unreachableFactor slo.objectives.read",
      "13:21 badText slo.overrides[0].match.spec",
      "16:31 notBucketBound slo.overrides[1].disk.walFsyncSeconds",
      "17:1 unknownKeyNear lables",
      "1:1 signInUnsaid",
    ]);
  });

  test("a wrong data source does not hide the rest", () => {
    const rest = "slo: {objectives: {write: 0.5}}\nsignIn: {kind: none}\n";
    expect(summarize(`datasources: [{url: p}]\n${rest}`)).toEqual([
      "1:21 badUrl datasources[0].url",
      "2:27 unreachableFactor slo.objectives.write",
    ]);
    expect(summarize(rest)).toEqual(["1:1 missingKey datasources", "1:27 unreachableFactor slo.objectives.write"]);
  });

  test("names other places as they are in the file", () => {
    const { errors } = checkConfig(text, "raftboard.yaml");
    expect(errors.find(({ kind }) => kind === "duplicateSource")?.message).toContain("datasources[1] (line 4)");
  });

  test("reads as place, problem, expectation and remedy", () => {
    const shown = formatProblems(checkConfig(text, "raftboard.yaml").errors.slice(1, 2));
    expect(shown).toBe(
      [
        'raftboard.yaml:3:10: error: datasources[0].url: `url` is not a web address: "prometheus"',
        "    expected: an address with its scheme, e.g. http://prometheus:9090",
        "    remedy:   put http:// or https:// before the host name",
      ].join("\n"),
    );
  });

  test("reads in Chinese too", () => {
    const shown = formatProblems(checkConfig(text, "raftboard.yaml", "zh-CN").errors, "zh-CN");
    expect(shown).toContain("不是网址");
    expect(shown).not.toContain("config.");
  });
});

describe("a data source's URL alone", () => {
  test("is enough", () => {
    const config = defaultConfigFor("http://prometheus:9090");
    expect(config.ok && config.value.datasources[0]).toMatchObject({ id: "main", url: "http://prometheus:9090" });
  });

  test.each([
    ["prometheus:9090", "badUrl"],
    ["", "badUrl"],
    ["http://u:p@h", "urlCredentials"],
    ["http://h/api/v1", "urlApiPath"],
  ])("%j is told as the variable's problem", (url, kind) => {
    const config = defaultConfigFor(url);
    expect(config).toMatchObject({
      ok: false,
      error: [{ kind, fileName: "RAFTBOARD_DATASOURCE_URL", line: null, path: "" }],
    });
  });
});
