// Says that a text is no number of an autonomous system.

import type { FieldOf, Finding } from "../model/diagnostic.ts";
import { asNumberOf } from "./as-number.ts";

/** Empty where it is one, or is not written at all. */
export function checkAsNumber(written: string | number | undefined, at: FieldOf): Finding[] {
  if (written === undefined || asNumberOf(written) !== undefined) return [];
  return [
    {
      code: "fabric/as-number",
      severity: "error",
      at,
      label: "not from 1 to 4294967295, nor two parts up to 65535",
      help: 'write a number from 1 to 4294967295 ("65130"), or its upper and lower half ("65130.1")',
    },
  ];
}
