// Certificates for tests, made by openssl when they are needed: an authority, a server on 127.0.0.1 and
// a client with a name. None outlives the test.

import { execFileSync, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createTempFolder } from "./temp-folder.ts";

export const hasOpenssl: boolean = spawnSync("openssl", ["version"]).status === 0;

export interface Certificates {
  readonly ca: string;
  /** Of an authority that signed nothing. */
  readonly otherCa: string;
  readonly server: Pair;
  readonly client: Pair;
  /** Another client, with another name. */
  sign(name: string): Pair;
  /** A server's that has nothing but a common name, as the tools of Open vSwitch make them. */
  signServer(commonName: string): Pair;
  /** A pair of RSA keys without any certificate. */
  readonly rsa: { readonly publicKey: string; readonly privateKey: string };
  remove(): void;
}

export interface Pair {
  readonly certificate: string;
  readonly key: string;
}

export function makeCertificates(clientName: string): Certificates {
  const folder = createTempFolder();
  const file = (name: string): string => join(folder.path, name);
  const openssl = (...words: string[]): void => {
    execFileSync("openssl", words, { stdio: ["ignore", "ignore", "pipe"] });
  };
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  const authority = (name: string): string => {
    const out = ["-keyout", file(`${name}.key`), "-out", file(`${name}.pem`)];
    openssl("req", "-x509", ...key, ...out, "-subj", `/CN=${name}`, "-days", "2");
    return file(`${name}.pem`);
  };
  const ca = authority("ca");
  const signed = (name: string, commonName: string, extensions: string): Pair => {
    const out = ["-keyout", file(`${name}.key`), "-out", file(`${name}.csr`)];
    openssl("req", ...key, ...out, "-subj", `/CN=${commonName}`);
    writeFileSync(file(`${name}.ext`), extensions);
    const by = ["-CA", ca, "-CAkey", file("ca.key"), "-CAcreateserial"];
    const what = ["-in", file(`${name}.csr`), "-extfile", file(`${name}.ext`)];
    openssl("x509", "-req", ...what, ...by, "-out", file(`${name}.pem`), "-days", "2");
    return { certificate: file(`${name}.pem`), key: file(`${name}.key`) };
  };
  const server = signed("server", "127.0.0.1", "subjectAltName=IP:127.0.0.1\n");
  const client = signed("client", clientName, "extendedKeyUsage=clientAuth\n");
  openssl("genrsa", "-out", file("rsa.key"), "2048");
  openssl("rsa", "-in", file("rsa.key"), "-pubout", "-out", file("rsa.pub"));
  return {
    ca,
    otherCa: authority("other"),
    server,
    client,
    sign: (name) => signed(`client-${name}`, name, "extendedKeyUsage=clientAuth\n"),
    signServer: (commonName) => signed("plain", commonName, ""),
    rsa: { publicKey: file("rsa.pub"), privateKey: file("rsa.key") },
    remove: () => folder.remove(),
  };
}
