// What the commits of the stories hold: a fabric of three pairs of switches, with one file for each network
// and binding or one for all of them; and such as nobody can use.

import { manifestText, numberedResources, switchesIn } from "../support/numbered-fabric.ts";
import { resource } from "../support/fabric.ts";
import type { Resource } from "../../src/model/resource.ts";
import type { TargetName } from "../../src/model/target.ts";

/** Of the repository; the controllers know of nothing else in it. */
export const manifestFolder = "fabrics/prod";

/** What a commit that can be used asks for. */
export interface Wish {
  /** Of bindings, in any order. */
  readonly numbers: readonly number[];
  readonly mode: "apply" | "approve";
  /** Whether all is in one file, which changes nothing. */
  readonly isTogether: boolean;
}

// More networks than bindings of a pair: no host has one of them twice.
const size = { pairs: 3, networks: 12 };
export const numberCount = 36;
export const targets: readonly TargetName[] = switchesIn(numberedResources(size, []));

export function resourcesOf({ numbers, mode }: Wish): readonly Resource[] {
  const sorted = numbers.toSorted((a, b) => a - b);
  const policy = resource("ReconcilePolicy", "policy", { mode });
  return [policy, ...numberedResources(size, sorted)];
}

export type Files = Readonly<Record<string, string>>;

/** Paths in the repository. */
export function filesOf(wish: Wish): Files {
  const files = new Map<string, Resource[]>();
  for (const one of resourcesOf(wish)) {
    const isApart = !wish.isTogether && ["Network", "PortBinding"].includes(one.kind);
    const name = `${manifestFolder}/${isApart ? `${one.kind.toLowerCase()}s/${one.name}` : "all"}.yaml`;
    files.set(name, [...(files.get(name) ?? []), one]);
  }
  return Object.fromEntries([...files].map(([name, all]) => [name, manifestText(all)]));
}

const untagged = (name: string): readonly Resource[] => [
  resource("Network", name, { id: name }),
  resource("PortBinding", `${name}-untagged`, { network: name, host: "node0-0" }),
];

/** Each is enough to make a commit unfit. */
const wrongTexts: readonly string[] = [
  "kind: [\n",
  manifestText([resource("PortBinding", "lost", { network: "nowhere", host: "node0-0" })]),
  manifestText([resource("Network", "odd", { id: "odd", colour: "blue" })]),
  // That these contradict each other nobody can tell before numbers are given.
  manifestText([...untagged("left"), ...untagged("right")]),
];

/** Commits that cannot be used, however sound what is wished: the last two have no manifests at all. */
export function unfitFiles(wish: Wish): readonly Files[] {
  const beside = wrongTexts.map((text) => {
    return { ...filesOf(wish), [`${manifestFolder}/wrong.yaml`]: text };
  });
  return [...beside, { [`${manifestFolder}/notes.txt`]: "nothing\n" }, {}];
}
