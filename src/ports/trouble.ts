// Trouble outside: what ports and drivers answer when the world did not play along. It is a value;
// only the engine decides about retries, only the command's edge prints it.

export interface Trouble {
  readonly type: "trouble";
  /** What this layer was doing, as a phrase: "reading the live document of switch/leaf-a1". */
  readonly doing: string;
  /** What went wrong, in the other side's own words where it has some. */
  readonly reason: string;
  /** "soon": the same call may work in a moment; "later": when a person or time has changed something. */
  readonly retry: "soon" | "later" | "never";
  /** Since when it has been so, in milliseconds since the epoch, where that is known. */
  readonly sinceMs?: number;
}

export function trouble(doing: string, reason: string, retry: Trouble["retry"]): Trouble {
  return { type: "trouble", doing, reason, retry };
}

export function isTrouble(value: unknown): value is Trouble {
  return typeof value === "object" && value !== null && "type" in value && value.type === "trouble";
}
