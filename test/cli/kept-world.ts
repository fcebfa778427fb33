// A world in which somebody keeps the fabric, and the commands that speak with it.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { expect } from "vitest";
import { run } from "../../src/cli/run.ts";
import type { Control } from "../../src/model/controller.ts";
import { readControl } from "../../src/records/controller/control.ts";
import { storeKeys } from "../../src/records/keys.ts";
import { campaign, isLeadership, type Leadership } from "../../src/records/leader.ts";
import type { StatusEvent } from "../../src/reconcile/status-event.ts";
import { keepStatus, type StatusKeeper } from "../../src/reconcile/status-keeper.ts";
import { value } from "../contract/store-steps.ts";
import { createWorld, projectRoot, type World } from "../scenarios/world.ts";

export const keys = storeKeys("default");
const ajv = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true });

export interface KeptWorld extends World {
  /** A process that leads, on the machine of whoever types. */
  lead(pid?: number): Promise<Leadership>;
  /** The status of a leader, for one who tells it things. */
  statusOf(led: Leadership): Promise<StatusKeeper>;
  /** A leader to whom these things happened, each a minute after the one before. */
  keeping(events: readonly StatusEvent[], led?: Leadership): Promise<Leadership>;
  /** What a command says, and its exit code as the last line. */
  plumb(line: string): Promise<string[]>;
  /** Its JSON, once it was held against the schema. */
  plumbJson(schema: string, line: string): Promise<Record<string, unknown>>;
  told(): Promise<Control>;
}

export function createKeptWorld(): KeptWorld {
  const world = createWorld();
  const { store, clock } = world;
  const kept: KeptWorld = {
    ...world,
    async lead(pid = 12) {
      const holder = { owner: "bob", host: "desk", pid, command: "plumb watch" };
      const won = await campaign(store, clock, keys, holder, 600_000_000);
      if (!isLeadership(won)) throw new Error("somebody leads");
      return won;
    },
    async statusOf({ record, fence }) {
      return value(await keepStatus({ store, keys, clock }, { term: record.term, fence }));
    },
    async keeping(events, given) {
      const led = given ?? (await kept.lead());
      const status = await kept.statusOf(led);
      for (const event of events) {
        status.tell(event);
        clock.pass(60_000);
      }
      expect(await status.publish()).toMatchObject({ type: "written" });
      return led;
    },
    async plumb(line) {
      const ports = { ...world.ports, hasStore: () => Promise.resolve(true) };
      const words = line.match(/'[^']*'|\S+/g) ?? [];
      const code = await run(
        words.map((word) => word.replaceAll("'", "")),
        ports,
      );
      return [...world.taken(), `(exit ${code})`];
    },
    async plumbJson(schema, line) {
      const said = await kept.plumb(`${line} -o json`);
      const output = JSON.parse(said.slice(0, -1).join("\n"));
      const path = join(projectRoot, "schemas/outputs", `${schema}.schema.json`);
      const validate =
        ajv.getSchema(path) ??
        ajv.addSchema(JSON.parse(readFileSync(path, "utf8")), path).getSchema(path);
      expect(validate?.(output) === true ? [] : validate?.errors).toEqual([]);
      return output;
    },
    told: async () => value(await readControl(store, keys)),
  };
  return kept;
}
