// Applies resources to simulated switches on an embedded store, and kills itself with SIGKILL at the
// n-th boundary: a write to the store or a call of a driver. Runs what was built, so it needs `dist/`.
// Arguments: the store's folder, a JSON file of resources, n. It prints the number of boundaries.

import { readFileSync } from "node:fs";
import { createLocalAgent } from "../../dist/agent/local-agent.js";
import { openEmbeddedStore } from "../../dist/adapters/embedded/embedded-store.js";
import { systemClock } from "../../dist/adapters/clock/system-clock.js";
import { applyPlan } from "../../dist/apply/apply-plan.js";
import { createDrivers } from "../../dist/drivers/list.js";
import { kinds } from "../../dist/kinds/list.js";
import { wholePlan } from "../../dist/plan/input.js";
import { runPlan } from "../../dist/reconcile/plan-run.js";
import { storeKeys } from "../../dist/records/keys.js";
import { switchTarget } from "../../dist/targets/switch/switch-target.js";

const [folder, file, fatal] = process.argv.slice(2);
const resources = JSON.parse(readFileSync(file, "utf8"));
let boundaries = 0;

/** A proxy that counts calls of these methods and dies before the fatal one. */
function mortal(object, names) {
  return new Proxy(object, {
    get(target, name) {
      const member = target[name];
      if (!names.includes(name)) return typeof member === "function" ? member.bind(target) : member;
      return (...given) => {
        boundaries += 1;
        if (boundaries === Number(fatal)) process.kill(process.pid, "SIGKILL");
        return member.apply(target, given);
      };
    },
  });
}

const opened = await openEmbeddedStore(folder, systemClock);
if (opened.type === "trouble") throw new Error(opened.reason);
const store = mortal(opened, ["transact", "lease"]);
const keys = storeKeys("crash");
const drivers = new Map(
  [...createDrivers({ store, keys, clock: systemClock })].map(([name, driver]) => [
    name,
    mortal(driver, ["observe", "apply"]),
  ]),
);
const agent = createLocalAgent({ drivers, store, keys, clock: systemClock });
const catalog = { kinds, targetTypes: new Map([["switch", switchTarget]]), drivers };
const request = { resources, options: wholePlan, parallelism: 4, onObserved: () => undefined };
const planned = await runPlan({ catalog, store, keys, agent }, request);
if (planned.type !== "planned") throw new Error(JSON.stringify(planned));
const result = await applyPlan(
  planned.plan,
  { store, keys, clock: systemClock, agent },
  {
    holder: { owner: "ada", host: process.argv[5], pid: process.pid, command: "crash" },
    changeSetMax: 8,
  },
  () => undefined,
  new AbortController().signal,
);
await opened.close();
if (result.type !== "applied") throw new Error(JSON.stringify(result));
process.stdout.write(`${boundaries}\n`);
