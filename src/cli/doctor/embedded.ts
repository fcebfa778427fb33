// What the doctor makes of an embedded store. Pure.

import type { EmbeddedHealth } from "../../ports/store-health.ts";
import { bytes } from "../views/numbers.ts";
import { ok, problem, warning, type Check } from "./check.ts";

/** An apply of a large fabric writes some tens of megabytes. */
const scarceBytes = 256 * 2 ** 20;
const tooFewBytes = 32 * 2 ** 20;

export function embeddedChecks(health: EmbeddedHealth, folder: string): Check[] {
  const { fileBytes, damage, freeBytes } = health;
  const checks: Check[] = [];
  if (damage !== undefined) {
    checks.push(problem("store", `${folder}: ${damage}`));
  } else if (fileBytes === undefined) {
    const help = "name another with --state, or begin with plumb plan, which makes it";
    checks.push(warning("store", `there is no state in ${folder}`, help));
  } else {
    checks.push(ok("store", `${folder} has ${bytes(fileBytes)}, and its file is whole`));
  }
  if (freeBytes === undefined) return checks;
  const left = `${bytes(freeBytes)} are free on the disk of ${folder}`;
  const help = "make room: a store that cannot grow takes no writes, and loses nothing";
  if (freeBytes < tooFewBytes) checks.push(problem("store", left, help));
  else if (freeBytes < scarceBytes) checks.push(warning("store", left, help));
  else checks.push(ok("store", left));
  return checks;
}
