// What a person asked for, checked: names that can be users and files, and targets as agents take them.

import type { Files } from "../../ports/files.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import { readTargetPattern } from "../agent/target-patterns.ts";
import { usageProblem, type UsageProblem } from "../arguments/declaration.ts";
import { readAgent, type AgentTargets, type RolesArguments } from "../arguments/init-roles.ts";
import { rootName, type RolesRequest } from "./wanted.ts";

export async function readRequest(
  given: RolesArguments,
  files: Files,
): Promise<RolesRequest | UsageProblem | Trouble> {
  const more = given.agentsFile === undefined ? [] : await agentsIn(given.agentsFile, files);
  if ("type" in more) return more;
  const agents = new Map<string, string[]>();
  for (const { name, patterns } of [...given.agents, ...more]) {
    agents.set(name, [...new Set([...(agents.get(name) ?? []), ...patterns])]);
  }
  const { planners, approvers, controllers, logins, isEnabling } = given;
  for (const name of [...agents.keys(), ...planners, ...approvers, ...controllers]) {
    const problem = problemOfName(name);
    if (problem !== undefined) return usageProblem(problem);
  }
  for (const pattern of [...agents.values()].flat()) {
    const problem = readTargetPattern(pattern);
    if (problem !== undefined) return usageProblem(problem);
  }
  const request = { agents, planners, approvers, controllers, isEnabling };
  return logins === undefined ? request : { ...request, logins };
}

async function agentsIn(
  file: string,
  files: Files,
): Promise<readonly AgentTargets[] | UsageProblem | Trouble> {
  const text = await files.readText(file);
  if (isTrouble(text)) return text;
  if (text === undefined) return usageProblem(`there is no file ${file}`);
  const agents: AgentTargets[] = [];
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    const said = line.replace(/(?:^|\s)#.*$/, "").trim();
    if (said === "") continue;
    const agent = readAgent(said);
    if (agent === undefined) {
      return usageProblem(`${file}:${i + 1} is no NAME=TARGETS (leaf-a1=switch/leaf-a1): ${said}`);
    }
    agents.push(agent);
  }
  return agents;
}

/** A name is a user of etcd, part of a role's name, part of a file's name, and often a host's. */
function problemOfName(name: string): string | undefined {
  if (name === rootName)
    return "root may do everything in etcd: name the user after what it is for";
  if (/^[A-Za-z0-9][A-Za-z0-9._@-]{0,127}$/.test(name)) return undefined;
  return `a user's name has letters, digits, ".", "_", "@" and "-", and "${name}" is none`;
}
