// `notify` of the project file: who is told what a controller does. Each entry says first what kind of
// peer it is, and that decides which fields it has.

import { isMap, isScalar, isSeq, type Node, type YAMLMap } from "yaml";
import {
  noticeTypes,
  type ForgePeer,
  type NoticePeer,
  type NoticeType,
  type SlackPeer,
  type WebhookPeer,
} from "../ports/notices.ts";
import type { SecretReference } from "../ports/store-place.ts";
import { readFields, report, spanOf, text, type Field, type Reading } from "./project-fields.ts";
import { secret } from "./project-secret.ts";

/** As it was written, with what the file leaves out filled in as far as it follows from the peer alone. */
export type PeerSettings =
  | WebhookPeer
  | SlackPeer
  | (Omit<ForgePeer, "context"> & { readonly context?: string });

/** Everything that somebody who does not look may want to know. */
const usual = noticeTypes.filter((type) => type !== "settled");

interface PeerFields {
  readonly type?: NoticePeer["type"];
  readonly url?: string | SecretReference;
  readonly secret?: SecretReference;
  readonly token?: SecretReference;
  readonly on?: readonly NoticeType[];
  readonly repository?: string;
  readonly context?: string;
}

type FieldName = keyof PeerFields;

const referred = "{fromFile: FILE} or {fromEnv: VARIABLE}";

const fields: Readonly<Record<FieldName, Field<PeerFields>>> = {
  type: { expected: "the kind of peer", read: text((type) => ({ type: type as "webhook" })) },
  url: {
    expected: `an http or https address without a user in it, or where it is: ${referred}`,
    read: (node, reading) =>
      isMap(node) ? secret((url) => ({ url }))(node, reading) : readAddress(node, reading),
  },
  secret: {
    expected: `where the secret is: ${referred}`,
    read: secret((found) => ({ secret: found })),
  },
  token: { expected: `where the token is: ${referred}`, read: secret((token) => ({ token })) },
  on: { expected: `a list of ${noticeTypes.join(", ")}`, read: readTypes },
  repository: {
    expected: "a repository: owner/name",
    read: repository((parts) => parts.length === 2),
  },
  context: {
    expected: "a name of 1 to 255 signs",
    read: text((context) => (/^.{1,255}$/u.test(context) ? { context } : undefined)),
  },
};

/** Who knows the address of a chat's webhook may write there: it is a secret as a whole. */
const secretUrl: Field<PeerFields> = {
  expected: `where the address is, which is a secret: ${referred}`,
  read: secret((url) => ({ url })),
};

const projectPath: Field<PeerFields> = {
  expected: "a project: group/name, with all its groups, or its number in quotes",
  read: repository((parts) => parts.length > 1 || /^\d+$/.test(parts[0] ?? "")),
};

/** What a kind of peer reads otherwise than all others. */
const ownFields: Readonly<Partial<Record<NoticePeer["type"], Partial<typeof fields>>>> = {
  slack: { url: secretUrl },
  gitlab: { repository: projectPath },
};

interface PeerKind {
  readonly allowed: readonly FieldName[];
  readonly required: readonly FieldName[];
  /** Of a forge that most people mean. */
  readonly url?: string;
}

const forgeFields: readonly FieldName[] = ["type", "url", "token", "repository", "context"];

const kinds: Readonly<Record<NoticePeer["type"], PeerKind>> = {
  webhook: { allowed: ["type", "url", "secret", "on"], required: ["url"] },
  slack: { allowed: ["type", "url", "on"], required: ["url"] },
  github: {
    allowed: forgeFields,
    required: ["token", "repository"],
    url: "https://api.github.com",
  },
  gitlab: { allowed: forgeFields, required: ["token", "repository"], url: "https://gitlab.com" },
  gitea: { allowed: forgeFields, required: ["url", "token", "repository"] },
};

export function readNotify(
  node: Node | null,
  reading: Reading,
): { notify: readonly PeerSettings[] } | undefined {
  if (!isSeq(node)) return undefined;
  const peers = (node.items as (Node | null)[]).map((item) => readPeer(item, node, reading));
  return { notify: peers.filter((peer) => peer !== undefined) };
}

function readPeer(item: Node | null, list: Node, reading: Reading): PeerSettings | undefined {
  if (!isMap(item)) {
    const label = "a peer is a map with a type";
    report(reading, "schema/wrong-type", spanOf(item ?? list), label, `write {type: webhook, …}`);
    return undefined;
  }
  const written: unknown = item.get("type", true);
  const type = isScalar(written) ? String(written.value) : "";
  if (!Object.hasOwn(kinds, type)) {
    const code = isScalar(written) ? "schema/wrong-value" : "schema/missing-field";
    const [label, help] = ["a peer needs a type", `use one of ${Object.keys(kinds).join(", ")}`];
    report(reading, code, spanOf(isScalar(written) ? written : item), label, help);
    return undefined;
  }
  return readKnown(item, type as NoticePeer["type"], reading);
}

function readKnown(
  item: YAMLMap,
  type: NoticePeer["type"],
  reading: Reading,
): PeerSettings | undefined {
  const { allowed, required, url } = kinds[type];
  const own = { ...fields, ...ownFields[type] };
  const table = Object.fromEntries(allowed.map((name) => [name, own[name]]));
  const before = reading.diagnostics.length;
  const found = readFields<PeerFields>(reading, item, table);
  for (const name of required.filter((one) => !item.has(one))) {
    const help = `write ${own[name].expected} behind ${name}`;
    report(reading, "schema/missing-field", spanOf(item), `${type} needs ${name}`, help);
  }
  if (reading.diagnostics.length > before) return undefined;
  const all = "token" in found ? { url, ...found } : { on: usual, ...found };
  // What is required is there, and nothing else was allowed.
  return all as PeerSettings;
}

function readAddress(node: Node | null, reading: Reading): PeerFields | undefined {
  return text((url) => (isAddress(url) ? { url } : undefined))(node, reading);
}

function isAddress(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, username, password } = new URL(url);
  return ["http:", "https:"].includes(protocol) && username === "" && password === "";
}

function repository(isRight: (parts: readonly string[]) => boolean): Field<PeerFields>["read"] {
  return text((path) => {
    const parts = path.split("/");
    const isNamed = parts.every((part) => /^[A-Za-z0-9_.-]{1,255}$/.test(part));
    const isPath = isNamed && parts.every((part) => part !== "." && part !== "..");
    return isPath && isRight(parts) ? { repository: path } : undefined;
  });
}

function readTypes(node: Node | null): PeerFields | undefined {
  if (!isSeq(node)) return undefined;
  const names = node.items.map((item) => (isScalar(item) ? item.value : undefined));
  const isKnown = (name: unknown): name is NoticeType => noticeTypes.some((type) => type === name);
  return names.every(isKnown) ? { on: names } : undefined;
}
