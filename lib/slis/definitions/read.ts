// Reads: Range and read-only Txn that succeeded within the bound of their spec. Rule: docs/slo.md "Requests".
import { buildApiserverSteps, buildGrpcSteps, buildServerHistogramSteps, type RequestKind } from "../requests";
import type { SliDefinition } from "../types";

export const READ_REQUESTS: RequestKind = {
  id: "read",
  histogramTypes: "Range|ReadonlyTxn",
  grpcMethods: "Range",
  apiserverOperations: "get|list|listWithCount|listOnlyKeys",
};

export const read: SliDefinition = {
  id: "read",
  unit: "events",
  question: "slis.read.question",
  docs: "slis.read.docs",
  mayPage: true,
  buildMinuteSteps: (sources, bounds) => [
    ...buildServerHistogramSteps(sources, READ_REQUESTS, bounds.serverHistogram.read),
    ...buildGrpcSteps(sources, READ_REQUESTS, bounds.grpc.read),
    ...buildApiserverSteps(sources, READ_REQUESTS, bounds.apiserver.read),
  ],
};
