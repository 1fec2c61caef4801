// Which engines the product is tried on beyond those of `npm test`, where each comes from (a Go module pinned in build/), and where
// a built one lies: a folder per engine in the user's cache, so that putting that folder on the PATH is all that a test needs.
import { homedir } from "node:os";
import { join } from "node:path";

export interface EngineProgram {
  readonly name: string;
  readonly packagePath: string;
  /** prints the version; absent: it is not asked (etcdctl follows its etcd) */
  readonly versionFlag?: string;
}

export interface Engine {
  readonly id: string;
  /** what a program on the PATH has to say to be taken for it */
  readonly versionPattern: RegExp;
  readonly programs: readonly EngineProgram[];
  /** folder in tests/engines/build with go.mod and go.sum; absent: comes from a package only */
  readonly module?: string;
  readonly buildFlags?: readonly string[];
}

const COMMON_VERSION = "-X github.com/prometheus/common/version.Version";
const VICTORIA_VERSION = "-X github.com/VictoriaMetrics/VictoriaMetrics/lib/buildinfo.Version";
const KUBERNETES_VERSION = "-X k8s.io/component-base/version";

function etcd(minor: string): Engine {
  return {
    id: `etcd-${minor}`,
    versionPattern: new RegExp(`etcd Version: ${minor.replace(".", "\\.")}\\.`),
    module: `etcd-${minor}`,
    programs: [
      { name: "etcd", packagePath: "go.etcd.io/etcd/server/v3", versionFlag: "--version" },
      { name: "etcdctl", packagePath: "go.etcd.io/etcd/etcdctl/v3" },
    ],
  };
}

export const ENGINES: readonly Engine[] = [
  etcd("3.7"),
  etcd("3.6"),
  {
    id: "prometheus-3",
    versionPattern: /prometheus, version 3\./,
    module: "prometheus",
    buildFlags: ["-ldflags", `${COMMON_VERSION}=3.16.0`],
    programs: [
      {
        name: "prometheus",
        packagePath: "github.com/prometheus/prometheus/cmd/prometheus",
        versionFlag: "--version",
      },
      { name: "promtool", packagePath: "github.com/prometheus/prometheus/cmd/promtool" },
    ],
  },
  {
    id: "thanos",
    versionPattern: /thanos, version 0\.\d/,
    module: "thanos",
    buildFlags: ["-tags", "slicelabels", "-ldflags", `${COMMON_VERSION}=0.42.3`],
    programs: [{ name: "thanos", packagePath: "github.com/thanos-io/thanos/cmd/thanos", versionFlag: "--version" }],
  },
  {
    id: "victoria-metrics",
    versionPattern: /v1\.(?!79)\d+\./,
    module: "victoria-metrics",
    buildFlags: ["-ldflags", `${VICTORIA_VERSION}=v1.148.9`],
    programs: [
      {
        name: "victoria-metrics",
        packagePath: "github.com/VictoriaMetrics/VictoriaMetrics/app/victoria-metrics",
        versionFlag: "-version",
      },
      { name: "vmalert", packagePath: "github.com/VictoriaMetrics/VictoriaMetrics/app/vmalert" },
    ],
  },
  {
    id: "kube-apiserver",
    versionPattern: /Kubernetes v1\./,
    module: "kube-apiserver",
    buildFlags: [
      "-ldflags",
      `${KUBERNETES_VERSION}.gitVersion=v1.37.2 ${KUBERNETES_VERSION}.gitMajor=1 ${KUBERNETES_VERSION}.gitMinor=37`,
    ],
    programs: [
      { name: "kube-apiserver", packagePath: "k8s.io/kubernetes/cmd/kube-apiserver", versionFlag: "--version" },
    ],
  },
];

/** Outside of the repository, so that a fresh clone does not build again. */
export function getCacheDirectory(): string {
  const cache = process.env.XDG_CACHE_HOME;
  return join(cache === undefined || cache === "" ? join(homedir(), ".cache") : cache, "raftboard-engines");
}
