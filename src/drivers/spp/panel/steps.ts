// What is to be done at a process; a text says why nothing can be.

import type { SppStep } from "../../../ports/spp-ctl.ts";

export type Steps = readonly SppStep[] | string;
