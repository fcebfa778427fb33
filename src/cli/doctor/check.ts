// One thing that the doctor looked at, and what it makes of it.

export type Area = "store" | "access" | "records" | "lock" | "journal" | "agents" | "clocks";

export interface Check {
  readonly area: Area;
  /** A problem stops something, or will soon; a warning is worth a look. */
  readonly state: "ok" | "warning" | "problem";
  /** What was found, as one sentence without its full stop. */
  readonly says: string;
  /** What to do. */
  readonly help?: string;
}

export function ok(area: Area, says: string): Check {
  return { area, state: "ok", says };
}

export function warning(area: Area, says: string, help?: string): Check {
  return { area, state: "warning", says, ...(help === undefined ? {} : { help }) };
}

export function problem(area: Area, says: string, help?: string): Check {
  return { area, state: "problem", says, ...(help === undefined ? {} : { help }) };
}
