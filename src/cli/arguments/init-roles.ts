// `plumb init etcd-roles`: what it takes beside a project's options.

import { usageProblem, type OptionDeclaration, type UsageProblem } from "./declaration.ts";
import type { OptionValues } from "./values.ts";

export interface RolesArguments {
  /** As given: "leaf-a1=switch/leaf-a1,switch/leaf-a2". */
  readonly agents: readonly AgentTargets[];
  /** A file with more of them, a line for each. */
  readonly agentsFile?: string;
  readonly planners: readonly string[];
  readonly approvers: readonly string[];
  readonly controllers: readonly string[];
  readonly logins?:
    | { readonly type: "password"; readonly folder: string }
    | { readonly type: "certificate" };
  readonly isEnabling: boolean;
  readonly isApproved: boolean;
}

export interface AgentTargets {
  readonly name: string;
  readonly patterns: readonly string[];
}

export const roleOptions: readonly OptionDeclaration[] = [
  {
    long: "agent",
    type: "list",
    value: "NAME=TARGETS",
    help: "etcd-roles: an agent's user, and its targets: leaf-a1=switch/leaf-a1,switch/leaf-a2 (or switch/*); may be repeated",
  },
  {
    long: "agents-file",
    type: "text",
    value: "FILE",
    help: "etcd-roles: a file with a line NAME=TARGETS for each agent",
  },
  {
    long: "planner",
    type: "list",
    value: "NAME",
    help: "etcd-roles: a user who may plan, and change nothing; may be repeated",
  },
  {
    long: "approver",
    type: "list",
    value: "NAME",
    help: "etcd-roles: a user who may stop and wake the controller, and consent to its plans; may be repeated",
  },
  {
    long: "controller",
    type: "list",
    value: "NAME",
    help: "etcd-roles: a user who may apply; may be repeated",
  },
  {
    long: "passwords",
    type: "text",
    value: "DIR",
    help: "etcd-roles: new users log in with passwords, made and kept in DIR/NAME.password",
  },
  {
    long: "certificates",
    type: "switch",
    help: "etcd-roles: new users are known by the common names of their certificates",
  },
  {
    long: "enable-auth",
    type: "switch",
    help: "etcd-roles: let users count: from then on nobody may do anything without a login",
  },
  { long: "auto-approve", short: "y", type: "switch", help: "etcd-roles: do it" },
];

export function readRoles(values: OptionValues): RolesArguments | UsageProblem {
  const agents: AgentTargets[] = [];
  // In a variable the commas between targets part the list: what has no name goes on with the last.
  for (const text of values.list("agent")) {
    const last = agents.at(-1);
    if (!text.includes("=") && last !== undefined) {
      agents.splice(-1, 1, { ...last, patterns: [...last.patterns, text] });
      continue;
    }
    const agent = readAgent(text);
    if (agent === undefined) return usageProblem(`--agent takes NAME=TARGETS, not "${text}"`);
    agents.push(agent);
  }
  const agentsFile = values.text("agents-file");
  const planners = values.list("planner");
  const approvers = values.list("approver");
  const controllers = values.list("controller");
  const named = [...agents, ...planners, ...approvers, ...controllers];
  if (named.length === 0 && agentsFile === undefined) {
    return usageProblem(
      "init etcd-roles needs to know for whom: --agent NAME=TARGETS, --agents-file, --planner, --approver or --controller",
    );
  }
  const folder = values.text("passwords");
  const areCertificates = values.isSet("certificates");
  if (folder !== undefined && areCertificates) {
    return usageProblem("give --passwords or --certificates: a user logs in with one of them");
  }
  const isApproved = values.isSet("auto-approve");
  if (isApproved && folder === undefined && !areCertificates) {
    return usageProblem(
      "--auto-approve needs to know how new users log in: --passwords DIR or --certificates",
    );
  }
  return {
    agents,
    planners,
    approvers,
    controllers,
    isEnabling: values.isSet("enable-auth"),
    isApproved,
    ...(agentsFile === undefined ? {} : { agentsFile }),
    ...(folder === undefined ? {} : { logins: { type: "password", folder } }),
    ...(areCertificates ? { logins: { type: "certificate" } } : {}),
  };
}

/** Undefined where the text is no "NAME=TARGETS"; whether it makes sense is seen later. */
export function readAgent(text: string): AgentTargets | undefined {
  const [, name = "", targets = ""] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  const patterns = targets.split(",").map((one) => one.trim());
  return name === "" || patterns.includes("") ? undefined : { name: name.trim(), patterns };
}
