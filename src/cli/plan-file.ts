// A saved plan, read back. The file may have been anywhere in between, so nothing of it is believed
// before its shape and its digest have been checked.

import { isJsonObject, type Json, type JsonObject } from "../model/json.ts";
import { operationId } from "../model/operation.ts";
import type { Plan } from "../model/plan.ts";
import { digestOfPlan } from "../plan/digest.ts";
import type { Checkout } from "../ports/worktree.ts";

export type ReadPlan =
  | { readonly type: "plan"; readonly plan: Plan; readonly checkout?: Checkout }
  /** Not a plan that this build can run, and why. */
  | { readonly type: "unreadable"; readonly reason: string }
  /** A plan, but not the one that its digest names. */
  | { readonly type: "altered"; readonly digest: string };

const lists = [
  "operations",
  "allocated",
  "freed",
  "adoptions",
  "forgotten",
  "held",
  "places",
  "targets",
] as const;

export function readPlanFile(text: string): ReadPlan {
  const document = parse(text);
  if (document === undefined) return { type: "unreadable", reason: "it is not JSON" };
  return readPlanDocument(document);
}

/** The same for a text that was parsed already. */
export function readPlanDocument(document: JsonObject): ReadPlan {
  const version = document["formatVersion"];
  if (typeof version !== "string" || typeof document["digest"] !== "string") {
    return { type: "unreadable", reason: "it is not a plan; write one with plumb plan --out FILE" };
  }
  if (!version.startsWith("1.")) {
    return { type: "unreadable", reason: `its format is ${version}, and this build reads 1.x` };
  }
  if (!hasPlanShape(document))
    return { type: "unreadable", reason: "parts of the plan are missing" };
  const { digest, operations, allocations, allocated, freed, ...rest } =
    document as unknown as Plan;
  const { adoptions, forgotten, held, places, scopes, targets } = rest;
  const body = {
    operations,
    allocations,
    allocated,
    freed,
    adoptions,
    forgotten,
    held,
    places,
    scopes,
    targets,
  };
  if (digestOfPlan(body) !== digest || !areNamedRight(operations))
    return { type: "altered", digest };
  const checkout = checkoutOf(document["manifests"]);
  const plan = { digest, ...body };
  return { type: "plan", plan, ...(checkout === undefined ? {} : { checkout }) };
}

/** It decides nothing; one that is odd is none. */
function checkoutOf(said: Json | undefined): Checkout | undefined {
  if (!isJsonObject(said)) return undefined;
  const { commit, branch, changedFiles, otherFiles } = said;
  if (!Array.isArray(changedFiles) || typeof otherFiles !== "number") return undefined;
  const isCommit = typeof commit === "string" && /^[0-9a-f]{40,64}$/.test(commit);
  return {
    ...(isCommit ? { commit } : {}),
    ...(typeof branch === "string" ? { branch } : {}),
    changedFiles: changedFiles.filter((one) => typeof one === "string"),
    otherFiles,
  };
}

/** What waits for what is said by ids, so an id must be that of its operation. */
function areNamedRight(operations: Plan["operations"]): boolean {
  const ids = new Set(operations.map(({ id }) => id));
  return operations.every(
    ({ id, action, target, path, waitsFor }) =>
      id === operationId(action, target, path) && waitsFor.every((awaited) => ids.has(awaited)),
  );
}

function parse(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as JsonObject)
      : undefined;
  } catch {
    return undefined;
  }
}

function hasPlanShape(document: JsonObject): boolean {
  const allocations = document["allocations"];
  return (
    lists.every((name) => isListOfObjects(document[name])) &&
    Array.isArray(document["scopes"]) &&
    isObject(allocations) &&
    ["added", "released"].every((name) => isListOfObjects(allocations[name])) &&
    everyOf(document["operations"], (one) => {
      const isNamed = ["id", "target", "action", "path"].every(
        (name) => typeof one[name] === "string",
      );
      return (
        isNamed && ["claims", "waitsFor", "disrupts"].every((name) => Array.isArray(one[name]))
      );
    }) &&
    everyOf(document["targets"], (one) => isObject(one["settings"])) &&
    everyOf(document["adoptions"], (one) => isListOfObjects(one["claims"]))
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isListOfObjects(value: unknown): boolean {
  return Array.isArray(value) && value.every(isObject);
}

function everyOf(
  list: unknown,
  holds: (one: Readonly<Record<string, unknown>>) => boolean,
): boolean {
  return Array.isArray(list) && list.every((one) => isObject(one) && holds(one));
}
