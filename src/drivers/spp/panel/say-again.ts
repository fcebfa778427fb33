// Says again that a port is up. Neutron's mechanism driver asks for a port first and only then begins to
// listen for the answer: one that comes at once it never hears, and gives the port up after 20 s.

import { isTrouble } from "../../../ports/trouble.ts";
import { entryIn, type HostKeys } from "../keys/host-keys.ts";
import { asRead, put } from "../keys/key-change.ts";
import { keyOf } from "../keys/key-names.ts";
import type { Panel } from "./panel.ts";

/** It begins to listen within some milliseconds; the second time is for a machine under load. */
const pausesMs = [300, 3_000];

/** `keys` are as they are once it was said. Ends as soon as anything of the port is otherwise. */
export async function sayUpAgain(
  { place }: Panel,
  keys: HostKeys,
  port: string,
  signal: AbortSignal,
): Promise<void> {
  const { host } = keys;
  const asked = (["bind_port", "action"] as const).map((section) =>
    asRead(keyOf(section, host, port), entryIn(keys, section, port)),
  );
  const key = keyOf("port_status", host, port);
  let revision = entryIn(keys, "port_status", port)?.revision;
  for (const ms of pausesMs) {
    await place.clock.sleep(ms, signal);
    if (signal.aborted || revision === undefined) return;
    const isSame = { key, is: "revision", revision } as const;
    const said = await place.store.transact([...asked, isSame], [put(key, "up")]);
    if (isTrouble(said) || said.type === "refused") return;
    ({ revision } = said);
  }
}
