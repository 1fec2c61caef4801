// Writes: Put, DeleteRange and Txn that succeeded within the bound of their spec. Rule: docs/slo.md "Requests".
import { buildApiserverSteps } from "../apiserver-requests";
import { buildGrpcSteps, buildServerHistogramSteps, type RequestKind } from "../requests";
import type { SliDefinition } from "../types";

export const WRITE_REQUESTS: RequestKind = {
  id: "write",
  histogramTypes: "Put|DeleteRange|Txn",
  grpcMethods: "Put|DeleteRange|Txn",
  apiserverOperations: 'operation=~"create|update|delete"',
  apiserverTimedOperations: 'operation=~"create|update|delete"',
};

export const write: SliDefinition = {
  id: "write",
  unit: "events",
  question: "slis.write.question",
  docs: "slis.write.docs",
  mayPage: true,
  buildMinuteSteps: (sources, bounds) => [
    ...buildServerHistogramSteps(sources, WRITE_REQUESTS, bounds.serverHistogram.write),
    ...buildGrpcSteps(sources, WRITE_REQUESTS, bounds.grpc.write),
    ...buildApiserverSteps(sources, WRITE_REQUESTS, bounds.apiserver.write),
  ],
};
