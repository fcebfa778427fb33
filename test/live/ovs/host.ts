// A host of the lab, which sends packets and counts what comes back.

import type { Namespace } from "../../support/networks.ts";
import { pause } from "../waiting.ts";

export interface Host {
  readonly address: string;
  readonly namespace: Namespace;
  /** True where the other answers now: of a few packets, one came back. */
  reaches(other: Host): boolean;
  /** Sends a packet every 10 ms until it is stopped. Resolves once the first came back. */
  ping(other: Host): Promise<SteadyPing>;
}

export interface SteadyPing {
  /** Resolves once some more came back, and throws where they do not. */
  goesOn(): Promise<void>;
  /** Ends it and answers which packets were lost: numbers of which none came back, but of later ones. */
  stop(): Promise<readonly number[]>;
}

export function createHost(namespace: Namespace, address: string): Host {
  namespace.ip(`addr add ${address}/24 dev eth0`);
  // Room for the tunnel's headers, and checksums that userspace switches can forward.
  namespace.ip("link set eth0 mtu 1450");
  namespace.run("ethtool", "-K", "eth0", "tx", "off");
  return {
    address,
    namespace,
    reaches(other) {
      // A switch goes on by the flows that it has for up to half a second after it took a change.
      namespace.run("sleep", "0.7");
      const words = ["-n", "-q", "-c", "3", "-i", "0.1", "-w", "3", other.address];
      return / [1-9]\d* received/.test(namespace.run("ping", ...words).text);
    },
    ping: (other) => startPing(namespace, other.address),
  };
}

async function startPing(namespace: Namespace, address: string): Promise<SteadyPing> {
  const child = namespace.spawn("ping", "-n", "-i", "0.01", address);
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (more: string) => (text += more));
  const ended = new Promise((done) => child.once("close", done));
  const numbers = (): number[] => [...text.matchAll(/icmp_seq=(\d+) ttl/g)].map((one) => +one[1]!);
  const until = async (count: number): Promise<void> => {
    for (let i = 0; numbers().length < count; i += 1) {
      if (i === 500) {
        child.kill("SIGKILL");
        throw new Error(`${address} does not answer: ${text.slice(-500)}`);
      }
      await pause(20);
    }
  };
  await until(1);
  return {
    goesOn: () => until(numbers().length + 20),
    async stop() {
      child.kill("SIGINT");
      await ended;
      const back = new Set(numbers());
      const first = Math.min(...back);
      const last = Math.max(...back);
      return Array.from({ length: last - first }, (_, i) => first + i).filter(
        (one) => !back.has(one),
      );
    },
  };
}
