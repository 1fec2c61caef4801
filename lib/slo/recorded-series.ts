// Names and labels of every series that the generated rules record: the contract between rules, demo, snapshot and panels.
// Rules write them, everything else reads them by these constants only. docs/recorded-series.md explains each.
// Labels are canonical whatever the raw ones are called: `etcd_cluster`, `member`, `sli`, `window`, ...; never `cluster`,
// because a ruler's external label of that name would overwrite it.

export const RECORDED = {
  // --- identity (1 min) -------------------------------------------------------------------------------------------
  /** =1 {etcd_cluster, region, zone, product, scenario, spec, customer, version}. zone = where most members live. Survives blindness 7 d. */
  info: "etcd_cluster_info",
  /** =time() of the last sight {same labels as info}; recorded every 10 min while `up` exists. */
  sighting: "etcd_cluster_sighting",
  /** =1 {etcd_cluster, member, region, zone, host, instance}. Survives blindness 7 d like info. */
  memberInfo: "etcd_member_info",
  /** =1 {etcd_selector, apiserver_selector, etcd_cluster_label, k8s_cluster_label, scrape_interval_seconds}: what the rules were made for. */
  rulesConfig: "raftboard_rules_config_info",
  /** =1 {etcd_cluster, k8s_cluster, role: all|main|events}. */
  k8sLink: "etcd_k8s_link",
  /** voting members expected {etcd_cluster, from: inventory|up}. */
  expectedMembers: "etcd_cluster_expected_members",
  /** objective ratio in (0,1) {sli, scenario, spec}; scenario/spec "*" is the default row. From the config. */
  configObjective: "etcd_slo_objective",
  /** objective ratio {etcd_cluster, sli}: configObjective joined through info. */
  objective: "etcd:objective:ratio",
  /** =1 {etcd_cluster, kind: errors|latency, source}. */
  sliSource: "etcd:sli_source:info",

  // --- every minute ------------------------------------------------------------------------------------------------
  /** events in that minute {etcd_cluster, sli}; availability: 1 for a seen minute. */
  sliTotal: "etcd:sli_total:1m",
  /** good events in that minute {etcd_cluster, sli}; availability: 0 or 1. */
  sliGood: "etcd:sli_good:1m",
  /** the same, only for minutes in maintenance (sparse); subtracted when tiles are made. */
  sliTotalMaintenance: "etcd:sli_total_maintenance:1m",
  sliGoodMaintenance: "etcd:sli_good_maintenance:1m",
  /** =1 {etcd_cluster} in maintenance (sparse). */
  maintenance: "etcd:maintenance:1m",
  /** 0 good, 1 bad {etcd_cluster, part: quorum|write|read}; absent = not known in that minute. */
  partBad: "etcd:part_bad:1m",

  // --- tiles: do not overlap, only ever summed -------------------------------------------------------------------
  sliTotalTile5m: "etcd:sli_total:tile5m",
  sliGoodTile5m: "etcd:sli_good:tile5m",
  maintenanceMinutesTile5m: "etcd:maintenance_minutes:tile5m",
  /** bad minutes per part {etcd_cluster, part}, maintenance excluded; sparse: absent when 0. */
  partBadMinutesTile5m: "etcd:part_bad_minutes:tile5m",
  sliTotalTile1h: "etcd:sli_total:tile1h",
  sliGoodTile1h: "etcd:sli_good:tile1h",
  maintenanceMinutesTile1h: "etcd:maintenance_minutes:tile1h",
  partBadMinutesTile1h: "etcd:part_bad_minutes:tile1h",

  // --- customers (what the minutes of their clusters cannot be added up to) ------------------------------------------------
  /** 1 while any core cluster is not serving, 0 while all that are seen serve {customer}; maintenance left out; absent = none seen. */
  customerDown: "etcd:customer_down:1m",
  /** minutes of it {customer}; 0 where seen and calm, absent where nothing was seen. */
  customerDownMinutesTile5m: "etcd:customer_down_minutes:tile5m",
  customerDownMinutesTile1h: "etcd:customer_down_minutes:tile1h",
  /** the same over 28 d; every 10 min. */
  customerDownMinutes28d: "etcd:customer_down_minutes:28d",

  // --- windows {etcd_cluster, sli, window} ------------------------------------------------------------------------
  /** 1 - good/total; absent without events. 5m..3d every minute, 28d every 10 min (read with last_over_time). */
  errorRatio: "etcd:sli_error:ratio",
  /** events in the window; same cadence. */
  totalSum: "etcd:sli_total:sum",
  /** seen minutes / (window - maintenance), <= 1 {etcd_cluster, window: 1h|6h|1d|3d|28d}. */
  coverage: "etcd:coverage:ratio",
  /** bad minutes per part over 28 d {etcd_cluster, part}; every 10 min; absent when 0. */
  partBadMinutes28d: "etcd:part_bad_minutes:28d",
  /** errorRatio / (1 - objective) {etcd_cluster, sli, window: 1h|6h}. */
  burnRate: "etcd:burn_rate:ratio",
  /** budget left, 1 untouched, negative overspent {etcd_cluster, sli}; every 10 min. */
  budgetRemaining: "etcd:budget_remaining:ratio",
  /** BUDGET_CODES {etcd_cluster, sli}; every 10 min. The cluster's state is the worst of its service SLIs. */
  budgetCode: "etcd:budget:code",
  /** =1 {etcd_cluster, sli, tier: page|ticket, pair: 1h5m|6h30m|1d2h|3d6h} while both windows are over the factor (sparse). */
  burnPair: "etcd:burn_pair:firing",
  /** =1 {etcd_cluster, alarm: NOSPACE|CORRUPT} while there is evidence of that alarm (sparse); every minute. */
  alarm: "etcd:alarm:bool",
  /** the number that answers an inspection's question, in its unit {etcd_cluster, inspection}; absent = could not be inspected. */
  inspectionValue: "etcd:inspection:value",
  /** SEVERITY_CODES {etcd_cluster, inspection}: one for every value, 0 included; every minute. */
  inspectionSeverity: "etcd:inspection:severity",

  // --- now (every 15 s) -------------------------------------------------------------------------------------------
  /** 1 yes, 0 no, absent = blind {etcd_cluster, witness: server|client|probe}. */
  witness: "etcd:witness:bool",
  /** members that may still fail before quorum is lost {etcd_cluster}; negative = lost; absent = cannot tell. */
  quorumMargin: "etcd:quorum_margin:count",
  /** 1 good, 0 bad, absent = unknown {etcd_cluster}: docs/slo.md "Quorum by evidence", now. */
  quorumNow: "etcd:quorum_now:bool",
  /** HEALTH_CODES {etcd_cluster}: one sample for every cluster of info, blind included. */
  health: "etcd:health:code",
  /** Unix seconds at which the cluster ceased to be ok, 0 while it is {etcd_cluster}; an episode ends after 10 min of ok. */
  notOkSince: "etcd:not_ok_since:timestamp",

  // --- fleet facts (1 min) ----------------------------------------------------------------------------------------
  /** largest member db size / quota {etcd_cluster}; absent when the quota is disabled. */
  dbUsage: "etcd:db_usage:ratio",
  dbSizeBytes: "etcd:db_size:bytes",
  keysCount: "etcd:keys:count",
  requestsPerSecond: "etcd:requests:rate1m",
  /** members {region, kind: expected|answered}: how many should answer scrapes, how many do; every minute. */
  scrapeTargets: "etcd:scrape_targets:count",
  /** the same summed over the hour (member minutes). */
  scrapeTargetsTile1h: "etcd:scrape_targets:tile1h",
} as const;

