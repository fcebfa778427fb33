// Everything outside that a command may reach. The composition root fills it with real things, tests
// with others.

import type { AgentPorts } from "../ports/agent-ports.ts";
import type { Clock } from "../ports/clock.ts";
import type { Files } from "../ports/files.ts";
import type { NoticePeer, Notifier, NotifierParts } from "../ports/notices.ts";
import type { OpenOvsdb } from "../ports/ovsdb.ts";
import type { WatchedRepository } from "../ports/repository.ts";
import type { Source } from "../ports/source.ts";
import type { OpenSppCtl } from "../ports/spp-ctl.ts";
import type { EtcdPlace, StorePlace } from "../ports/store-place.ts";
import type { StoreHealth } from "../ports/store-health.ts";
import type { StoreRoles } from "../ports/store-roles.ts";
import type { Store } from "../ports/store.ts";
import type { Terminal } from "../ports/terminal.ts";
import type { Tracer } from "../ports/tracer.ts";
import type { Trouble } from "../ports/trouble.ts";
import type { OpenWorktree } from "../ports/worktree.ts";
import type { Environment } from "./arguments/values.ts";

export interface CommandPorts {
  readonly terminal: Terminal;
  /** Seen from the folder in which the command was started. */
  readonly files: Files;
  /** Plumbline's own files: its schemas and its package.json. */
  readonly packageFiles: Files;
  readonly clock: Clock;
  readonly environment: Environment;
  readonly identity: Identity;
  /** Names this build by its content, if it can; what another build kept is not this one's. */
  buildDigest(): string | undefined;
  /** Whether a folder holds an embedded store; asking makes none. */
  hasStore(folder: string): Promise<boolean>;
  /** Opens a store; an embedded one is made where there is none. */
  openStore(place: StorePlace): Promise<Store | Trouble>;
  /** How a store is, asked without opening it; nothing is made where there is none. */
  examineStore(place: StorePlace, fabric: string): Promise<StoreHealth | Trouble>;
  /** The users and roles of an etcd; whoever opens them closes them. */
  openRoles(place: EtcdPlace): Promise<StoreRoles | Trouble>;
  /** For drivers of switches that speak OVSDB; loaded when one is asked for. */
  readonly openOvsdb: OpenOvsdb;
  /** For drivers of soft patch panels. */
  readonly openSppCtl: OpenSppCtl;
  /** The git work tree that manifests lie in, where they lie in one; git is loaded only then. */
  readonly openWorktree: OpenWorktree;
  /** Whether a process of this machine lives, as far as anybody can say. */
  isProcessAlive(pid: number): boolean;
  /** Log, metrics and status pages, for a command that serves; loaded when it is asked for. */
  agentPorts(): Promise<AgentPorts>;
  /** Tells others what a controller does; loaded when there is anybody to be told. */
  openNotifier(peers: readonly NoticePeer[], parts: NotifierParts): Promise<Notifier>;
  /** `onTrouble` hears, once, when spans are not taken any more. Most processes trace nothing. */
  openTracer(version: string, onTrouble: (reason: string) => void): Promise<Tracer>;
  /** Manifests in files and folders, for who waits for them to change; loaded for it. */
  watchFiles(watched: WatchedFiles): Promise<Source>;
  /** Manifests in a git repository; a mirror of it is kept in the folder. Whoever opens it closes it. */
  openRepository(watched: WatchedRepository): Promise<ClosableSource | Trouble>;
  /** Calls `listener` at every interrupt; the answer takes the listener away again. */
  onInterrupt(listener: () => void): () => void;
}

export interface WatchedFiles {
  /** Absolute. */
  readonly folder: string;
  readonly paths: readonly string[];
  /** Folders without any manifests. */
  readonly skip: readonly string[];
  readonly onPolling: (reason: string) => void;
}

export interface ClosableSource extends Source {
  /** One sentence each, for whoever chose the settings. */
  readonly warnings?: readonly string[];
  close(): Promise<void>;
}

/** Who runs this command. */
export interface Identity {
  readonly owner: string;
  readonly host: string;
  readonly pid: number;
}
