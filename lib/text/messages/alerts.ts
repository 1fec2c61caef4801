import { defineMessages } from "../define";

export const alerts = defineMessages({});
