// Every SLI that is recorded, in the order in which pages list them.
import { availability } from "./definitions/availability";
import { disk } from "./definitions/disk";
import { integrity } from "./definitions/integrity";
import { read } from "./definitions/read";
import { write } from "./definitions/write";
import type { SliDefinition } from "./types";

export const SLIS: readonly SliDefinition[] = [availability, write, read, disk, integrity];
