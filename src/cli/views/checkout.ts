// The commit that manifests are, in a few words: "main@4be1f07 (clean)".

import type { JsonObject } from "../../model/json.ts";
import type { Checkout } from "../../ports/worktree.ts";
import { counted } from "./numbers.ts";
import { printable } from "./printable.ts";

/** As many digits of a commit as people are used to. */
export function shortCommit(commit: string): string {
  return commit.slice(0, 7);
}

export function checkoutText({ commit, branch, changedFiles, otherFiles }: Checkout): string {
  const at = commit === undefined ? [] : [shortCommit(commit)];
  const name = [...(branch === undefined ? [] : [printable(branch)]), ...at].join("@");
  const state =
    changedFiles.length === 0 ? "clean" : `${counted(changedFiles.length, "file")} changed`;
  const apart = otherFiles === 0 ? [] : [`${otherFiles} from elsewhere`];
  const states = commit === undefined ? ["nothing committed yet"] : [state];
  return `${name} (${[...states, ...apart].join(", ")})`;
}

export function checkoutJson(checkout: Checkout): JsonObject {
  const { commit, branch, changedFiles, otherFiles } = checkout;
  return {
    ...(commit === undefined ? {} : { commit }),
    ...(branch === undefined ? {} : { branch }),
    changedFiles,
    otherFiles,
  };
}
