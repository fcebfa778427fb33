// What this build of Plumbline can do. The lists are handed in, so that the planner imports none.

import type { AnyKind } from "../model/kind.ts";
import type { DriverTraits, TargetType } from "../model/target.ts";

export interface Catalog {
  readonly kinds: readonly AnyKind[];
  readonly targetTypes: ReadonlyMap<string, TargetType>;
  readonly drivers: ReadonlyMap<string, DriverTraits>;
}
