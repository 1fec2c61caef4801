// Reads: Range and read-only Txn that succeeded within the bound of their spec. Rule: docs/slo.md "Requests".
import { buildApiserverSteps } from "../apiserver-requests";
import { buildGrpcSteps, buildServerHistogramSteps, type RequestKind } from "../requests";
import type { SliDefinition } from "../types";

export const READ_REQUESTS: RequestKind = {
  id: "read",
  histogramTypes: "Range|ReadonlyTxn",
  grpcMethods: "Range|RangeStream",
  // All that is no write: names come with versions (listStream, getCurrentResourceVersion from 1.37 on).
  apiserverOperations: 'operation!~"create|update|delete"',
  apiserverTimedOperations: 'operation=~"get|getCurrentResourceVersion|count"',
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
