// Availability in minutes: quorum by evidence, and writes and reads at or over their floors. Made from the other recorded
// series (lib/rules), since etcd's own request counters vanish together with etcd. Rule: docs/slo.md "Availability".
import type { SliDefinition } from "../types";

export const availability: SliDefinition = {
  id: "availability",
  unit: "minutes",
  question: "slis.availability.question",
  docs: "slis.availability.docs",
  mayPage: true,
  buildMinuteSteps: () => [],
};
