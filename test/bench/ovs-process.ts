// The two sides of the bench of real switches, each in a process of its own that prints its milliseconds.
//
// apply FOLDER FILE: plumb apply of the manifests in a folder, with all that was sent written to a file.
// replay FILE: the same transactions from the same client alone, switches at a time as plumb has them, and
// for each the wait until its switch has done it.

import { readFileSync, writeFileSync } from "node:fs";
import { deserialize, serialize } from "node:v8";
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

async function timed(work: () => Promise<void>): Promise<void> {
  const startMs = performance.now();
  await work();
  process.stdout.write(`${performance.now() - startMs}\n`);
}

const open: OpenOvsdb = (place) => openOvsdb(place, { environment: {} });

async function apply(folder: string, file: string): Promise<void> {
  const recordings: Recording[] = [];
  const recording: OpenOvsdb = async (place) => {
    const session = orThrow(await open(place));
    const sent: Sent[] = [];
    recordings.push({ place, sent });
    return recorded(session, sent);
  };
  const world = createWorld();
  const ports = {
    ...world.ports,
    clock: systemClock,
    openOvsdb: recording,
    openStore: () => openEmbeddedStore(`${folder}/state`, systemClock),
  };
  await timed(async () => {
    const code = await run(["apply", "--auto-approve", "-f", `${folder}/manifests`], ports);
    if (code !== 0) throw new Error(world.taken().join("\n").slice(-4000));
  });
  world.end();
  writeFileSync(file, serialize(recordings));
}

/** The session itself, which from here on writes down what it is asked to send. */
function recorded(session: OvsdbSession, sent: Sent[]): OvsdbSession {
  const lock = session.lock.bind(session);
  const transact = session.transact.bind(session);
  session.lock = (name, waitMs) => {
    sent.push({ type: "lock", name });
    return lock(name, waitMs);
  };
  session.transact = (operations) => {
    sent.push({ type: "transact", operations });
    return transact(operations);
  };
  return session;
}

async function replay(file: string): Promise<void> {
  const recordings = deserialize(readFileSync(file)) as readonly Recording[];
  await timed(() => forEachLimited(recordings, atOnce, replayOne));
}

async function replayOne({ place, sent }: Recording): Promise<void> {
  const session = orThrow(await open(place));
  let wanted = rootOf(orThrow(await session.tables())).next_cfg;
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

const [mode, ...words] = process.argv.slice(2);
if (mode === "apply") await apply(words[0] ?? "", words[1] ?? "");
else await replay(words[0] ?? "");
