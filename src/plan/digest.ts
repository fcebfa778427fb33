// The name of a plan: a hash over everything that it would do and everything that it holds back.
// Positions in manifests are left out, so a comment that moves a line does not make another plan.

import { createHash, type Hash } from "node:crypto";
import { canonicalJson } from "../model/digest.ts";
import { isJsonObject, sortedJson, type Json } from "../model/json.ts";
import type { Plan } from "../model/plan.ts";
import type { TargetSettings } from "../model/target.ts";

/** SHA-256 in hex. Plans that would do the same have the same digest on every machine. */
export function digestOfPlan(plan: Omit<Plan, "digest">): string {
  const hash = createHash("sha256");
  const lines = new Lines(hash);
  // What waits for what follows from the operations, so it adds nothing to their name.
  const text = jsonTexts();
  for (const { id, value, previous, drift, item } of plan.operations) {
    lines.add(id);
    lines.add(text(value));
    lines.add(text(previous));
    // A consent to a declared change is none to make it again whenever somebody takes it back.
    if (drift === true) lines.add("drift");
    if (item !== undefined) lines.add(`of\t${text(item.value)}\t${text(item.previous)}`);
  }
  for (const change of ["added", "released"] as const) {
    for (const { pool, key, value } of plan.allocations[change]) {
      lines.add(`${change}\t${pool}\t${key}\t${String(value)}`);
    }
  }
  for (const { pool, key, value } of plan.freed)
    lines.add(`freed\t${pool}\t${key}\t${String(value)}`);
  for (const { target, path } of plan.adoptions) lines.add(`adopted\t${target}${path}`);
  for (const { target, path } of plan.forgotten) lines.add(`forgotten\t${target}${path}`);
  for (const { reason, target, path, detail } of plan.held) {
    lines.add(`held\t${reason}\t${target ?? ""}${path ?? ""}\t${detail}`);
  }
  for (const { target, state, settings } of plan.targets) {
    lines.add(`target\t${target}\t${state}\t${settingsText(settings)}`);
  }
  return lines.end();
}

/** Equal values have equal texts. Made once of each object: many items share one. */
function jsonTexts(): (value: Json | undefined) => string {
  const texts = new Map<Json, string>();
  let last: Json | undefined;
  let lastText = "";
  return (value) => {
    if (typeof value !== "object") return value === undefined ? "" : JSON.stringify(value);
    // Thousands of items in a row share one.
    if (value === last) return lastText;
    let text = texts.get(value);
    if (text === undefined) {
      text = JSON.stringify(isSmall(value) ? value : sortedJson(value));
      texts.set(value, text);
    }
    last = value;
    lastText = text;
    return text;
  };
}

/** An object with one plain field or none has no order to lose; most items are such. */
function isSmall(value: Json): boolean {
  const fields = isJsonObject(value) ? Object.values(value) : undefined;
  if (fields === undefined || fields.length > 1) return false;
  return fields.every((field) => typeof field === "string" || Number.isSafeInteger(field));
}

/** Settings live longer than plans, and there are a thousand of them in each. */
function settingsText(settings: TargetSettings): string {
  let text = settingsTexts.get(settings);
  if (text === undefined) {
    const { target, driver, ownership, pools, limits, connection } = settings;
    text = canonicalJson({ target, driver, ownership, pools, limits, connection });
    settingsTexts.set(settings, text);
  }
  return text;
}

const settingsTexts: WeakMap<TargetSettings, string> = new WeakMap();

/** Feeds a hash in pieces that are neither tiny nor the whole plan. */
class Lines {
  readonly #hash: Hash;
  #waiting: string[] = [];

  constructor(hash: Hash) {
    this.#hash = hash;
  }

  add(line: string): void {
    this.#waiting.push(line);
    if (this.#waiting.length >= 4096) this.#flush();
  }

  end(): string {
    this.#flush();
    return this.#hash.digest("hex");
  }

  #flush(): void {
    if (this.#waiting.length > 0) this.#hash.update(`${this.#waiting.join("\n")}\n`);
    this.#waiting = [];
  }
}
