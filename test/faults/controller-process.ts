// The command as a process of its own, which can be told to die or to stand still at any boundary, or to
// be wrong: `controller-process OPTIONS WORDS…`, where OPTIONS is a JSON object and WORDS are plumb's.

import process from "node:process";
import { createTerminal } from "../../src/adapters/process/terminal.ts";
import type { Store } from "../../src/ports/store.ts";
import { isTrouble } from "../../src/ports/trouble.ts";
import { runCommand } from "../support/command-here.ts";
import { createFate, fatefulStore, type FateOptions } from "./fate.ts";
import { historyIn } from "./history.ts";
import { leaseMs } from "./terms.ts";
import { unfenced, type ControllerPlant } from "./planted.ts";

export interface ControllerOptions extends FateOptions {
  readonly fabric: string;
  readonly history: string;
  /** What is wrong with it. */
  readonly plant?: ControllerPlant;
}

const [given = "{}", ...words] = process.argv.slice(2);
const options = JSON.parse(given) as ControllerOptions;
const note = historyIn(options.history);
const fate = createFate(options, (what) => {
  note({ type: "fault", what: `controller ${what}` });
});

function wrap(opened: Store): Store {
  if (options.plant === "bug") throw new Error("a planted bug");
  fate.count(true);
  const store = options.plant === "unfenced" ? unfenced(opened, options.fabric) : opened;
  const fateful = fatefulStore(store, fate, "the store");
  return {
    ...fateful,
    async lease(ttlMs, holder) {
      const lease = await fateful.lease(Math.min(ttlMs, leaseMs), holder);
      // The engine renews as often as its own longer term asks for, and hears late that it is over.
      if (!isTrouble(lease)) setInterval(() => void lease.keepAlive(), leaseMs / 3).unref();
      return lease;
    },
  };
}

process.noDeprecation = true;
const terminal = createTerminal(process);
const environment = process.env;
process.exitCode = await runCommand(words, { folder: process.cwd(), environment, terminal, wrap });
if (process.exitCode === 130) process.exit();
