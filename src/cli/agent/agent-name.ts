// What an agent is called: as it logs in, so that what it says in the store and what etcd lets it write
// are one name; otherwise as it was told.

import { X509Certificate } from "node:crypto";
import { isTrouble, trouble, type Trouble } from "../../ports/trouble.ts";
import type { CommandPorts } from "../command-ports.ts";
import type { Settings } from "../settings.ts";

/** The user, else the name in the client's certificate, else what was given, else the host's name. */
export async function agentName(
  given: string | undefined,
  { store, files }: Settings,
  { identity }: CommandPorts,
): Promise<string | Trouble> {
  const access = store.type === "etcd" ? store.access : {};
  if (access.user !== undefined) return access.user;
  const { certificateFile } = access;
  if (certificateFile !== undefined) {
    const text = await files.readText(certificateFile);
    if (isTrouble(text)) return text;
    const name = text === undefined ? undefined : commonNameIn(text);
    if (name !== undefined) return name;
    const doing = "reading the agent's name";
    const reason = `${certificateFile} is not a certificate with a common name (CN)`;
    if (given === undefined) return trouble(doing, reason, "never");
  }
  return given ?? identity.host;
}

function commonNameIn(pem: string): string | undefined {
  try {
    const { subject } = new X509Certificate(pem);
    return /^CN=(.+)$/m.exec(subject)?.[1];
  } catch {
    return undefined;
  }
}
