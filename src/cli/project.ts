// Reads plumbline.yaml, which says for a folder what flags would say otherwise. Mistakes in it are
// diagnostics like those of any manifest. What wins over what is decided elsewhere.

import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node } from "yaml";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { EtcdAccess, SecretReference } from "../ports/store-place.ts";
import { isFabricName } from "./arguments/globals.ts";
import { readFields, report, spanOf, type Field, type Reading } from "./project-fields.ts";
import { readStoreAddress, storeForms, type StoreAddress } from "./store-address.ts";

export interface Project {
  readonly fabric?: string;
  readonly store?: StoreAddress;
  /** Paths are as they were written. */
  readonly etcd?: EtcdAccess;
  readonly manifests?: readonly string[];
  readonly agents?: "local" | "remote";
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
  manifests: { expected: "a list of files and folders", read: readManifestPaths },
};

const accessFields: Readonly<Record<string, Field<EtcdAccess>>> = {
  caFile: { expected: "a file", read: filled((caFile) => ({ caFile })) },
  certificateFile: { expected: "a file", read: filled((certificateFile) => ({ certificateFile })) },
  keyFile: { expected: "a file", read: filled((keyFile) => ({ keyFile })) },
  user: { expected: "the name of a user", read: filled((user) => ({ user })) },
  password: {
    expected: "where the password is: {fromFile: FILE} or {fromEnv: VARIABLE}",
    read: readPassword,
  },
};

interface PasswordFields {
  readonly fromFile?: string;
  readonly fromEnv?: string;
}

const passwordFields: Readonly<Record<string, Field<PasswordFields>>> = {
  fromFile: { expected: "a file", read: filled((fromFile) => ({ fromFile })) },
  fromEnv: {
    expected: "the name of a variable",
    read: text((name) => (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? { fromEnv: name } : undefined)),
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

function readPassword(node: Node | null, reading: Reading): EtcdAccess | undefined {
  if (!isMap(node)) return undefined;
  const before = reading.diagnostics.length;
  const { fromFile, fromEnv } = readFields<PasswordFields>(reading, node, passwordFields);
  if (reading.diagnostics.length > before) return {};
  if ((fromFile === undefined) === (fromEnv === undefined)) return undefined;
  const password: SecretReference =
    fromFile === undefined ? { fromEnv: fromEnv ?? "" } : { fromFile };
  return { password };
}

/** Reads a text. */
function text<Read>(read: (value: string) => Read | undefined): Field<Read>["read"] {
  return (node) =>
    isScalar(node) && typeof node.value === "string" ? read(node.value) : undefined;
}

/** Reads a text that is not empty. */
function filled<Read>(read: (value: string) => Read): Field<Read>["read"] {
  return text((value) => (value === "" ? undefined : read(value)));
}
