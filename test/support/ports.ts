// Ports of the loopback for servers of tests. They lie below those that the system gives to connections,
// in blocks; whoever has a block listens on its first port, so that no other test takes it meanwhile,
// and a test that is killed leaves nothing behind.

import { createServer, type Server } from "node:net";

export interface PortClaim {
  readonly ports: readonly number[];
  /** Only once nobody listens there any more. */
  release(): void;
}

const blockSize = 16;
const blocks = 600;
const firstPort = 20_000;
let next = process.pid;

/** At most 15 ports on which nobody listens. */
export async function claimPorts(count: number): Promise<PortClaim> {
  for (let tried = 0; tried < blocks; tried += 1) {
    next += 1;
    const base = firstPort + (next % blocks) * blockSize;
    const guard = await listen(base);
    if (guard === undefined) continue;
    const ports = Array.from({ length: count }, (_, i) => base + 1 + i);
    if (await areFree(ports)) return { ports, release: () => void guard.close() };
    guard.close();
  }
  throw new Error("all blocks of ports are taken");
}

async function areFree(ports: readonly number[]): Promise<boolean> {
  const servers = await Promise.all(ports.map(listen));
  await Promise.all(
    servers.map((server) => new Promise((done) => (server ? server.close(done) : done(undefined)))),
  );
  return servers.every((server) => server !== undefined);
}

/** Undefined where the port is taken. */
async function listen(port: number): Promise<Server | undefined> {
  const server = createServer();
  return await new Promise((done) => {
    server.once("error", () => {
      done(undefined);
    });
    server.listen(port, "127.0.0.1", () => {
      server.unref();
      done(server);
    });
  });
}
