// The alert groups. All read recorded series only, so that they are never split by region.

import type { RuleGroup } from "../types";
import type { World } from "../world";
import { buildBurnAlerts } from "./burn";
import { buildAlarmAlerts, buildQuorumAlert } from "./cluster";
import { buildSharedCauseAlerts, buildSharedCauseRules } from "./shared";
import { buildClientAlerts, buildUnseenAlerts } from "./unseen";

const NOW_SECONDS = 15;
const MINUTE_SECONDS = 60;

/** Two groups: what must be known in seconds, and what follows the minute. Pure; throws never. */
export function buildAlertGroups(world: World): RuleGroup[] {
  return [
    {
      name: "raftboard-alerts-now",
      intervalSeconds: world.seconds(NOW_SECONDS),
      rules: buildSharedCauseRules(),
      alerts: [buildQuorumAlert(world), ...buildUnseenAlerts(world), ...buildSharedCauseAlerts(world)],
    },
    {
      name: "raftboard-alerts",
      intervalSeconds: world.seconds(MINUTE_SECONDS),
      rules: [],
      alerts: [...buildBurnAlerts(world), ...buildAlarmAlerts(world), ...buildClientAlerts(world)],
    },
  ];
}
