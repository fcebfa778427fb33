// What a client shows and whom it believes, from one PEM text: its private key, its certificate, and the
// certificates that must have signed the server's. It is read anew for each connection, so that it can be
// exchanged; what is in it goes to TLS and into no text.

import { createPrivateKey, X509Certificate, type KeyObject } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { OvsdbPlace } from "../../ports/ovsdb.ts";
import { isTrouble, trouble, type Trouble } from "../../ports/trouble.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Credentials {
  /** PEM texts of whom to believe. */
  readonly ca: readonly string[];
  /** Both, or neither for a client that shows nothing. */
  readonly key: string | undefined;
  readonly certificate: string | undefined;
}

type Reference = NonNullable<OvsdbPlace["credentials"]>;

export async function readCredentials(
  reference: Reference,
  environment: Environment,
): Promise<Credentials | Trouble> {
  const text = await readReference(reference, environment);
  if (isTrouble(text)) return text;
  const found = splitPem(text);
  if (typeof found !== "string") return found;
  return trouble(doing, `${nameOf(reference)} ${found}`, "later");
}

const doing = "reading the credentials of an OVSDB server";

function nameOf(reference: Reference): string {
  return "fromFile" in reference ? reference.fromFile : `the variable ${reference.fromEnv}`;
}

async function readReference(
  reference: Reference,
  environment: Environment,
): Promise<string | Trouble> {
  if ("fromEnv" in reference) {
    const text = environment[reference.fromEnv] ?? "";
    return text === "" ? trouble(doing, `${nameOf(reference)} is not set`, "later") : text;
  }
  try {
    return await readFile(reference.fromFile, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
    return trouble(doing, `${reference.fromFile} cannot be read (${code})`, "later");
  }
}

/** Text that says what is wrong with it, as what follows its name. */
function splitPem(text: string): Credentials | string {
  const blocks = text.match(/-----BEGIN ([A-Z0-9 ]+)-----[\s\S]+?-----END \1-----/g) ?? [];
  const keys = blocks.filter((block) => /^-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----/.test(block));
  const certificates = blocks.filter((block) => block.startsWith("-----BEGIN CERTIFICATE-----"));
  const [key, ...moreKeys] = keys;
  if (moreKeys.length > 0) return "holds more than one private key";
  const read = certificates.map(readCertificate);
  if (read.includes(undefined)) return "holds a certificate that cannot be read";
  if (key === undefined) {
    return certificates.length > 0
      ? { ca: certificates, key, certificate: undefined }
      : "holds neither a private key nor a certificate in PEM";
  }
  const object = readKey(key);
  if (object === undefined) {
    return "holds a private key that cannot be read; one with a passphrase is of no use here";
  }
  const own = read.findIndex((one) => one?.checkPrivateKey(object) === true);
  if (own < 0) return "holds a private key, and no certificate that belongs to it";
  const ca = certificates.filter((_, i) => i !== own);
  if (ca.length === 0) {
    return "holds no certificate of whoever signs the server's: append that of the authority";
  }
  return { ca, key, certificate: certificates[own] };
}

function readCertificate(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem);
  } catch {
    return undefined;
  }
}

function readKey(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch {
    return undefined;
  }
}
