// Components that an operation took away while the configuration still has them, as when a NIC goes: first
// its components, then the NIC. As long as the configuration says the same of one, nobody makes it again.

import { equalJson, type Json } from "../../../model/json.ts";
import { itemPathOf, itemValueOf, type Operation } from "../../../model/operation.ts";
import { pointerOf, segmentsOf } from "../../../model/pointer.ts";
import { valueOf, type WantedComponent } from "./component.ts";

export interface LeftOut {
  /** Takes note of an operation that was carried out. */
  note(operation: Operation): void;
  readonly has: (client: number, component: WantedComponent) => boolean;
}

export function createLeftOut(): LeftOut {
  /** What they were, by the paths of their items. */
  const components = new Map<string, Json>();
  return {
    note(operation) {
      const path = itemPathOf(operation);
      const [section, , component] = segmentsOf(path);
      if (section !== "wiring" || component === undefined) return;
      const previous = operation.item?.previous ?? operation.previous;
      const isGone = itemValueOf(operation) === undefined;
      if (isGone && previous !== undefined) components.set(path, previous);
      else components.delete(path);
    },
    has(client, component) {
      const path = pointerOf(["wiring", String(client), component.name]);
      const previous = components.get(path);
      return previous !== undefined && equalJson(previous, valueOf(component));
    },
  };
}
