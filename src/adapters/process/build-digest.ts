// Names the program that runs by the bytes of its files, so that what one build kept is never taken for
// what another would make. It does not look at the libraries: their versions stand in package.json.

import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** `packageFolder` has the package.json, `code` all that may run. Undefined where these cannot be read. */
export function digestOfBuild(packageFolder: string, code: string): string | undefined {
  const hash = createHash("sha256").update(process.version);
  try {
    hash.update(readFileSync(join(packageFolder, "package.json")));
    const names = readdirSync(code, { recursive: true, encoding: "utf8" });
    for (const name of names.filter((one) => one.endsWith(".js")).sort()) {
      hash.update(`\n${name}\n`).update(readFileSync(join(code, name)));
    }
  } catch {
    // A program that was packed in some other way has nothing to compare by.
    return undefined;
  }
  return hash.digest("hex");
}
