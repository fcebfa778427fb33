// Which keys of a fabric a login may touch, by what it is for. Etcd lets a range be read or watched only
// where one permission covers all of it, so whoever serves a pattern of targets gets their prefix.

import { underPrefix, type Permission } from "../ports/store-roles.ts";
import { escapeName, type StoreKeys } from "./keys.ts";

/** "switch/leaf-a1", "switch/*" for all of a type, "*" for all. */
export type TargetPattern = string;

/** What an agent says of its targets and of them alone, and what it must know to carry out what it is told. */
export function agentPermissions(
  keys: StoreKeys,
  patterns: readonly TargetPattern[],
): Permission[] {
  const ofTargets = patterns.flatMap((pattern) => [
    ...writtenByAgent(keys, pattern).map((range) => ({ may: "read-write", ...range }) as const),
    ...readByAgent(keys, pattern).map((range) => ({ may: "read", ...range }) as const),
  ]);
  return [...ofTargets, { may: "read", ...underPrefix(keys.confirmations) }];
}

/**
 * Whoever plans reads everything and asks agents to look. It records nothing that it saw: what lies
 * under the live documents is an agent's word, and a plan that cannot record them reads them again.
 */
export function plannerPermissions(keys: StoreKeys): Permission[] {
  return [
    { may: "read", ...underPrefix(keys.prefix) },
    { may: "read-write", ...underPrefix(keys.looks) },
  ];
}

/** Whoever approves reads everything, and tells the controller what it may do; it writes nothing else. */
export function approverPermissions(keys: StoreKeys): Permission[] {
  return [
    { may: "read", ...underPrefix(keys.prefix) },
    { may: "read-write", ...underPrefix(keys.control) },
  ];
}

/** Whoever applies takes the lock and writes everything of the fabric, and of no other. */
export function controllerPermissions(keys: StoreKeys): Permission[] {
  return [{ may: "read-write", ...underPrefix(keys.prefix) }];
}

type Range = Pick<Permission, "key" | "end">;

function writtenByAgent(keys: StoreKeys, pattern: TargetPattern): Range[] {
  const folder = folderOf(pattern);
  const { prefix } = keys;
  const said = [`${prefix}agents/`, `${prefix}pieces/agents/`, `${prefix}pieces/live/`];
  const seen = [`${prefix}live/`, `${prefix}live-heads/`];
  return [
    ...said.map((one) => underPrefix(one + folder)),
    // One target's live document is one key, and that of leaf-a10 is not below that of leaf-a1.
    ...seen.map((one) => (isExact(pattern) ? keyOf(one + folder) : underPrefix(one + folder))),
  ];
}

function readByAgent({ prefix }: StoreKeys, pattern: TargetPattern): Range[] {
  const asked = [`${prefix}change-sets/`, `${prefix}pieces/change-sets/`, `${prefix}looks/`];
  return asked.map((one) => underPrefix(one + folderOf(pattern)));
}

/** What follows the prefix of a kind of records: "switch/leaf-a1/", "switch/", "". */
function folderOf(pattern: TargetPattern): string {
  if (pattern === "*") return "";
  const cut = pattern.indexOf("/");
  const type = `${escapeName(pattern.slice(0, cut))}/`;
  return isExact(pattern) ? `${type}${escapeName(pattern.slice(cut + 1))}/` : type;
}

function isExact(pattern: TargetPattern): boolean {
  return pattern !== "*" && !pattern.endsWith("/*");
}

function keyOf(folder: string): Range {
  return { key: folder.slice(0, -1) };
}
