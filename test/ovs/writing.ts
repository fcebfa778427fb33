// A real switch that a driver writes to, as the tests of writing hold it: what to do is said as paths and
// values, what came of it is read from the switch, and the rows of others are kept an eye on.

import type { Json, JsonObject } from "../../src/model/json.ts";
import { operationId, type Operation } from "../../src/model/operation.ts";
import { segmentsOf, valueAt } from "../../src/model/pointer.ts";
import type { TargetSettings } from "../../src/model/target.ts";
import type { Driver, JointAnswer } from "../../src/ports/driver.ts";
import { startOpenVSwitch, type OpenVSwitch, type OvsOptions } from "../support/open-vswitch.ts";
import { ovsDriver, settingsOf, target } from "./driven.ts";
import { seenBy } from "../contract/driver-bench.ts";

/** A path and its value afterwards; undefined takes away what is there. */
export type Step = readonly [path: string, value?: Json];

export interface WrittenSwitch {
  readonly ovs: OpenVSwitch;
  readonly driver: Driver;
  readonly settings: TargetSettings;
  document(): Promise<JsonObject>;
  /** The answers in the order of the steps, which go as one. */
  answers(...steps: readonly Step[]): Promise<readonly JointAnswer[]>;
  /** The document afterwards; throws where a step was not accepted. */
  apply(...steps: readonly Step[]): Promise<JsonObject>;
  /** Columns of a row, as ovs-vsctl prints them, on one line. */
  row(table: string, name: string, ...columns: readonly string[]): string;
  remove(): Promise<void>;
}

/** `setup`: commands of ovs-vsctl that follow once the bridge br0 is there. */
export async function startWritten(
  setup: readonly string[] = [],
  options: OvsOptions = {},
  connection: JsonObject = {},
): Promise<WrittenSwitch> {
  const ovs = await startOpenVSwitch(options);
  const type = options.datapath === "netdev" ? ["set bridge br0 datapath_type=netdev"] : [];
  const commands = ["add-br br0", ...type, ...setup].join(" -- ").split(" ");
  ovs.vsctl(...(options.datapath === "none" ? ["--no-wait"] : []), ...commands);
  const driver = ovsDriver();
  const settings = settingsOf({ endpoint: ovs.endpoint, ...connection });
  const document = async (): Promise<JsonObject> => (await seenBy(driver, settings)).document;
  const answers = async (...steps: readonly Step[]): Promise<readonly JointAnswer[]> => {
    const operations = operationsFor(await document(), steps);
    const given = await driver.applyJointly?.(operations, settings);
    return operations.map(({ id }) => given?.get(id) ?? { type: "lost", reason: "no answer" });
  };
  return {
    ovs,
    driver,
    settings,
    document,
    answers,
    async apply(...steps) {
      const given = await answers(...steps);
      const failed = given.find(({ type }) => type !== "accepted");
      if (failed !== undefined) throw new Error(JSON.stringify(given));
      return await document();
    },
    row: (table, name, ...columns) =>
      ovs
        .vsctl("get", table, name, ...columns)
        .trim()
        .replaceAll("\n", " "),
    async remove() {
      await driver.close?.();
      await ovs.remove();
    },
  };
}

export function operationsFor(document: JsonObject, steps: readonly Step[]): readonly Operation[] {
  return steps.map(([path, value], i) => {
    const previous = valueAt(document, segmentsOf(path));
    const action = value === undefined ? "remove" : previous === undefined ? "add" : "replace";
    return {
      id: `${operationId(action, target, path)} ${i}`,
      target,
      action,
      path,
      ...(value === undefined ? {} : { value }),
      ...(previous === undefined ? {} : { previous }),
      claims: [],
      waitsFor: [],
      disrupts: [],
    };
  });
}
