// Who exists: clusters, members, expected members, links to K8s. From the labels of `up`, an info metric, or a file.
// Rule: docs/recorded-series.md "Identity".
import { copyLabels, type EtcdLabel, perEtcdCluster, selectApiserver, selectEtcd } from "../slis/context";
import { aggregateAs, indent, type LabelCopy, matchLabel, orElse, select } from "../slis/expression";
import { RECORDED, RECORDED_STEPS } from "../slo/recorded-series";
import { buildLinkRules, listClientsOnly } from "./links";
import { buildLearnerRule, buildTargetMemberRule, EXTRA_MEMBERS, membersByEtcd } from "./members";
import { buildMemoryRules, CLUSTER_MEMORY, LINK_MEMORY, MEMBER_MEMORY, presentOrRemembered } from "./remember";
import type { RecordingRule } from "./types";
import type { World } from "./world";

const BUSINESS_LABELS = ["region", "product", "scenario", "spec", "customer"] as const;
/** Half a member: enough to keep what was chosen before when two values are equally common. */
const STICKINESS = 0.5;
const SAID_CARRY_SECONDS = 3_600;

/** The label set that most members of a cluster carry; on a tie the one recorded before stays. */
function mostCommon(counts: string, labels: readonly string[]): string {
  const names = ["etcd_cluster", ...labels].join(", ");
  const before = `max by (${names}) (${RECORDED.info}) * ${STICKINESS}`;
  const sticky = `(${counts}) + on (${names}) (${before})`;
  return `topk by (etcd_cluster) (1,\n${indent(orElse(sticky, counts))}\n)`;
}

/** How many members carry each combination of these labels. */
function countMembersBy(world: World, metric: string, labels: readonly EtcdLabel[], extra: readonly LabelCopy[] = []) {
  const copies = [...copyLabels(world.sources, ["etcd_cluster", ...labels]), ...extra];
  const raw = [...new Set([...copies.map((copy) => copy.raw), world.sources.labels.member])].join(", ");
  return aggregateAs("count", copies, `max by (${raw}) (${selectEtcd(world.sources, metric)})`);
}

function buildInventoryRules({ config, inventory, sources }: World): RecordingRule[] {
  if (config.inventory.from === "metric") {
    const labels = copyLabels(sources, ["etcd_cluster", ...BUSINESS_LABELS, "zone"]);
    const metric = select(config.inventory.metric, `${sources.labels.etcd_cluster}!=""`);
    return [
      {
        record: RECORDED_STEPS.inventory,
        expr: `topk by (etcd_cluster) (1, ${aggregateAs("max", labels, metric)}) ^ 0`,
      },
    ];
  }
  return inventory.map((one) => {
    const { region, zone, product, scenario, spec, customer } = one;
    const labels = Object.entries({ etcd_cluster: one.id, region, zone, product, scenario, spec, customer });
    return {
      record: RECORDED_STEPS.inventory,
      expr: "vector(1)",
      labels: Object.fromEntries(labels.filter(([, value]) => value !== "")),
    };
  });
}

function hasInventory(world: World): boolean {
  return world.config.inventory.from !== "labels";
}

function buildInfoRule(world: World): RecordingRule {
  const fromTargets = mostCommon(countMembersBy(world, "up", BUSINESS_LABELS), BUSINESS_LABELS);
  const inventory = RECORDED_STEPS.inventory;
  const declared = `max by (${["etcd_cluster", ...BUSINESS_LABELS].join(", ")}) (${inventory})`;
  const base = hasInventory(world) ? `${declared}\nor on (etcd_cluster)\n${fromTargets}` : fromTargets;
  const exists = hasInventory(world)
    ? `(max by (etcd_cluster) (${inventory}) or ${perEtcdCluster(world.sources, "group", selectEtcd(world.sources, "up"))})`
    : perEtcdCluster(world.sources, "group", selectEtcd(world.sources, "up"));
  const earlier = (label: string) => `max by (etcd_cluster, ${label}) (${RECORDED.info})`;
  const zone = [
    ...(hasInventory(world) ? [`max by (etcd_cluster, zone) (${inventory}{zone!=""})`] : []),
    mostCommon(countMembersBy(world, "up", ["zone"]), ["zone"]),
    earlier("zone"),
    exists,
  ].join("\nor on (etcd_cluster)\n");
  const versions = countMembersBy(world, "etcd_server_version", [], [{ canonical: "version", raw: "server_version" }]);
  const version = [mostCommon(versions, ["version"]), earlier("version"), exists].join("\nor on (etcd_cluster)\n");
  const present = [
    `(\n${indent(base)}\n)`,
    `* on (etcd_cluster) group_left (zone) (\n${indent(zone)}\n)`,
    `* on (etcd_cluster) group_left (version) (\n${indent(version)}\n)`,
  ].join("\n");
  const seen = presentOrRemembered(world, CLUSTER_MEMORY, present);
  // Whom an inventory does not list is not made up from the word of clients.
  const expr = hasInventory(world) ? seen : `${seen}\nor on (etcd_cluster)\n${listClientsOnly(world, BUSINESS_LABELS)}`;
  return {
    record: RECORDED.info,
    expr,
    comment: "One series per cluster; labels of most of its members, zone and version likewise.",
  };
}

