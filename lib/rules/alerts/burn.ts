// One alert per burn-rate pair. The pair itself (factors, coverage gate, minimum of bad events) is recorded once, and read here,
// so that an alert and the health on every page cannot disagree. Rule: docs/slo.md "Burn".
import { select } from "../../slis/expression";
import { BURN_ALERTS } from "../../slo/alerts";
import { BURN_PAIRS, type BurnPair } from "../../slo/burn-pairs";
import { RECORDED } from "../../slo/recorded-series";
import type { AlertRule } from "../types";
import type { World } from "../world";
import { clusterAnnotations, tierLabels, withIdentity } from "./words";

/** The alert's value is the burn rate over the long window. */
function burnOf(pair: BurnPair): string {
  const firing = `max by (etcd_cluster, sli) (${select(RECORDED.burnPair, `pair="${pair.id}"`)})`;
  const error = `max by (etcd_cluster, sli) (${select(RECORDED.errorRatio, `window="${pair.longWindow}"`)})`;
  const objective = `max by (etcd_cluster, sli) (${RECORDED.objective})`;
  return `${error} / on (etcd_cluster, sli) (1 - ${objective}) and on (etcd_cluster, sli) ${firing}`;
}

function buildBurnAlert(world: World, pair: BurnPair): AlertRule {
  const alert = BURN_ALERTS[pair.id];
  const { longWindow, shortWindow, factor, tier } = pair;
  return {
    alert,
    expr: withIdentity(burnOf(pair)),
    forSeconds: world.seconds(pair.forSeconds),
    labels: tierLabels(tier, { pair: pair.id }),
    annotations: clusterAnnotations(world.config, alert, {
      summary: `{{ $labels.etcd_cluster }} spends its {{ $labels.sli }} error budget {{ $value | printf "%.1f" }}x too fast over ${longWindow}`,
      description: `Over the last ${longWindow} and the last ${shortWindow} the {{ $labels.sli }} errors of {{ $labels.etcd_cluster }} were over ${factor} times what 28 days allow.`,
    }),
  };
}

export function buildBurnAlerts(world: World): AlertRule[] {
  return BURN_PAIRS.map((pair) => buildBurnAlert(world, pair));
}
