// A stand-in for spp-ctl and the processes behind it: its REST API on a port of the loopback, and what
// may happen to it. It wires nothing and forwards no frames; the rules are in process.ts, and the
// answers in rest-answer.ts.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { claimPorts } from "../ports.ts";
import { createProcess, type ProcessOptions, type SppProcess, type Status } from "./process.ts";
import {
  answerTo,
  classifierType,
  type RestAnswer,
  type RestRequest,
  type Slot,
  type SppVersion,
} from "./rest-answer.ts";
import { wordsOf } from "./write-words.ts";

export interface StandInOptions {
  /** The spp_vf processes of the host, in the order of its NICs: client ids from 1. */
  readonly vfs: readonly { readonly coreMask: string }[];
  /** The spp_mirror process; its client id comes after those. */
  readonly mirror?: { readonly coreMask: string };
  readonly version?: SppVersion;
  /** How many rings the primary process has made; default: as many as are asked for. */
  readonly rings?: number;
  /** How long every answer takes beyond what it takes anyway. */
  readonly slowMs?: number;
}

/** What goes wrong with requests. */
export interface Fault {
  /** Which ones; default: all. */
  readonly when?: (request: RestRequest) => boolean;
  /** After how many it is over; default: once it is mended. */
  readonly times?: number;
  /**
   * hang: nothing is done, nobody answers. error: nothing is done, and the answer is 500. cut: nothing is
   * done, and the connection ends. lose: it is done, and the connection ends. odd: it is done, and the
   * answer is no JSON, with status 200.
   */
  readonly does: "hang" | "error" | "cut" | "lose" | "odd";
}

export interface Write extends RestRequest {
  readonly status: number;
}

export interface StandIn {
  /** "http://127.0.0.1:20001" */
  readonly endpoint: string;
  /** All requests but GET so far, in the order in which they were carried out. */
  readonly writes: readonly Write[];
  /** The same as lines: "vf 1: attach ring:1 rx merger add 400"; those that failed with their status. */
  said(): readonly string[];
  /** Forgets what was written and counted so far. */
  forget(): void;
  readonly counters: {
    readonly reads: number;
    readonly writes: number;
    /** How long it was busy with all of them, delays included. */
    readonly busyMs: number;
  };
  slowMs: number;
  /** Answers how it is mended. */
  break(fault: Fault): () => void;
  status(client: number): Status;
  /** Behind everybody's back, in the process's own words: "port del ring:1 rx merger". */
  command(client: number, text: string): void;
  /** All wiring of a process is gone. */
  restartProcess(client: number): void;
  /** It ends, and nobody starts it. */
  killProcess(client: number): void;
  /** Nobody listens any more. */
  stopController(): Promise<void>;
  /** It listens again; processes are known to it again after a while. */
  startController(reconnectMs?: number): Promise<void>;
  close(): Promise<void>;
}

interface ActiveFault {
  readonly fault: Fault;
  left: number;
  readonly held: ServerResponse[];
}

export async function startStandIn(options: StandInOptions): Promise<StandIn> {
  const claim = await claimPorts(1);
  const [port = 0] = claim.ports;
  const make = processMaker(options);
  const clients = options.vfs.length + (options.mirror === undefined ? 0 : 1);
  const slots = new Map<number, Slot>();
  for (let client = 1; client <= clients; client += 1) slots.set(client, slotOf(make(client)));
  const known = new Map(slots);
  const faults = new Set<ActiveFault>();
  const desk = openDesk(known, faults, options);
  let server: Server | undefined = await listen(port, desk.answer);
  let reconnecting: NodeJS.Timeout | undefined;

  const processOf = (client: number): SppProcess => {
    const slot = slots.get(client);
    if (slot === undefined) throw new Error(`there is no process ${client}`);
    return slot.process;
  };
  const stop = async (): Promise<void> => {
    clearTimeout(reconnecting);
    const stopping = server;
    server = undefined;
    if (stopping === undefined) return;
    const closed = new Promise((ended) => stopping.close(ended));
    stopping.closeAllConnections();
    await closed;
  };
  return {
    endpoint: `http://127.0.0.1:${port}`,
    ...desk.record,
    get slowMs() {
      return desk.slowMs;
    },
    set slowMs(ms) {
      desk.slowMs = ms;
    },
    break(fault) {
      const active: ActiveFault = {
        fault,
        left: fault.times ?? Number.POSITIVE_INFINITY,
        held: [],
      };
      faults.add(active);
      return () => {
        faults.delete(active);
        for (const response of active.held) response.destroy();
      };
    },
    status: (client) => processOf(client).status(),
    command(client, text) {
      const wrong = processOf(client).command(text);
      if (wrong !== undefined) throw new Error(`${text}: ${wrong}`);
    },
    restartProcess(client) {
      const slot = slotOf(make(client));
      slots.set(client, slot);
      known.set(client, slot);
    },
    killProcess(client) {
      const slot = slots.get(client);
      if (slot !== undefined) slot.isGone = true;
    },
    stopController: stop,
    async startController(reconnectMs = 0) {
      known.clear();
      const reconnect = (): void => {
        for (const [client, slot] of slots) if (!slot.isGone) known.set(client, slot);
      };
      if (reconnectMs === 0) reconnect();
      else reconnecting = setTimeout(reconnect, reconnectMs);
      server = await listen(port, desk.answer);
    },
    async close() {
      await stop();
      claim.release();
    },
  };
}

