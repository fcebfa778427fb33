// Every target type that this build knows, in the order in which what one resource needs comes about:
// switches carry a network before a host is plugged to it. Adding one is a folder beside this file and a
// line here.

import type { TargetType } from "../model/target.ts";
import { patchPanelTarget } from "./patchpanel/patchpanel-target.ts";
import { switchTarget } from "./switch/switch-target.ts";

export const targetTypes: readonly TargetType[] = [switchTarget, patchPanelTarget];
