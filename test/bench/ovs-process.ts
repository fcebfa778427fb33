// The two sides of the bench of real switches, in one process that stays warm. It reads what to do, a line
// for each, and answers with the milliseconds from the beginning and from when it first wanted to write.
//
// apply FOLDER: plumb apply of the manifests in a folder, with a store that remembers nothing.
// replay: all that it sent, from the same client alone, as many switches at a time as plumb has, and for
// each transaction the wait until the switch has done it.

import { mkdtempSync, rmSync } from "node:fs";
import { createInterface } from "node:readline";
import { systemClock } from "../../src/adapters/clock/system-clock.ts";
import { openEmbeddedStore } from "../../src/adapters/embedded/embedded-store.ts";
import { openOvsdb } from "../../src/adapters/ovsdb/ovsdb-client.ts";
import { run } from "../../src/cli/run.ts";
import type { RootRow } from "../../src/drivers/ovs/rows.ts";
import type {
  OpenOvsdb,
  OvsdbOperation,
  OvsdbPlace,
  OvsdbSession,
  OvsdbTables,
} from "../../src/ports/ovsdb.ts";
import { forEachLimited } from "../../src/reconcile/limited.ts";
import { createWorld } from "../scenarios/world.ts";
import { orThrow } from "./agents-plan.ts";

type Sent =
  | { readonly type: "lock"; readonly name: string }
  | { readonly type: "transact"; readonly operations: readonly OvsdbOperation[] };

/** What one switch was sent, in order. */
interface Recording {
  readonly place: OvsdbPlace;
  readonly sent: Sent[];
}

/** As many as an apply has under way where its agents run inside the command. */
const atOnce = 10;

let recordings: Recording[] = [];
let firstLockMs: number | undefined;

const open: OpenOvsdb = (place) => openOvsdb(place, { environment: {} });

async function apply(folder: string): Promise<void> {
  recordings = [];
  const state = mkdtempSync(`${folder}/state-`);
  const world = createWorld();
  const ports = {
    ...world.ports,
    clock: systemClock,
    openStore: () => openEmbeddedStore(state, systemClock),
    openOvsdb: async (place: OvsdbPlace) => {
      const sent: Sent[] = [];
      recordings.push({ place, sent });
      return recorded(orThrow(await open(place)), sent);
    },
  };
  const words = ["apply", "--auto-approve", "--state", state, "-f", `${folder}/manifests`];
  const code = await run(words, ports);
  if (code !== 0) throw new Error(world.taken().join("\n").slice(-4000));
  world.end();
  rmSync(state, { recursive: true });
}

/** The session itself, which from here on writes down what it is asked to send. */
function recorded(session: OvsdbSession, sent: Sent[]): OvsdbSession {
  const lock = session.lock.bind(session);
  const transact = session.transact.bind(session);
  session.lock = (name, waitMs) => {
    firstLockMs ??= performance.now();
    sent.push({ type: "lock", name });
    return lock(name, waitMs);
  };
  session.transact = (operations) => {
    sent.push({ type: "transact", operations });
    return transact(operations);
  };
  return session;
}

async function replayOne({ place, sent }: Recording): Promise<void> {
  const session = orThrow(await open(place));
  let wanted = rootOf(orThrow(await session.tables())).next_cfg;
  firstLockMs ??= performance.now();
  for (const one of sent) {
    if (one.type === "lock") orThrow(await session.lock(one.name, 0));
    else {
      const answer = orThrow(await session.transact(one.operations));
      if (answer.type !== "committed") throw new Error(JSON.stringify(answer));
      if (one.operations.some(countsUp)) wanted += 1;
      orThrow(await session.until((tables) => rootOf(tables).cur_cfg >= wanted, 60_000));
    }
  }
  await session.close();
}

/** It lets ovs-vswitchd say when it has taken the whole transaction over. */
function countsUp(operation: OvsdbOperation): boolean {
  return operation.op === "mutate" && operation.table === "Open_vSwitch";
}

function rootOf(tables: OvsdbTables): RootRow {
  const [root] = tables.rows("Open_vSwitch").values();
  return root as RootRow;
}

for await (const line of createInterface({ input: process.stdin })) {
  const [word, folder = ""] = line.split(" ");
  const startMs = performance.now();
  firstLockMs = undefined;
  await (word === "apply" ? apply(folder) : forEachLimited(recordings, atOnce, replayOne));
  const endMs = performance.now();
  process.stdout.write(`${endMs - startMs} ${endMs - (firstLockMs ?? Number.NaN)}\n`);
}
