// What no row of Open vSwitch could hold, in words, before anything is sent. Texts for which the server or
// the switch have words of their own are left to them.

import { isJsonObject, type Json } from "../../../model/json.ts";
import { isVni } from "../read/ledger.ts";
import { isVlan } from "../read/vlan-columns.ts";

const portChannelMax = 65_535;

type Check = (key: string, value: Json) => string | undefined;

const anObject: Check = (key, value) => (isJsonObject(value) ? undefined : misshapen(key));
const nothing: Check = (key, value) =>
  isJsonObject(value) && Object.keys(value).length === 0 ? undefined : misshapen(key);
const aText: Check = (key, value) => (typeof value === "string" ? undefined : misshapen(key));
const aNumber: Check = (key, value) => (typeof value === "number" ? undefined : misshapen(key));
const aVlan: Check = (key, value) => aNumber(key, value) ?? vlanProblem(value);

/** By the segments of a path, with a star for a key. What is not listed is no part of such a document. */
const checks: ReadonlyMap<string, Check> = new Map([
  ["vlans/*", (key, value) => vlanProblem(key) ?? anObject(key, value)],
  ["vlans/*/name", aText],
  ["vnis/*", (key, value) => vniProblem(key) ?? anObject(key, value)],
  ["vnis/*/vlan", aVlan],
  ["remoteVteps/*", (key, value) => vniProblem(key) ?? anObject(key, value)],
  ["remoteVteps/*/*", nothing],
  ["portChannels/*", (key, value) => portChannelProblem(key) ?? anObject(key, value)],
  ["portChannels/*/members", anObject],
  ["portChannels/*/members/*", nothing],
  ["portChannels/*/lacp", lacpProblem],
  ["interfaces/*", interfaceProblem],
  ["interfaces/*/type", typeProblem],
  ["interfaces/*/portChannel", aNumber],
  ["interfaces/*/description", aText],
  ["interfaces/*/allVlans", (key, value) => (value === true ? undefined : misshapen(key))],
  ["interfaces/*/nativeVlan", aVlan],
  ["interfaces/*/trunkVlans", anObject],
  ["interfaces/*/trunkVlans/*", (key, value) => vlanProblem(key) ?? nothing(key, value)],
  ["interfaces/*/translations", anObject],
  ["interfaces/*/translations/*", (key, value) => vlanProblem(key) ?? anObject(key, value)],
  ["interfaces/*/translations/*/vlan", aVlan],
]);

/** Why a value cannot stand at a path, or a part of the value below it; nothing can stand anywhere. */
export function unwritable(
  segments: readonly string[],
  value: Json | undefined,
): string | undefined {
  const key = segments.at(-1) ?? "";
  const check = key === "__proto__" ? undefined : checks.get(patternOf(segments));
  if (value === undefined) return undefined;
  if (check === undefined) return `Open vSwitch has nothing that could hold ${key}`;
  const reason = check(key, value);
  if (reason !== undefined || !isJsonObject(value)) return reason;
  for (const [below, of] of Object.entries(value)) {
    const found = unwritable([...segments, below], of);
    if (found !== undefined) return found;
  }
  return undefined;
}

function patternOf(segments: readonly string[]): string {
  const isKey = (i: number): boolean => i % 2 === 1 || (i === 2 && segments[0] === "remoteVteps");
  return segments.map((one, i) => (isKey(i) ? "*" : one)).join("/");
}

function vlanProblem(value: Json): string | undefined {
  return isVlan(numberIn(value)) ? undefined : `${shown(value)} is no VLAN: they go from 1 to 4094`;
}

function misshapen(key: string): string {
  return `${key} has not the form that it has in a document`;
}

function vniProblem(key: string): string | undefined {
  return isVni(numberIn(key)) ? undefined : `${key} is no VNI: they go from 1 to 16777215`;
}

function portChannelProblem(key: string): string | undefined {
  const number = numberIn(key);
  const isNumber = Number.isInteger(number) && number >= 1 && number <= portChannelMax;
  return isNumber ? undefined : `${key} is no port channel: they go from 1 to ${portChannelMax}`;
}

function lacpProblem(_key: string, value: Json): string | undefined {
  const isMode = value === "active" || value === "passive" || value === "off";
  return isMode ? undefined : `LACP is active, passive or off, not ${shown(value)}`;
}

function interfaceProblem(key: string, value: Json): string | undefined {
  const isInterface = key !== "" && isJsonObject(value) && Object.hasOwn(value, "type");
  return isInterface ? undefined : misshapen(key);
}

function typeProblem(key: string, value: Json): string | undefined {
  return value === "ethernet" || value === "lag" ? undefined : misshapen(key);
}

function shown(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** NaN where it is no number as documents write them. */
function numberIn(value: Json): number {
  if (typeof value === "number") return value;
  return typeof value === "string" && /^[1-9][0-9]*$/.test(value) ? Number(value) : Number.NaN;
}
