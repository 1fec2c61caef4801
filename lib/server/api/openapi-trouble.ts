import "server-only";
// The endpoints of troubleshooting and of one K8s cluster for the OpenAPI document.
import { k8sDetailSchema, troubleshootSchema } from "../../contract/troubleshoot";
import type { Endpoint, Parameter } from "./openapi";

const text = { type: "string" } as const;

export function troubleEndpoints(window: readonly Parameter[]): readonly Endpoint[] {
  return [
    {
      path: "/api/v1/troubleshoot",
      summary:
        "Both sides of etcd and Kubernetes on one time axis: signals with their onsets in order, verdict, neighbours.",
      parameters: [
        { name: "etcd", in: "query", description: "Id of an etcd cluster; this or `k8s`.", schema: text },
        { name: "k8s", in: "query", description: "Id of a K8s cluster; this or `etcd`.", schema: text },
        ...window,
      ],
      schema: troubleshootSchema,
    },
    {
      path: "/api/v1/k8s/{id}",
      summary: "One K8s cluster: the etcd clusters behind it and what its kube-apiservers see now.",
      parameters: [{ name: "id", in: "path", required: true, description: "Id of a K8s cluster.", schema: text }],
      schema: k8sDetailSchema,
    },
  ];
}
