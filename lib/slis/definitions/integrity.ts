// Integrity in minutes: inspected, found consistent, and free of NOSPACE and CORRUPT. Made from inspections and alarms (lib/rules).
// A ticket, never a page: the alarms themselves page. Rule: docs/inspections.md "Integrity".
import type { SliDefinition } from "../types";

export const integrity: SliDefinition = {
  id: "integrity",
  unit: "minutes",
  question: "slis.integrity.question",
  docs: "slis.integrity.docs",
  mayPage: false,
  buildMinuteSteps: () => [],
};
