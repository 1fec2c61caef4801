// Peer network and process families of an etcd member.
import { BASIS } from "../basis";
import type { Member } from "../fleet";
import { histogramFamily } from "../histogram";
import { body, PEER_BOUNDS } from "../profiles";
import { between, hashUnit } from "../random";
import type { FamilySpec, SeriesSpec } from "../series";
import type { Segment } from "../timeline";
import { counter, counterSeries, gauge, gaugeSeries, type MemberContext, memberOf, swinging } from "./context";
import { appliedPerSecond } from "./load";

function isReachable(context: MemberContext, peer: Member, segment: Segment): boolean {
  const other = segment.members[peer.index];
  return other?.isUp === true && !other.isIsolated && !memberOf(context, segment).isIsolated;
}

/** Raft bytes to or from one peer: the leader sends the entries, followers send little more than acknowledgements. */
function raftBytesPerWrite(context: MemberContext, fromIndex: number, segment: Segment): number {
  const entry = context.cluster.valueSizeBytes * segment.cluster.valueSizeFactor * 1.1;
  return fromIndex === segment.leaderIndex ? entry + 160 : 140 + entry * 0.02;
}

function roundTrips(context: MemberContext, peers: readonly Member[]): FamilySpec {
  return histogramFamily(
    "etcd_network_peer_round_trip_time_seconds",
    peers.map((peer) => {
      const isNear = peer.zone === context.member.zone;
      const median = isNear ? 0.0004 : between(hashUnit(1, context.member.zone, peer.zone), 0.0009, 0.0016);
      const quiet = body(PEER_BOUNDS, median, median * 2.2);
      const busy = body(PEER_BOUNDS, median * 1.25, median * 5);
      return {
        name: "etcd_network_peer_round_trip_time_seconds",
        labels: `To="${peer.serverIdHex}"`,
        bounds: PEER_BOUNDS,
        load: BASIS.time,
        busyLoad: BASIS.busyTime,
        // two probers, every 30 s each; nothing is observed while the peer is away
        flow: (segment) => ({ rate: isReachable(context, peer, segment) ? 4 / 60 : 0, quiet, busy }),
      };
    }),
  );
}

function peerFamilies(context: MemberContext): FamilySpec[] {
  const { member } = context;
  const peers = context.cluster.members.filter((other) => other.index !== member.index);
  if (peers.length === 0) return [];
  const perPeer = (name: string, type: FamilySpec["type"], build: (peer: Member) => SeriesSpec): FamilySpec => ({
    name,
    type,
    series: peers.map(build),
  });
  const bytes = (name: string, label: "To" | "From"): FamilySpec =>
    perPeer(name, "counter", (peer) =>
      counterSeries(name, `${label}="${peer.serverIdHex}"`, BASIS.writes, (segment) => {
        if (!isReachable(context, peer, segment)) return 0;
        const sender = label === "To" ? member.index : peer.index;
        return appliedPerSecond(context.cluster, segment) * raftBytesPerWrite(context, sender, segment) + 600;
      }),
    );
  const sentFailures = "etcd_network_peer_sent_failures_total";
  const activePeers = "etcd_network_active_peers";
  return [
    roundTrips(context, peers),
    perPeer(activePeers, "gauge", (peer) =>
      gaugeSeries(activePeers, `Local="${member.serverIdHex}",Remote="${peer.serverIdHex}"`, (segment) =>
        isReachable(context, peer, segment) ? 1 : 0,
      ),
    ),
    bytes("etcd_network_peer_sent_bytes_total", "To"),
    bytes("etcd_network_peer_received_bytes_total", "From"),
    perPeer(sentFailures, "counter", (peer) => ({
      ...counterSeries(sentFailures, `To="${peer.serverIdHex}"`, BASIS.time, (segment) => {
        if (isReachable(context, peer, segment)) return 0;
        return segment.leaderIndex === member.index ? 10 : 0.4;
      }),
      isLazy: true,
    })),
  ];
}

function processFamilies(context: MemberContext): FamilySpec[] {
  const { cluster, member } = context;
  const inUseBytes = cluster.dbSizeBytes * cluster.dbInUseRatio;
  const memoryBytes = 55e6 + inUseBytes * between(hashUnit(1, member.id, "rss"), 1.9, 2.6);
  const share = (segment: Segment) => memberOf(context, segment).trafficShare * cluster.members.length;
  return [
    gauge("process_start_time_seconds", "", (segment) => memberOf(context, segment).startedAtMs / 1000, 2),
    swinging(
      "process_resident_memory_bytes",
      (segment) => memoryBytes * memberOf(context, segment).memoryFactor,
      BASIS.wobble,
      (segment) => memoryBytes * memberOf(context, segment).memoryFactor * 0.05,
    ),
    counter(
      "process_cpu_seconds_total",
      BASIS.writes,
      (segment) =>
        (0.02 + cluster.writesPerSecond * 0.0011) * memberOf(context, segment).cpuFactor * (0.6 + 0.4 * share(segment)),
      "counter",
      2,
    ),
    swinging(
      "process_open_fds",
      (segment) => 40 + cluster.fdsCount * memberOf(context, segment).trafficShare,
      BASIS.wobble,
      (segment) => cluster.fdsCount * memberOf(context, segment).trafficShare * 0.04,
    ),
    gauge("process_max_fds", "", () => 65_536),
    swinging(
      "go_goroutines",
      (segment) => 110 + 2.6 * cluster.fdsCount * memberOf(context, segment).trafficShare,
      BASIS.flutter,
      (segment) => cluster.fdsCount * memberOf(context, segment).trafficShare * 0.1,
    ),
  ];
}

/** The members as a member knows them, itself among them; told since 3.6. */
function knownPeers({ cluster, member, minor }: MemberContext): FamilySpec[] {
  if (minor < 6) return [];
  const name = "etcd_network_known_peers";
  const series = cluster.members.map(({ serverIdHex }) =>
    gaugeSeries(name, `Local="${member.serverIdHex}",Remote="${serverIdHex}"`, () => 1),
  );
  return [{ name, type: "gauge", series }];
}

export function hostFamilies(context: MemberContext): FamilySpec[] {
  return [...knownPeers(context), ...peerFamilies(context), ...processFamilies(context)];
}