type Make = (client: number) => SppProcess;

function processMaker({ vfs, mirror, version = "18.08", rings }: StandInOptions): Make {
  const shared = {
    nics: vfs.length,
    classifier: classifierType(version),
    ...(rings === undefined ? {} : { rings }),
  };
  return (client) => {
    const vf = vfs[client - 1];
    const own: ProcessOptions = { client, coreMask: (vf ?? mirror)?.coreMask ?? "0x0", ...shared };
    return createProcess(vf === undefined ? { ...own, type: "mirror" } : own);
  };
}

function slotOf(process: SppProcess): Slot {
  return { process, isGone: false };
}

interface Desk {
  slowMs: number;
  readonly answer: (request: IncomingMessage, response: ServerResponse) => void;
  readonly record: Pick<StandIn, "writes" | "said" | "forget" | "counters">;
}

/** Where requests come in: one at a time for each process, as spp-ctl has it. */
function openDesk(
  slots: ReadonlyMap<number, Slot>,
  faults: ReadonlySet<ActiveFault>,
  options: StandInOptions,
): Desk {
  const writes: Write[] = [];
  const counters = { reads: 0, writes: 0, busyMs: 0 };
  const turns = new Map<string, Promise<void>>();
  const rest = { version: options.version ?? "18.08" };
  const carryOut = (request: RestRequest): RestAnswer => {
    const answer = answerTo(request, slots, rest);
    if (request.method === "GET") counters.reads += 1;
    else {
      counters.writes += 1;
      writes.push({ ...request, status: answer.status });
    }
    return answer;
  };
  const serve = async (request: RestRequest, response: ServerResponse): Promise<void> => {
    const startedMs = performance.now();
    if (desk.slowMs > 0) await new Promise((over) => setTimeout(over, desk.slowMs));
    reply(request, response, faultFor(request, faults), carryOut);
    counters.busyMs += performance.now() - startedMs;
  };
  const desk: Desk = {
    slowMs: options.slowMs ?? 0,
    answer(incoming, response) {
      const { method = "", url: path = "" } = incoming;
      let body = "";
      incoming.setEncoding("utf8");
      incoming.on("data", (chunk: string) => (body += chunk));
      incoming.on("end", () => {
        const process = /^\/v1\/\w+\/\d+/.exec(path)?.[0] ?? "";
        const turn = (turns.get(process) ?? Promise.resolve()).then(
          async () => await serve({ method, path, body }, response),
        );
        turns.set(process, turn);
      });
    },
    record: {
      writes,
      counters,
      said: () => writes.map(wordsOf),
      forget() {
        writes.length = 0;
        Object.assign(counters, { reads: 0, writes: 0, busyMs: 0 });
      },
    },
  };
  return desk;
}

function faultFor(request: RestRequest, faults: ReadonlySet<ActiveFault>): ActiveFault | undefined {
  const found = [...faults].find(({ fault, left }) => left > 0 && (fault.when?.(request) ?? true));
  if (found !== undefined) found.left -= 1;
  return found;
}

function reply(
  request: RestRequest,
  response: ServerResponse,
  active: ActiveFault | undefined,
  carryOut: (request: RestRequest) => RestAnswer,
): void {
  switch (active?.fault.does) {
    case "hang":
      active.held.push(response);
      return;
    case "error":
      write(response, { status: 500, body: "Internal Server Error" });
      return;
    case "cut":
      response.destroy();
      return;
    case "lose":
      carryOut(request);
      response.destroy();
      return;
    case "odd":
      carryOut(request);
      write(response, { status: 200, body: "<html>nothing to see</html>" });
      return;
    case undefined:
      write(response, carryOut(request));
  }
}

function write(response: ServerResponse, { status, body }: RestAnswer): void {
  const type = status === 200 ? "application/json" : "text/plain";
  response.writeHead(status, body === undefined ? {} : { "content-type": type }).end(body);
}

async function listen(
  port: number,
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<Server> {
  const server = createServer(answer);
  await new Promise<void>((listening, failed) => {
    server.once("error", failed);
    server.listen(port, "127.0.0.1", listening);
  });
  return server;
}
