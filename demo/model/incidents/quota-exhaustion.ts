import { chooseCluster, defineIncident, EffectList } from "../incident";

/** etcd raises the alarm a little before the file reaches the quota: it adds the cost of the request. */
const ALARM_USAGE_RATIO = 0.956;
const FILLING_SHARE = 0.75;

export const quotaExhaustion = defineIncident({
  name: "quota-exhaustion",
  title: "The database reaches its quota",
  signature:
    "database size grows in a straight line for hours; near the quota nearly all writes fail with ResourceExhausted while reads stay " +
    "well; NOSPACE alarm; the kube-apiserver answers 500 to writes; it lasts until somebody compacts, defragments and disarms",
  place: "cluster",
  defaultDurationSeconds: 4 * 3_600,
  plan: (input) => {
    const cluster = chooseCluster(input, ({ spec }) => spec !== "large");
    if (cluster === undefined) return [];
    const { durationSeconds, fromMs } = input.occurrence;
    const list = new EffectList(input.occurrence, cluster.id, "service");
    const fillingSeconds = durationSeconds * FILLING_SHARE;
    const missingBytes = cluster.quotaBytes * ALARM_USAGE_RATIO - cluster.dbSizeBytes;
    return list
      .cluster(0, fillingSeconds, list.ramp(fromMs, missingBytes / fillingSeconds), "visible")
      .cluster(fillingSeconds, durationSeconds, {
        extraDbBytes: missingBytes,
        hasNoSpaceAlarm: true,
        writeFaultShare: 0.985,
        faultCode: "ResourceExhausted",
        failedProposalsPerSecond: 2,
      }).effects;
  },
});
