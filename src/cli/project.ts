// Reads plumbline.yaml, which says for a folder what flags would say otherwise. Mistakes in it are
// diagnostics like those of any manifest. What wins over what is decided elsewhere.

import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node } from "yaml";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { EtcdAccess, SecretReference } from "../ports/store-place.ts";
import { isFabricName } from "./arguments/globals.ts";
import {
  filled,
  readFields,
  report,
  spanOf,
  text,
  type Field,
  type Reading,
} from "./project-fields.ts";
import { readNotify, type PeerSettings } from "./project-notify.ts";
import { secret } from "./project-secret.ts";
import { readSource, type SourceSettings } from "./project-source.ts";
import { readStoreAddress, storeForms, type StoreAddress } from "./store-address.ts";

export interface Project {
  readonly fabric?: string;
  readonly store?: StoreAddress;
  /** Paths are as they were written. */
  readonly etcd?: EtcdAccess;
  readonly manifests?: readonly string[];
  readonly agents?: "local" | "remote";
  /** Paths are as they were written. */
  readonly source?: SourceSettings;
  /** Paths are as they were written. */
  readonly notify?: readonly PeerSettings[];
  readonly hook?: HookSettings;
}

/** POST /hook of a controller, which answers only where there is a secret. */
export interface HookSettings {
  readonly secret?: SecretReference;
}

/** More than any project file needs, and little enough to be read whatever it holds. */
const longestText = 64 * 1024;

const fields: Readonly<Record<string, Field<Project>>> = {
  $schema: { expected: "a schema for editors", read: text(() => ({})) },
  fabric: {
    expected: "a name of a-z, 0-9, - and .",
    read: text((fabric) => (isFabricName(fabric) ? { fabric } : undefined)),
  },
  store: {
    expected: storeForms,
    read: text((value) => {
      const store = readStoreAddress(value);
      return store.type === "wrong" ? undefined : { store };
    }),
  },
  etcd: {
    expected: "a map of how to log in to etcd",
    read: (node, reading) =>
      isMap(node) ? { etcd: readFields<EtcdAccess>(reading, node, accessFields) } : undefined,
  },
  agents: {
    expected: "local or remote",
    read: text((agents) => (agents === "local" || agents === "remote" ? { agents } : undefined)),
  },
  source: { expected: "a map of the git repository to watch", read: readSource },
  manifests: { expected: "a list of files and folders", read: readManifestPaths },
  notify: { expected: "a list of peers that are told what happens", read: readNotify },
  hook: {
    expected: "a map with the secret of POST /hook",
    read: (node, reading) =>
      isMap(node) ? { hook: readFields<HookSettings>(reading, node, hookFields) } : undefined,
  },
};

const hookFields: Readonly<Record<string, Field<HookSettings>>> = {
  secret: {
    expected: "where the secret is: {fromFile: FILE} or {fromEnv: VARIABLE}",
    read: secret((found) => ({ secret: found })),
  },
};

const accessFields: Readonly<Record<string, Field<EtcdAccess>>> = {
  caFile: { expected: "a file", read: filled((caFile) => ({ caFile })) },
  certificateFile: { expected: "a file", read: filled((certificateFile) => ({ certificateFile })) },
  keyFile: { expected: "a file", read: filled((keyFile) => ({ keyFile })) },
  user: { expected: "the name of a user", read: filled((user) => ({ user })) },
  password: {
    expected: "where the password is: {fromFile: FILE} or {fromEnv: VARIABLE}",
    read: secret((password) => ({ password })),
  },
};

export function readProject(
  file: string,
  source: string,
): { project: Project; diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const reading: Reading = { file, lines: new LineCounter(), diagnostics };
  const project = readWith(reading, source);
  return { project: diagnostics.length > 0 ? {} : project, diagnostics };
}

function readWith(reading: Reading, source: string): Project {
  if (source.length > longestText) {
    const label = "it is longer than 64 KiB";
    report(reading, "input/too-large", [0, 0], label, "keep only settings in it");
    return {};
  }
  const document = parseDocument(source, { lineCounter: reading.lines, stringKeys: true });
  for (const { pos, message } of document.errors) {
    const [first = message] = message.split("\n");
    report(reading, "yaml/syntax", pos, first, "mend the YAML here");
  }
  const { contents } = document;
  if (reading.diagnostics.length > 0 || contents === null) return {};
  if (isMap(contents)) return readFields<Project>(reading, contents, fields);
  const label = "a map of settings belongs here";
  report(reading, "yaml/not-a-map", spanOf(contents), label, "write it as field: value");
  return {};
}

function readManifestPaths(node: Node | null): Project | undefined {
  if (!isSeq(node)) return undefined;
  const paths = node.items.map((item) => (isScalar(item) ? item.value : undefined));
  const isRight = paths.every((one): one is string => typeof one === "string" && one !== "");
  return isRight && paths.length > 0 ? { manifests: paths } : undefined;
}
