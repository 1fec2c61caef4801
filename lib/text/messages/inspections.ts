import { defineMessages } from "../define";

export const inspections = defineMessages({});
