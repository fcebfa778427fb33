// The version of this build, as its package says it.

import type { CommandPorts } from "./command-ports.ts";

export async function packageVersion({ packageFiles }: CommandPorts): Promise<string> {
  const text = await packageFiles.readText("package.json");
  if (typeof text !== "string") throw new Error("the package has no readable package.json");
  return (JSON.parse(text) as { readonly version: string }).version;
}
