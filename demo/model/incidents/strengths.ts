// Strengths shared by incidents, next to the objectives that they are measured against.

/** Share of stalled fsyncs in a bad zone: writes stay over the 95 % floor, yet spend a 99.9 % budget some 30 times too fast. */
export const MAJORITY_STALL = 0.03;
