// The options of every command that makes a plan: how much of it, and how far it may go.

import type { PlanOptions } from "../../plan/input.ts";
import type { OutputRequest } from "./output.ts";
import { usageProblem, type OptionDeclaration, type UsageProblem } from "./declaration.ts";
import type { OptionValues } from "./values.ts";

export interface PlanningArguments {
  readonly options: PlanOptions;
  /** Targets at a time; absent where nobody said so. */
  readonly parallelism?: number;
  /** Manifests without a resource are meant: everything that was applied is to go. */
  readonly mayBeEmpty: boolean;
  /** In which formats to report; absent for commands that have text and JSON only. */
  readonly outputs?: readonly OutputRequest[];
}

export const scopeOptions: readonly OptionDeclaration[] = [
  {
    long: "target",
    type: "list",
    value: "TARGET",
    help: "only this target (switch/leaf-a1); may be repeated",
  },
  { long: "exclude", type: "list", value: "TARGET", help: "all but this target; may be repeated" },
  {
    long: "scope",
    type: "list",
    value: "SCOPE",
    help: "only what this resource claims or claimed (Network/blue, HostGroup/n1,Network/blue, SwitchPair/p1, InfraNetwork); may be repeated",
  },
];

export const parallelismOption: OptionDeclaration = {
  long: "parallelism",
  type: "count",
  value: "N",
  help: "how many targets at a time (default: 10, and 200 where agents are remote)",
};

export const allowEmptyOption: OptionDeclaration = {
  long: "allow-empty",
  type: "switch",
  help: "manifests without any resource are meant: remove all that was applied",
};

export const planningOptions: readonly OptionDeclaration[] = [
  ...scopeOptions,
  { long: "adopt", type: "switch", help: "take over items in the way that are not ours" },
  {
    long: "allow-deletes",
    type: "count",
    value: "N",
    help: "let this plan remove up to N items, whatever the deletion budget says",
  },
  {
    long: "allow-disruption",
    type: "switch",
    help: "consent to operations that interrupt traffic",
  },
  {
    long: "rebalance",
    type: "switch",
    help: "spread networks evenly over transits and border gateways, moving as few as possible",
  },
  allowEmptyOption,
  parallelismOption,
];

export function readPlanning(values: OptionValues): PlanningArguments | UsageProblem {
  const targets = values.list("target");
  const exclude = values.list("exclude");
  const scopes = values.list("scope");
  const odd = [...targets, ...exclude].find((name) => !/^[^/]+\/.+$/.test(name));
  if (odd !== undefined) {
    return usageProblem(`"${odd}" needs two parts: a target is TYPE/NAME (switch/leaf-a1)`);
  }
  const oddScope = scopes.find(
    (scope) => !/^[A-Z][A-Za-z]*(?:\/[^,]+)?(?:,[A-Z][A-Za-z]*(?:\/[^,]+)?)*$/.test(scope),
  );
  if (oddScope !== undefined) {
    return usageProblem(
      `"${oddScope}" is no scope: write KIND/NAME (Network/blue), KIND for all of a kind, or several joined by commas that must hold together`,
    );
  }
  const parallelism = values.count("parallelism");
  if (parallelism !== undefined && parallelism < 1)
    return usageProblem("--parallelism takes a number from 1 on");
  const allowDeletes = values.count("allow-deletes");
  return {
    options: {
      adopt: values.isSet("adopt"),
      allowDisruption: values.isSet("allow-disruption"),
      rebalance: values.isSet("rebalance"),
      targets,
      exclude,
      scopes,
      ...(allowDeletes === undefined ? {} : { allowDeletes }),
    },
    mayBeEmpty: values.isSet("allow-empty"),
    ...(parallelism === undefined ? {} : { parallelism }),
  };
}
