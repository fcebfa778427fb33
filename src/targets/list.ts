// Every target type that this build knows. Adding one is a folder beside this file and a line here.

import type { TargetType } from "../model/target.ts";
import { switchTarget } from "./switch/switch-target.ts";

export const targetTypes: readonly TargetType[] = [switchTarget];
