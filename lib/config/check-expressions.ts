// Matchers and the maintenance expression are PromQL: they are parsed here, so that a typo is found before any rule is made of it.
import { parser } from "@prometheus-io/lezer-promql";
import { type ConfigPath, error, type Finding } from "./problems";
import type { RaftboardConfig } from "./schema";

/** Selectors that do not parse, or that match nothing in particular. */
export function checkExpressions({ selectors }: RaftboardConfig): readonly Finding[] {
  return [
    ...checkMatchers(selectors.etcd, ["selectors", "etcd"]),
    ...checkMatchers(selectors.apiserver, ["selectors", "apiserver"]),
    ...(selectors.maintenance === undefined || isExpression(selectors.maintenance)
      ? []
      : [error("badMaintenance", ["selectors", "maintenance"], { value: selectors.maintenance })]),
  ];
}

function checkMatchers(matchers: string, path: ConfigPath): readonly Finding[] {
  const text = matchers.trim();
  if (text.startsWith("{")) {
    return [error("matchersInBraces", path, { inside: text.replace(/^\{/, "").replace(/\}$/, "") })];
  }
  return isOneSelector(`up{${text}}`) ? [] : [error("badMatchers", path, { value: text })];
}

function isExpression(promql: string): boolean {
  return promql.trim() !== "" && listNodes(promql).every(({ isError }) => !isError);
}

/** One selector and nothing around it: a matcher text that closes the brace itself would smuggle more in. */
function isOneSelector(promql: string): boolean {
  const nodes = listNodes(promql);
  if (nodes.some(({ isError }) => isError)) return false;
  const top = nodes.filter(({ depth }) => depth === 1);
  return top.length === 1 && top[0]?.name === "VectorSelector" && nodes.some(({ name }) => name === "LabelMatchers");
}

interface SyntaxNode {
  readonly name: string;
  readonly depth: number;
  readonly isError: boolean;
}

function listNodes(promql: string): readonly SyntaxNode[] {
  const nodes: SyntaxNode[] = [];
  let depth = 0;
  parser.parse(promql).iterate({
    enter: ({ name, type }) => {
      nodes.push({ name, depth, isError: type.isError });
      depth += 1;
    },
    leave: () => {
      depth -= 1;
    },
  });
  return nodes;
}
