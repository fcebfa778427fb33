// What an agent may be told to serve, as people write it.

import { closest } from "../../model/suggest.ts";
import { targetTypes } from "../../targets/list.ts";

/** What is wrong with "switch/leaf-a1", "switch/*" or "*"; undefined where nothing is. */
export function readTargetPattern(text: string): string | undefined {
  if (text === "*") return undefined;
  const cut = text.indexOf("/");
  const type = text.slice(0, Math.max(0, cut));
  const name = text.slice(cut + 1);
  if (type === "" || name === "") {
    return `"${text}" names no target; write switch/leaf-a1, switch/* or *`;
  }
  const types = targetTypes.map((one) => one.name);
  if (!types.includes(type)) {
    const meant = closest(type, types) ?? types[0] ?? "";
    return `there are no targets of the type "${type}"; did you mean ${meant}/${name}?`;
  }
  if (name === "*" || /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/.test(name)) return undefined;
  return name.includes("*")
    ? `"${text}" is no pattern that there is; write ${type}/* for all, or name them one by one`
    : `"${name}" is no name of a target: a-z, 0-9, "-" and "."`;
}

/** The targets in a file, one on each line; empty lines and those that begin with # say nothing. */
export function readTargetLines(text: string): {
  readonly targets: readonly string[];
  readonly problem?: { readonly line: number; readonly text: string };
} {
  const targets: string[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const target = line.trim();
    if (target === "" || target.startsWith("#")) continue;
    const problem = readTargetPattern(target);
    if (problem !== undefined) return { targets, problem: { line: index + 1, text: problem } };
    targets.push(target);
  }
  return { targets };
}
