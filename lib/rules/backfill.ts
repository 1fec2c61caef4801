// The order in which recorded series can be filled from raw data of the past: promtool evaluates rules over what is stored, so a rule
// must wait until what it reads has been filled and loaded. Layers come from what each rule reads, never from a list of names.
import { parser } from "@prometheus-io/lezer-promql";
import type { RecordingRule, RuleGroup } from "./types";

interface Read {
  readonly name: string;
  readonly matchers: readonly { readonly label: string; readonly op: string; readonly value: string }[];
}

interface Node {
  readonly group: RuleGroup;
  readonly rule: RecordingRule;
  readonly reads: readonly Read[];
}

function unquote(text: string): string {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "string" ? parsed : text;
  } catch {
    return text.slice(1, -1);
  }
}

/** Every series that an expression selects, with the matchers on it. */
export function listReads(promql: string): readonly Read[] {
  const reads: Read[] = [];
  parser.parse(promql).iterate({
    enter: ({ name, node }) => {
      if (name !== "VectorSelector") return;
      const identifier = node.getChild("Identifier");
      const matchers = (node.getChild("LabelMatchers")?.getChildren("UnquotedLabelMatcher") ?? []).map((matcher) => {
        const text = (child: string) => {
          const found = matcher.getChild(child);
          return found ? promql.slice(found.from, found.to) : "";
        };
        return { label: text("LabelName"), op: text("MatchOp"), value: unquote(text("StringLiteral")) };
      });
      if (identifier) reads.push({ name: promql.slice(identifier.from, identifier.to), matchers });
    },
  });
  return reads;
}

/** Whether a selector may select what a rule records: a label that the rule fixes decides, any other may have any value. */
function mayRead({ name, matchers }: Read, rule: RecordingRule): boolean {
  if (name !== rule.record) return false;
  return matchers.every(({ label, op, value }) => {
    const fixed = rule.labels?.[label];
    if (fixed === undefined) return true;
    if (op === "=") return fixed === value;
    if (op === "!=") return fixed !== value;
    const isMatch = new RegExp(`^(?:${value})$`).test(fixed);
    return op === "=~" ? isMatch : !isMatch;
  });
}

/** Sets of rules that read each other in a circle (Tarjan), each by the index of its set. */
function findCircles(edges: readonly (readonly number[])[]): readonly number[] {
  const order: number[] = edges.map(() => -1);
  const lowest: number[] = edges.map(() => -1);
  const circleOf: number[] = edges.map(() => -1);
  const stack: number[] = [];
  let count = 0;
  let circles = 0;
  const visit = (at: number): void => {
    order[at] = count;
    lowest[at] = count;
    count += 1;
    stack.push(at);
    for (const next of edges[at] ?? []) {
      if (order[next] === -1) visit(next);
      if (circleOf[next] === -1) lowest[at] = Math.min(lowest[at] ?? 0, lowest[next] ?? 0);
    }
    if (lowest[at] !== order[at]) return;
    for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
      circleOf[top] = circles;
      if (top === at) break;
    }
    circles += 1;
  };
  edges.forEach((_, at) => {
    if (order[at] === -1) visit(at);
  });
  return circleOf;
}

/** In a circle, a rule waits for those before it only: what it reads of later ones is its own past, which nothing can fill. */
function listWaits(nodes: readonly Node[]): readonly (readonly number[])[] {
  const byName = new Map<string, number[]>();
  for (const [at, { rule }] of nodes.entries()) byName.set(rule.record, [...(byName.get(rule.record) ?? []), at]);
  const edges = nodes.map(({ reads }, at) => {
    const found = reads.flatMap((read) =>
      (byName.get(read.name) ?? []).filter((other) => {
        const rule = nodes[other]?.rule;
        return other !== at && rule !== undefined && mayRead(read, rule);
      }),
    );
    return [...new Set(found)];
  });
  const circleOf = findCircles(edges);
  return edges.map((reads, at) => reads.filter((other) => circleOf[other] !== circleOf[at] || other < at));
}

function measureLayers(waits: readonly (readonly number[])[]): readonly number[] {
  const layers: number[] = waits.map(() => -1);
  const layerOf = (at: number): number => {
    const known = layers[at] ?? -1;
    if (known >= 0) return known;
    const layer = Math.max(-1, ...(waits[at] ?? []).map(layerOf)) + 1;
    layers[at] = layer;
    return layer;
  };
  waits.forEach((_, at) => {
    layerOf(at);
  });
  return layers;
}

function groupRules(nodes: readonly Node[]): RuleGroup[] {
  const groups = new Map<string, { name: string; intervalSeconds: number; rules: RecordingRule[] }>();
  for (const { group, rule } of nodes) {
    const intervalSeconds = rule.backfill?.intervalSeconds ?? group.intervalSeconds;
    const name = intervalSeconds === group.intervalSeconds ? group.name : `${group.name}-${intervalSeconds}s`;
    const own = groups.get(name) ?? { name, intervalSeconds, rules: [] };
    groups.set(name, own);
    const { backfill, ...live } = rule;
    own.rules.push(backfill ? { ...live, expr: backfill.expr } : live);
  }
  return [...groups.values()];
}

/** Rule groups per layer, first to fill first; each rule once, at its group's interval. Alerts have no past to fill. */
export function planBackfill(groups: readonly RuleGroup[]): readonly (readonly RuleGroup[])[] {
  const nodes = groups.flatMap((group) =>
    group.rules.map((rule): Node => ({ group, rule, reads: listReads(rule.backfill?.expr ?? rule.expr) })),
  );
  const layerOf = measureLayers(listWaits(nodes));
  const count = Math.max(-1, ...layerOf) + 1;
  return Array.from({ length: count }, (_, layer) => groupRules(nodes.filter((_node, at) => layerOf[at] === layer)));
}
