// The part of `plumb import` that names switches by where they are reached: Open vSwitch databases that
// no manifest declares. What may be different for each is given once for each, in their order.

import type { JsonObject } from "../../model/json.ts";
import { isUsageProblem, usageProblem } from "./declaration.ts";
import type { OptionDeclaration, UsageProblem } from "./declaration.ts";
import type { OptionValues } from "./values.ts";

export interface ReachedSwitch {
  /** Of the Switch to be written. */
  readonly name: string;
  readonly pair: string;
  /** As the spec of a Switch has it: endpoint, credentials, serverName, bridge, vtepAddress. */
  readonly connection: JsonObject;
}

export const ovsOptions: readonly OptionDeclaration[] = [
  {
    long: "name",
    type: "list",
    value: "NAME",
    help: "ovs: what a switch is to be called; default: the first label of its host's name",
  },
  {
    long: "bridge",
    type: "list",
    value: "BRIDGE",
    help: "ovs: the bridge that is the switch; default: br0",
  },
  {
    long: "vtep-address",
    type: "list",
    value: "ADDRESS",
    help: "ovs: where the switch's tunnels end",
  },
  {
    long: "credentials-file",
    type: "list",
    value: "FILE",
    help: "ovs: the file with key and certificates for ssl:",
  },
  {
    long: "credentials-env",
    type: "list",
    value: "VARIABLE",
    help: "ovs: the variable with key and certificates for ssl:",
  },
  {
    long: "server-name",
    type: "list",
    value: "NAME",
    help: "ovs: the name in the switch's certificate, if it is not its host",
  },
];

/** `endpoints` are as they were typed; at least one. */
export function readReachedSwitches(
  endpoints: readonly string[],
  values: OptionValues,
): readonly ReachedSwitch[] | UsageProblem {
  const twice = endpoints.find((endpoint, i) => endpoints.indexOf(endpoint) !== i);
  if (twice !== undefined) return usageProblem(`${twice} is named twice`);
  const fields: Record<string, readonly (string | undefined)[]> = {};
  for (const long of ["pair", ...ovsOptions.map((option) => option.long)]) {
    const given = forEach(endpoints, long, values.list(long));
    if (isUsageProblem(given)) return given;
    fields[long] = given;
  }
  const switches: ReachedSwitch[] = [];
  for (const [i, endpoint] of endpoints.entries()) {
    const one = readOne(endpoint, (long) => fields[long]?.[i]);
    if (isUsageProblem(one)) return one;
    if (switches.some(({ name }) => name === one.name)) {
      return usageProblem(`two switches would be called ${one.name}: say their names with --name`);
    }
    switches.push(one);
  }
  return switches;
}

/** What several switches may have in common. */
const common = new Set(["pair", "bridge", "credentials-file", "credentials-env"]);

function forEach(
  endpoints: readonly string[],
  long: string,
  given: readonly string[],
): readonly (string | undefined)[] | UsageProblem {
  if (given.length === 0 || given.length === endpoints.length) return given;
  if (given.length === 1 && common.has(long)) return endpoints.map(() => given[0]);
  const once = common.has(long) ? "once for all or " : "";
  const count = endpoints.length === 1 ? "is 1 switch" : `are ${endpoints.length} switches`;
  return usageProblem(`there ${count}: give --${long} ${once}once for each, in their order`);
}

function readOne(
  endpoint: string,
  field: (long: string) => string | undefined,
): ReachedSwitch | UsageProblem {
  if (!/^(?:unix|tcp|ssl):./.test(endpoint)) {
    return usageProblem(
      `"${endpoint}" is no way to an Open vSwitch: write unix:PATH, tcp:HOST:PORT or ssl:HOST:PORT`,
    );
  }
  const name = field("name") ?? /^(?:tcp|ssl):([a-z][-a-z0-9]*)[.:]/.exec(endpoint)?.[1];
  if (name === undefined) {
    return usageProblem(`say what the switch at ${endpoint} is to be called: --name NAME`);
  }
  const pair = field("pair") ?? name;
  const problem = nameProblem("name", name) ?? nameProblem("pair", pair);
  if (problem !== undefined) return problem;
  const credentials = readCredentials(field("credentials-file"), field("credentials-env"));
  if (isUsageProblem(credentials)) return credentials;
  const fields = {
    endpoint,
    credentials,
    serverName: field("server-name"),
    bridge: field("bridge"),
    vtepAddress: field("vtep-address"),
  };
  const connection: Record<string, string | JsonObject> = {};
  for (const [key, value] of Object.entries(fields)) {
    if (value !== undefined) connection[key] = value;
  }
  return { name, pair, connection };
}

/** Undefined for what a resource can be called. */
export function nameProblem(long: string, name: string): UsageProblem | undefined {
  if (/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(name) && name.length <= 63) return undefined;
  return usageProblem(`--${long} takes a name of a-z, 0-9 and "-", not "${name}"`);
}

function readCredentials(
  fromFile: string | undefined,
  fromEnv: string | undefined,
): JsonObject | undefined | UsageProblem {
  if (fromFile === undefined && fromEnv === undefined) return undefined;
  if (fromFile !== undefined && fromEnv !== undefined) {
    return usageProblem("credentials are in a file or in a variable: leave one of the two out");
  }
  if (fromFile !== undefined) return { fromFile };
  if (fromEnv === undefined || !/^[A-Za-z_][A-Za-z0-9_]*$/.test(fromEnv)) {
    return usageProblem(`--credentials-env takes the name of a variable, not "${fromEnv ?? ""}"`);
  }
  return { fromEnv };
}
