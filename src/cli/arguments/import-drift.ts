// The part of `plumb import` that takes over what somebody changed by hand: which of it, and where the
// changed manifests go.

import type { TargetName } from "../../model/target.ts";
import { usageProblem, type OptionDeclaration, type UsageProblem } from "./declaration.ts";
import type { OptionValues } from "./values.ts";

/** A target, and on it an item with everything below; all of the target without a path. */
export interface AcceptedPlace {
  readonly target: TargetName;
  readonly path?: string;
}

export interface DriftImportArguments {
  readonly type: "drift";
  /** None for all that drifted. */
  readonly accepted: readonly AcceptedPlace[];
  /** "show" writes nothing. */
  readonly to: { readonly type: "show" | "write" } | BranchWanted;
}

export interface BranchWanted {
  readonly type: "branch";
  readonly branch: string;
  readonly message?: string;
}

export const driftOptions: readonly OptionDeclaration[] = [
  { long: "write", type: "switch", help: "drift: change the manifests in place" },
  {
    long: "branch",
    type: "text",
    value: "NAME",
    help: "drift: commit the change to this new branch, and touch nothing that is checked out",
  },
  { long: "message", type: "text", value: "TEXT", help: "drift: the commit's message" },
];

export function readDriftImport(
  operands: readonly string[],
  values: OptionValues,
): DriftImportArguments | UsageProblem {
  const stray = ["out", "force"].find(
    (long) => values.text(long) !== undefined || values.isSet(long),
  );
  if (stray !== undefined) {
    return usageProblem(`--${stray} goes with other sources; drift changes the manifests of -f`);
  }
  const odd = operands.find((operand) => !/^[^/]+\/[^/]+(?:\/.+)?$/.test(operand));
  if (odd !== undefined) {
    return usageProblem(
      `"${odd}" is no target (switch/leaf-a1) and no item on one (switch/leaf-a1/vlans/2000)`,
    );
  }
  const branch = values.text("branch");
  const message = values.text("message");
  if (branch !== undefined && values.isSet("write")) {
    return usageProblem("the change goes into the files or onto a branch: --write or --branch");
  }
  if (branch === undefined && message !== undefined) {
    return usageProblem("--message is that of a commit: name its branch with --branch");
  }
  const accepted = operands.map(placeOf);
  if (branch === undefined) {
    return { type: "drift", accepted, to: { type: values.isSet("write") ? "write" : "show" } };
  }
  const wanted = { type: "branch", branch, ...(message === undefined ? {} : { message }) } as const;
  return { type: "drift", accepted, to: wanted };
}

function placeOf(operand: string): AcceptedPlace {
  const cut = operand.indexOf("/", operand.indexOf("/") + 1);
  if (cut === -1) return { target: operand };
  return { target: operand.slice(0, cut), path: operand.slice(cut) };
}
