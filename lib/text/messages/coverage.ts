import { defineMessages } from "../define";

export const coverage = defineMessages({});
