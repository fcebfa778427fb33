// What holds for a whole run, once flags, environment and project file have been weighed: flags win
// over the environment, the environment over the file, the file over the defaults.

import { createColors } from "picocolors";
import type { Files } from "../ports/files.ts";
import type { NoticePeer } from "../ports/notices.ts";
import type { EtcdAccess, SecretReference, StorePlace } from "../ports/store-place.ts";
import type { Terminal } from "../ports/terminal.ts";
import type { GlobalArguments } from "./arguments/globals.ts";
import type { Environment } from "./arguments/values.ts";
import { etcdAccess } from "./etcd-access.ts";
import type { Project } from "./project.ts";
import type { SourceSettings } from "./project-source.ts";
import type { StoreAddress } from "./store-address.ts";
import { peersOf, resolvedSecret } from "./controller/peers.ts";
import { plainPalette, type Palette } from "./views/palette.ts";

export interface Settings {
  /** Seen from the folder to work in. */
  readonly files: Files;
  readonly fabric: string;
  readonly store: StorePlace;
  /** "remote" agents are processes of their own; "local" ones are part of the command. */
  readonly agents: AgentPlace;
  /** How one logs in to any etcd of this run. */
  readonly etcdAccess: EtcdAccess;
  /** What is kept beside an embedded store, and of parse results in any case; seen from the folder. */
  readonly stateFolder: string;
  /** Where manifests are; never empty. */
  readonly manifests: readonly string[];
  /** The repository that a controller watches; absent where files and folders were named instead. */
  readonly source?: SourceSettings;
  /** Who is told what a controller does. */
  readonly notify: readonly NoticePeer[];
  /** What whoever calls POST /hook must know; absent where nobody may. */
  readonly hookSecret?: SecretReference;
  readonly output: "text" | "json";
  /** For results. */
  readonly palette: Palette;
  /** For progress and diagnostics. */
  readonly errPalette: Palette;
  readonly isVerbose: boolean;
  /** What was typed, for whoever finds the lock held or reads the journal. */
  readonly commandLine: string;
}

export type AgentPlace = "local" | "remote";

/** The name of the file that makes a folder a project. */
export const projectFile = "plumbline.yaml";

const defaultFolder = "state";

export interface Surroundings {
  readonly files: Files;
  readonly terminal: Terminal;
  readonly environment: Environment;
  readonly argv: readonly string[];
}

export function settle(
  globals: GlobalArguments,
  project: Project,
  { files, terminal, environment, argv }: Surroundings,
): Settings {
  const color = (isShown: boolean): Palette =>
    isColored(globals, environment, isShown) ? createColors(true) : plainPalette;
  const isFileNamed = globals.filenames.length > 0;
  const manifests = isFileNamed ? globals.filenames : (project.manifests ?? ["."]);
  const address = globals.store ?? project.store ?? { type: "embedded", folder: defaultFolder };
  const fabric = globals.fabric ?? project.fabric ?? "default";
  const stateFolder = address.type === "embedded" ? address.folder : defaultFolder;
  const reach = { files, etcdAccess: etcdAccess(project.etcd ?? {}, environment, files) };
  return {
    ...reach,
    fabric,
    store: placeOf(address, reach),
    agents: globals.agents ?? project.agents ?? (address.type === "embedded" ? "local" : "remote"),
    stateFolder,
    manifests,
    ...(isFileNamed || project.source === undefined ? {} : { source: project.source }),
    ...tellingOf(project, fabric, files),
    output: globals.output,
    palette: color(terminal.isOutShown),
    errPalette: color(terminal.isErrShown),
    isVerbose: globals.isVerbose,
    commandLine: ["plumb", ...argv].join(" "),
  };
}

function tellingOf(
  { notify = [], hook = {} }: Project,
  fabric: string,
  files: Files,
): Pick<Settings, "notify" | "hookSecret"> {
  const { secret } = hook;
  return {
    notify: peersOf(notify, fabric, files),
    ...(secret === undefined ? {} : { hookSecret: resolvedSecret(secret, files) }),
  };
}

/** The store of an address, as a run reaches it. */
export function placeOf(
  address: StoreAddress,
  { files, etcdAccess: access }: Pick<Settings, "files" | "etcdAccess">,
): StorePlace {
  return address.type === "embedded"
    ? { type: "embedded", folder: files.resolve(address.folder) }
    : { ...address, access };
}

/** The conventions of no-color.org and force-color.org; a flag wins over both. */
function isColored(globals: GlobalArguments, environment: Environment, isShown: boolean): boolean {
  if (globals.isColorRefused) return false;
  const isGiven = (name: string): boolean => (environment[name] ?? "") !== "";
  if (isGiven("FORCE_COLOR") && environment["FORCE_COLOR"] !== "0") return true;
  return isShown && !isGiven("NO_COLOR") && environment["TERM"] !== "dumb";
}
