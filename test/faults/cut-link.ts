// A way to a server that can be cut like a cable, and mended: everything that goes through it is
// passed on, until it is cut.

import { connect, createServer, type Socket } from "node:net";

export interface Link {
  /** To be used in the server's place. */
  readonly endpoint: string;
  /** Ends every connection, and lets no new one come about. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

/** `endpoint` is that of a server on this machine, as "127.0.0.1:2379". */
export async function linkTo(endpoint: string): Promise<Link> {
  const port = Number(endpoint.split(":").at(-1));
  const sockets = new Set<Socket>();
  let isCut = false;
  const end = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  const server = createServer((near) => {
    if (isCut) {
      near.destroy();
      return;
    }
    const far = connect(port, "127.0.0.1");
    for (const socket of [near, far]) {
      sockets.add(socket);
      // Whatever happens to one end is told to the other by its closing.
      socket.on("error", () => undefined);
      socket.on("close", () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("a port was asked for");
  return {
    endpoint: `127.0.0.1:${String(address.port)}`,
    cut() {
      isCut = true;
      end();
    },
    mend() {
      isCut = false;
    },
    async close() {
      end();
      await new Promise((done) => server.close(done));
    },
  };
}
