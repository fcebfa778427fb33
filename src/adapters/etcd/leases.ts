// Leases. Nothing here keeps one alive by itself, and nothing trusts the client's word that one is lost,
// which comes a whole term late. A lease that could not be confirmed for its term is over, whatever the
// server may still say.

import type { Etcd3 } from "etcd3";
import type { Lease } from "../../ports/store.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import type { CallOptions, Members } from "./members.ts";

/** Terms are whole seconds for etcd; the lease says what it was given. */
export async function takeLease(members: Members, askedTtlMs: number): Promise<Lease | Trouble> {
  const askedAtMs = performance.now();
  const granted = await members.write("taking a lease", (client, options) =>
    client.leaseClient.leaseGrant({ TTL: Math.max(1, Math.ceil(askedTtlMs / 1000)) }, options),
  );
  if (isTrouble(granted)) return granted;
  const { ID: id } = granted;
  const ttlMs = Number(granted.TTL) * 1000;
  // What counts is when the request was sent: the server's term began later.
  let confirmedAtMs = askedAtMs;
  let hasEnded = false;
  return {
    id,
    ttlMs,
    async keepAlive() {
      const sentAtMs = performance.now();
      hasEnded ||= sentAtMs - confirmedAtMs >= ttlMs;
      if (hasEnded) return false;
      const isKept = await members.read(`keeping the lease ${id}`, (client, options) =>
        keepAlive(client, id, options),
      );
      hasEnded ||= isKept === false || performance.now() - confirmedAtMs >= ttlMs;
      if (hasEnded) return false;
      if (isKept === true) confirmedAtMs = sentAtMs;
      return isKept;
    },
    async revoke() {
      hasEnded = true;
      const revoked = await members.read(`giving back the lease ${id}`, (client, options) =>
        revoke(client, id, options),
      );
      return isTrouble(revoked) ? revoked : undefined;
    },
  };
}

/** False where the server has no such lease any more. */
async function keepAlive(client: Etcd3, id: string, options: CallOptions): Promise<boolean> {
  const stream = await client.leaseClient.leaseKeepAlive(options);
  try {
    const answer = await new Promise<{ readonly TTL: string }>((resolve, reject) => {
      stream.on("data", resolve);
      stream.on("error", reject);
      stream.on("end", () => {
        reject(new Error("UNAVAILABLE: the stream ended"));
      });
      stream.write({ ID: id });
    });
    return answer.TTL !== "0";
  } finally {
    stream.end();
  }
}

async function revoke(client: Etcd3, id: string, options: CallOptions): Promise<"revoked"> {
  try {
    await client.leaseClient.leaseRevoke({ ID: id }, options);
  } catch (error) {
    if (!(error instanceof Error && error.message.includes("lease not found"))) throw error;
  }
  return "revoked";
}
