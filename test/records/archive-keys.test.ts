// Which records are a fabric's state: every key that there is has its answer here, so that a new one
// is not forgotten in an export.

import { expect, test } from "vitest";
import { belongingOf, compareKeys } from "../../src/records/archive/archive-keys.ts";
import { storeKeys, type StoreKeys } from "../../src/records/keys.ts";

const keys = storeKeys("alpha");
const target = "switch/leaf/ä1";

/** What each key or prefix of a fabric is; "x" stands for what follows a prefix. */
const answers: Record<Exclude<keyof StoreKeys, "fabric" | "prefix">, string> = {
  lock: "left-out",
  generation: "kept",
  closed: "left-out",
  leader: "left-out",
  term: "left-out",
  allocations: "kept",
  allocationsDigest: "kept",
  targets: "kept",
  ownedDigests: "kept",
  liveHeads: "kept",
  simulated: "kept",
  changeSets: "left-out",
  looks: "left-out",
  agents: "kept",
  confirmations: "kept",
  journal: "kept",
  allocation: "kept",
  owned: "kept",
  ownedDigest: "kept",
  live: "kept",
  liveHead: "kept",
  changeSetsOf: "left-out",
  changeSet: "left-out",
  looksOf: "left-out",
  look: "left-out",
  agent: "kept",
  presence: "left-out",
  observation: "kept",
  answer: "kept",
  refusal: "kept",
  armed: "kept",
  confirmation: "kept",
  control: "kept",
  controller: "kept",
  suspension: "kept",
  wish: "kept",
  approvals: "kept",
  approval: "kept",
  controllerStatus: "kept",
  controllerMemory: "kept",
  sim: "kept",
  pieces: "kept",
  journalEntry: "kept",
  journalPieces: "kept",
  journalTargets: "kept",
};

function keyOf(name: keyof typeof answers): string {
  const place = keys[name];
  if (typeof place === "string") return place;
  if (name === "allocation") return keys.allocation("vlan/pod0", "blue/é");
  if (name === "pieces") return keys.pieces(keys.live(target));
  if (["confirmation", "journalEntry", "journalPieces", "journalTargets"].includes(name)) {
    return (place as (id: string) => string)("0000000001");
  }
  return (place as (of: string) => string)(target);
}

test.each(Object.entries(answers))("%s is %s", (name, answer) => {
  const key = keyOf(name as keyof typeof answers);
  const whole = key.endsWith("/") ? `${key}x` : key;
  expect(whole.startsWith(keys.prefix)).toBe(true);
  expect(belongingOf(whole.slice(keys.prefix.length))).toBe(answer);
});

test("every key that there is has its answer", () => {
  const all = Object.keys(keys).filter((name) => name !== "fabric" && name !== "prefix");
  expect(Object.keys(answers).sort()).toEqual(all.sort());
});

test("the long text of a message is no more kept than the message", () => {
  const pieces = keys.pieces(keys.changeSet(target)).slice(keys.prefix.length);
  expect(belongingOf(`${pieces}0123/0000`)).toBe("left-out");
});

test.each([
  "",
  "/",
  "elsewhere",
  "allocations",
  "allocations/",
  "allocations/../../beta/lock",
  "allocations/./x",
  "allocations//x",
  "/plumbline/v1/alpha/allocations/x",
  "targets/switch/a\u0000b/owned",
  "targets/switch/a\nb/owned",
  "live/switch/\uD800",
  "lockx",
  "generation/x",
  `live/switch/${"x".repeat(2000)}`,
])("%j is no key of a state", (key) => {
  expect(belongingOf(key)).toBe("unknown");
});

test("keys are compared as stores sort them: by bytes, not by code units", () => {
  const sorted = ["A", "a", "aa", "b/", "b0", "é", "\uFF5E", "\u{1F600}"];
  expect(sorted.toReversed().sort(compareKeys)).toEqual(sorted);
  expect(sorted.toReversed().sort()).not.toEqual(sorted);
});
