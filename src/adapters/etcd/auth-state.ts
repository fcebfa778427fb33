// Whether an etcd has users switched on. Servers before 3.5 are not asked so; but a login with an empty
// name is answered in a different way by each, and lets nobody in.

import type { Etcd3 } from "etcd3";
import type { CallOptions } from "./members.ts";

/** Throws what the client throws where the answer says neither. */
export async function readAuthState(client: Etcd3, options: CallOptions): Promise<"on" | "off"> {
  try {
    await client.auth.authenticate({ name: "", password: "" }, options);
    return "on";
  } catch (error) {
    const said = error instanceof Error ? error.message : "";
    if (said.includes("authentication is not enabled")) return "off";
    if (/authentication failed|user name is empty/.test(said)) return "on";
    throw error;
  }
}