/**
 * Steps between raw metrics and RECORDED. Recorded so that each raw family is read once; nothing outside the rules should depend
 * on them. `event` says what is counted per minute: all, fault, succeeded, exhausted, timed (has a latency), within (its bound).
 */
export const RECORDED_STEPS = {
  /** =1 with the labels of info: clusters that a metric or a file declares. */
  inventory: "etcd_cluster_inventory",
  memberSighting: "etcd_member_sighting",
  k8sLinkSighting: "etcd_k8s_link_sighting",
  /** newest sighting of the last days, time as value, labels of the thing; every 10 min. */
  remembered: "etcd_cluster_remembered",
  memberRemembered: "etcd_member_remembered",
  k8sLinkRemembered: "etcd_k8s_link_remembered",
  /** =1 {etcd_cluster, member} members that do not vote (sparse). */
  learner: "etcd_member_learner",
  /** 1 answers scrapes, 0 does not {etcd_cluster, member}; voting members only, every 15 s. */
  memberUp: "etcd:member_up:bool",
  /** 1 sees a leader, 0 does not {etcd_cluster, member}; voting members that answer, every 15 s. */
  memberLeader: "etcd:member_leader:bool",
  /** voting members among the scrape targets {etcd_cluster}. */
  targets: "etcd:targets:count",
  /** floor ratio {etcd_cluster, part: write|read}. */
  floor: "etcd:floor:ratio",
  /** =1 {etcd_cluster, target, server_id, place}: whose scrape target it is by etcd's own word; place = host part of the target. */
  targetId: "etcd_target_id",
  /** =1 {etcd_cluster, target}: further targets of a member, and targets that are no member (sparse). */
  targetExtra: "etcd_target_extra",
  /** =1 {etcd_cluster, target, member}: the member that a target belongs to. */
  targetMember: "etcd_target_member",
  /** members as said {etcd_cluster, from: inventory|etcd}: what expectedMembers is chosen from. */
  membersSaid: "etcd:members_said:count",
  /** Unix seconds when quorum was proven last {etcd_cluster}. */
  quorumProven: "etcd:quorum_proven:time",
  /** Unix seconds when a minute's quorum was unproven or bad last, while something was there to tell {etcd_cluster}. */
  quorumUnproven: "etcd:quorum_unproven:time",
  /** counters of the KV service as read at both ends of the minute {etcd_cluster, target, grpc_method, grpc_code, at: now|before}. */
  grpcReading: "etcd:grpc_reading:sum",
  /** requests of the minute {etcd_cluster, grpc_method, grpc_code}; codes that did not occur are absent but for OK. */
  grpcHandled: "etcd:grpc_handled:1m",
  /** apiservers' counters as read at both ends of the minute {k8s_cluster, target, sli, role, event, bound?, at}. */
  k8sReading: "k8s:etcd_reading:sum",
  /** =1 {k8s_cluster}: some apiserver is a scrape target. */
  apiserverUp: "k8s:apiserver_target:bool",
  /** events of the minute that failed or were slow {k8s_cluster, role, sli}. */
  k8sBad: "k8s:etcd_bad:1m",
  /** good share over the shortest of 1, 5, 15 min with enough events {k8s_cluster, role, sli}. */
  k8sGood: "k8s:etcd_good:ratio",
  /** 0 failing, 1 served, 2 errors unmeasured, 3 silent {k8s_cluster, role, sli}. */
  k8sState: "k8s:etcd_state:code",
  /** K8s clusters behind an etcd cluster {etcd_cluster, sli, state: failing|served|unmeasured|silent|failing_now}. */
  clients: "etcd:clients:count",
  /** good share by the members' own counters, cancelled counted as bad {etcd_cluster, sli}. */
  ownGood: "etcd:own_good:ratio",
  /** 1 the clients' side of the minute is bad, 0 good {etcd_cluster, sli}. */
  clientPartBad: "etcd:client_part_bad:1m",
  /** =1 {k8s_cluster, target}: apiservers that started a moment ago beside older ones (sparse). */
  apiserverYoung: "k8s:apiserver_young:bool",
  /** members that had the source in the last hour / members that were up {etcd_cluster, kind, source}. */
  sourceMembers: "etcd:source_members:ratio",
  /** events a minute {etcd_cluster, sli, source: server-histogram|grpc, event, bound?}. */
  requests: "etcd:requests:1m",
  /** bytes of the largest store, as kube-apiservers say {k8s_cluster}. */
  k8sDbSize: "k8s:etcd_db_size:bytes",
  /** events a minute {k8s_cluster, role, sli, event, bound?}. */
  k8sRequests: "k8s:etcd_requests:1m",
  /** the same through the links {etcd_cluster, sli, event}; event=within for the bound of the cluster. */
  clientRequests: "etcd:client_requests:1m",
  /** disk operations a minute {etcd_cluster, family: wal|backend, event: all|within, bound?}. */
  diskOperations: "etcd:disk_operations:1m",
  faultEvents: "etcd:fault_events:1m",
  slowEvents: "etcd:slow_events:1m",
  maintenanceFlag: "etcd:maintenance_flag:now",
  partBadMaintenance: "etcd:part_bad_maintenance:1m",
  /** voting members by what is known of them, every 15 s {etcd_cluster}. */
  membersKnown: "etcd:members_known:count",
  membersSeen: "etcd:members_seen:count",
  membersLost: "etcd:members_lost:count",
  membersLeaderless: "etcd:members_leaderless:count",
  membersUp: "etcd:members_up:count",
  /** writes a second that succeeded, by the members' own counters {etcd_cluster}. */
  serverWrites: "etcd:server_writes:rate",
  /** writes a second as kube-apiservers saw them {k8s_cluster, role, event: all|succeeded}. */
  k8sWrites: "k8s:etcd_writes:rate",
  clientWrites: "etcd:client_writes:rate",
  /** health as judged now, before it is held, in order of trouble {etcd_cluster}: 0 ok, 0.5 blind, 1 degraded, 2 burning, 3 down. */
  healthShade: "etcd:health_shade:value",
  /** =1 {etcd_cluster, alarm} where members say so themselves (sparse). */
  alarmRaised: "etcd:alarm_raised:bool",
  /** requests answered DataLoss a minute {etcd_cluster} (sparse). */
  dataLossEvents: "etcd:data_loss_events:1m",
  /** =1 {etcd_cluster, region, zone}: quorum is lost or a page-tier pair holds (sparse); every 15 s. */
  paging: "etcd:paging:bool",
  /** paging clusters that share a place {shared: zone|host, region, zone, host?}, only where they are many (sparse). */
  sharedCause: "etcd:shared_cause:count",
  /** numbers that inspections are made of {etcd_cluster, fact}; every minute. */
  inspectionFact: "etcd:inspection_fact:value",
  /** Unix seconds of the last comparison of the members {etcd_cluster}. */
  inspectionSeen: "etcd:inspection_seen:time",
} as const;

export type RecordedName = (typeof RECORDED)[keyof typeof RECORDED];
export type RecordedStepName = (typeof RECORDED_STEPS)[keyof typeof RECORDED_STEPS];

/** Readers of 10-minute series use this window: a bare selector misses them 36 of 61 minutes. */
export const SLOW_SERIES_LOOKBACK = "15m";
