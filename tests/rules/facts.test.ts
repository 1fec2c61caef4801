// Facts of clusters that only kube-apiserver knows: the size under each name that versions have given it.
import { expect, test } from "vitest";
import { runLayer } from "./run-layer";

test.each([
  ["1.28 on", "apiserver_storage_size_bytes", 'storage_cluster_id="etcd-0"'],
  ["1.26 and 1.27", "apiserver_storage_db_total_size_in_bytes", 'endpoint="https://e:2379"'],
  ["before", "etcd_db_total_size_in_bytes", 'endpoint="https://e:2379"'],
])("the size is what the apiserver says, Kubernetes %s", (_version, metric, label) => {
  const own = `job="kube-apiserver",k8s_cluster="k"`;
  expect(() =>
    runLayer({
      groups: ["minute"],
      onlyRecords: ["k8s:etcd_db_size:bytes", "etcd:db_size:bytes"],
      sampleInterval: "1m",
      evaluationInterval: "1m",
      series: {
        'etcd_k8s_link{etcd_cluster="managed",k8s_cluster="k",role="all"}': "1+0x10",
        [`${metric}{${own},instance="a",${label}}`]: "2000+0x10",
        [`${metric}{${own},instance="b",${label}}`]: "2500+0x10",
        'etcd_k8s_link{etcd_cluster="own",k8s_cluster="k",role="main"}': "1+0x10",
        'etcd_mvcc_db_total_size_in_bytes{job="etcd",etcd_cluster="own",instance="m1"}': "70+0x10",
      },
      expect: [
        {
          query: "etcd:db_size:bytes",
          at: "5m",
          samples: {
            '{etcd_cluster="managed"}': 2500,
            '{etcd_cluster="own"}': 70,
          },
        },
      ],
    }),
  ).not.toThrow();
});