function buildMemberRule(world: World): RecordingRule {
  const labels = copyLabels(world.sources, ["etcd_cluster", "member", "region", "zone", "host"]);
  const copies = [...labels, { canonical: "instance", raw: "instance" }];
  const targets = `${aggregateAs("max", copies, selectEtcd(world.sources, "up"))} unless on (etcd_cluster, member) ${EXTRA_MEMBERS}`;
  const present = `topk by (etcd_cluster, member) (1, ${targets})`;
  return { record: RECORDED.memberInfo, expr: presentOrRemembered(world, MEMBER_MEMORY, present) };
}

/** Members as the inventory and as etcd itself say, each remembered for a day. */
function buildSaidRules({ config, sources, inventory, range }: World): RecordingRule[] {
  const record = RECORDED_STEPS.membersSaid;
  const declared =
    config.inventory.from === "metric" && config.inventory.valueIsMemberCount
      ? [
          {
            record,
            labels: { from: "inventory" },
            expr: aggregateAs(
              "max",
              copyLabels(sources, ["etcd_cluster"]),
              `${select(config.inventory.metric, `${sources.labels.etcd_cluster}!=""`)} > 0`,
            ),
          },
        ]
      : inventory
          // 0: nobody can see its members. None is expected then, rather than some made up.
          .filter(({ members }) => members > 0)
          .map((one) => ({
            record,
            labels: { etcd_cluster: one.id, from: "inventory" },
            expr: `vector(${one.members})`,
          }));
  const own = select(record, matchLabel("from", "etcd"));
  const before = `max by (etcd_cluster) (last_over_time(${own}[${range(SAID_CARRY_SECONDS)}]))`;
  return [
    ...declared,
    {
      record,
      labels: { from: "etcd" },
      expr: `${membersByEtcd(sources)}\nor on (etcd_cluster)\n(${before} and on (etcd_cluster) ${RECORDED.info})`,
      comment: "By the peers that members know; each evaluation carries the last word on.",
    },
  ];
}

/** One number per cluster: the larger of what inventory and etcd say, else the targets. */
function buildExpectedRules(world: World): RecordingRule[] {
  const expected = RECORDED.expectedMembers;
  // Counted where further targets of a member are known already: a transient of too many would be remembered for an hour.
  const targets = `max by (etcd_cluster) (${RECORDED_STEPS.membersKnown})`;
  const said = (from: string) =>
    `max by (etcd_cluster) (${select(RECORDED_STEPS.membersSaid, matchLabel("from", from))})`;
  const known = `max_over_time(${RECORDED_STEPS.targets}[${world.range(3_600)}])`;
  const before = `max by (etcd_cluster) (last_over_time(${select(expected, matchLabel("from", "up"))}[${world.range(86_400)}]))`;
  const guess = `max by (etcd_cluster) (${known})\nor on (etcd_cluster)\n(${before} and on (etcd_cluster) ${RECORDED.info})`;
  return [
    buildLearnerRule(world),
    { record: RECORDED_STEPS.targets, expr: targets },
    ...buildSaidRules(world),
    {
      record: expected,
      labels: { from: "inventory" },
      expr: `${said("inventory")}\nunless on (etcd_cluster) (${said("etcd")} > on (etcd_cluster) ${said("inventory")})`,
    },
    {
      record: expected,
      labels: { from: "etcd" },
      expr: `${said("etcd")}\nunless on (etcd_cluster) (${said("inventory")} >= on (etcd_cluster) ${said("etcd")})`,
    },
    {
      record: expected,
      labels: { from: "up" },
      expr: `(\n${indent(guess)}\n)\nunless on (etcd_cluster) max by (etcd_cluster) (${RECORDED_STEPS.membersSaid})`,
      comment: "Most targets of the last hour: a member that leaves service discovery does not lower the bar at once.",
    },
  ];
}

/** Every minute: who exists. */
export function buildIdentityRules(world: World): RecordingRule[] {
  return [
    ...buildInventoryRules(world),
    buildInfoRule(world),
    buildMemberRule(world),
    ...buildExpectedRules(world),
    buildTargetMemberRule(world.sources),
    ...buildLinkRules(world),
  ];
}

/** Every 10 minutes: sightings, and what is remembered of them. */
export function buildSightingRules(world: World): RecordingRule[] {
  const etcdUp = perEtcdCluster(world.sources, "group", selectEtcd(world.sources, "up"));
  const k8s = [{ canonical: "k8s_cluster", raw: world.sources.labels.k8s_cluster }];
  const apiserverUp = aggregateAs("group", k8s, selectApiserver(world.sources, "up"));
  return [
    ...buildMemoryRules(world, CLUSTER_MEMORY, etcdUp),
    ...buildMemoryRules(world, MEMBER_MEMORY, etcdUp),
    ...buildMemoryRules(world, LINK_MEMORY, apiserverUp),
  ];
}
