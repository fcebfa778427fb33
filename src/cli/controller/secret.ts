// Reads a secret where the settings refer to it. It goes to who uses it, and is written nowhere.

import type { Files } from "../../ports/files.ts";
import type { SecretReference } from "../../ports/store-place.ts";
import { isTrouble, trouble, type Trouble } from "../../ports/trouble.ts";
import type { Environment } from "../arguments/values.ts";

/** Without the line break at the end of a file. An empty one is none: it would let everybody in. */
export async function readSecret(
  reference: SecretReference,
  files: Pick<Files, "readText">,
  environment: Environment,
): Promise<string | Trouble> {
  if ("fromEnv" in reference) {
    const { fromEnv } = reference;
    const text = environment[fromEnv] ?? "";
    return text === "" ? trouble(reading, `the variable ${fromEnv} is not set`, "later") : text;
  }
  const { fromFile } = reference;
  const text = await files.readText(fromFile);
  if (isTrouble(text)) return text;
  if (text === undefined) return trouble(reading, `there is no file ${fromFile}`, "later");
  const secret = text.replace(/\r?\n$/, "");
  return secret === "" ? trouble(reading, `${fromFile} is empty`, "later") : secret;
}

const reading = "reading a secret";
