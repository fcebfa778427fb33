// A server behind TCP and TLS: who it is, whom it believes, and what is said where one of both is wrong.

import { readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { isTrouble, type Trouble } from "../../src/ports/trouble.ts";
import {
  hasOpenssl,
  makeCertificates,
  type Certificates,
  type Pair,
} from "../support/certificates.ts";
import { describeWithOvs, startOpenVSwitch, type OpenVSwitch } from "../support/open-vswitch.ts";
import { claimPorts, type PortClaim } from "../support/ports.ts";
import { createTempFolder, type TempFolder } from "../support/temp-folder.ts";
import { closeAll, good, open, rowsOf } from "./opened.ts";

// Where everything is tested, a missing program is a failure.
const isTried = hasOpenssl || process.env["CI"] !== undefined;

describeWithOvs.runIf(isTried)("a server behind TLS", () => {
  let certificates: Certificates;
  let folder: TempFolder;
  let claim: PortClaim;
  /** With a certificate for 127.0.0.1. */
  let ovs: OpenVSwitch;
  /** With a certificate that has a common name alone. */
  let plain: OpenVSwitch;
  beforeAll(async () => {
    certificates = makeCertificates("controller");
    folder = createTempFolder();
    claim = await claimPorts(4);
    const [tcp, ssl, plainSsl] = claim.ports;
    const start = ({ key, certificate }: Pair, ...remotes: string[]): Promise<OpenVSwitch> =>
      startOpenVSwitch({
        datapath: "none",
        remotes,
        flags: [
          `--private-key=${key}`,
          `--certificate=${certificate}`,
          `--ca-cert=${certificates.ca}`,
        ],
      });
    ovs = await start(certificates.server, `ptcp:${tcp}:127.0.0.1`, `pssl:${ssl}:127.0.0.1`);
    plain = await start(certificates.signServer("sc switch:1"), `pssl:${plainSsl}:127.0.0.1`);
  });
  afterEach(closeAll);
  afterAll(async () => {
    await ovs.remove();
    await plain.remove();
    claim.release();
    folder.remove();
    certificates.remove();
  });
  const at = (scheme: string, port: number): string =>
    `${scheme}:127.0.0.1:${String(claim.ports[port])}`;
  /** A file that holds these, one after the other. */
  const pem = (...files: readonly string[]): { fromFile: string } => {
    const fromFile = join(folder.path, `${String((written += 1))}.pem`);
    writeFileSync(fromFile, files.map((file) => readFileSync(file, "utf8")).join("\n"));
    return { fromFile };
  };
  let written = 0;
  const whole = (pair: Pair = certificates.client): { fromFile: string } =>
    pem(pair.key, pair.certificate, certificates.ca);
  /** Its reason begins with where it is. */
  const troubleOf = async (
    place: Parameters<typeof open>[0],
    environment = {},
  ): Promise<Trouble> => {
    const tables = await (await open(place, { environment })).tables();
    if (!isTrouble(tables)) throw new Error("there is no trouble");
    const where = `${place.endpoint}: `;
    expect(tables.reason.slice(0, where.length)).toBe(where);
    return { ...tables, reason: tables.reason.slice(where.length) };
  };

  test("is read over TCP", async () => {
    const session = await open({ endpoint: at("tcp", 0) });
    expect(rowsOf(await session.tables(), "Open_vSwitch")).toHaveLength(1);
  });

  test("is read with one PEM text from a file or from the environment, in any order", async () => {
    const endpoint = at("ssl", 1);
    const credentials = whole();
    const session = await open({ endpoint, credentials });
    expect(rowsOf(await session.tables(), "Open_vSwitch")).toHaveLength(1);
    const { key, certificate } = certificates.client;
    const other = readFileSync(pem(certificates.ca, certificate, key).fromFile, "utf8");
    const fromEnv = await open(
      { endpoint, credentials: { fromEnv: "LEAF_PEM" } },
      { environment: { LEAF_PEM: other } },
    );
    expect(rowsOf(await fromEnv.tables(), "Open_vSwitch")).toHaveLength(1);
  });

  test("may be named by the common name where its certificate has no other", async () => {
    const place = { endpoint: at("ssl", 2), credentials: whole() };
    const session = await open({ ...place, serverName: "sc switch:1" });
    good(await session.tables());
    expect(await troubleOf(place)).toEqual({
      type: "trouble",
      doing: "connecting to an OVSDB server",
      reason:
        "its certificate is not for 127.0.0.1 but for CN:sc switch:1: name one of these as serverName if that is the server",
      retry: "later",
    });
  });

  test("is believed by its alternative names alone where it has some", async () => {
    const place = { endpoint: at("ssl", 1), credentials: whole() };
    expect(await troubleOf({ ...place, serverName: "leaf-a1" })).toMatchObject({
      reason: expect.stringMatching(/not for leaf-a1 but for IP Address:127\.0\.0\.1: name one/),
    });
  });

  describe("is not believed", () => {
    test("where another authority signed it", async () => {
      const { key, certificate } = certificates.client;
      const credentials = pem(key, certificate, certificates.otherCa);
      expect(await troubleOf({ endpoint: at("ssl", 1), credentials })).toMatchObject({
        reason: expect.stringContaining("not signed by an authority in the credentials"),
        retry: "later",
      });
    });

    test("where it does not speak TLS, or where it speaks nothing else", async () => {
      const plainly = { endpoint: at("ssl", 0), credentials: whole() };
      expect(await troubleOf(plainly)).toMatchObject({
        reason: "it closed the connection: does it speak TLS there?",
      });
      expect(await troubleOf({ endpoint: at("tcp", 1) })).toMatchObject({
        reason: "it closed the connection without a word: does it want TLS (ssl:)?",
      });
    });
  });

  test("does not take a client without a certificate, or with that of another authority", async () => {
    const alone = pem(certificates.ca);
    expect(await troubleOf({ endpoint: at("ssl", 1), credentials: alone })).toMatchObject({
      reason: expect.stringMatching(
        /^it does not take the certificate in the credentials \(ERR_SSL/,
      ),
      retry: "later",
    });
    const foreign = makeCertificates("stranger");
    try {
      const { key, certificate } = foreign.client;
      const credentials = pem(key, certificate, certificates.ca);
      expect(await troubleOf({ endpoint: at("ssl", 1), credentials })).toMatchObject({
        reason: expect.stringMatching(/^it does not take the certificate in the credentials \(/),
      });
    } finally {
      foreign.remove();
    }
  });

  test("is found with credentials that were exchanged meanwhile", async () => {
    const credentials = pem(certificates.ca);
    const session = await open({ endpoint: at("ssl", 1), credentials });
    expect(await session.tables()).toHaveProperty("type", "trouble");
    const { key, certificate } = certificates.client;
    const all = [key, certificate, certificates.ca].map((file) => readFileSync(file, "utf8"));
    writeFileSync(credentials.fromFile, all.join("\n"));
    good(await session.tables());
  });

  describe("with credentials of no use", () => {
    const garbled = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    const key = (): string => readFileSync(certificates.client.key, "utf8");
    const certificate = (): string => readFileSync(certificates.client.certificate, "utf8");
    const ca = (): string => readFileSync(certificates.ca, "utf8");
    const broken = (): string => key().replace(/\n[A-Za-z0-9+/]{10}/, "\nAAAAAAAAAA");

    test.each<[string, () => string, string]>([
      ["no PEM", () => "secret", "holds neither a private key nor a certificate in PEM"],
      ["a key alone", key, "holds a private key, and no certificate that belongs to it"],
      ["two keys", () => `${key()}${key()}`, "holds more than one private key"],
      [
        "a broken key",
        () => `${broken()}${certificate()}`,
        "holds a private key that cannot be read",
      ],
      [
        "a broken certificate",
        () => `${key()}${garbled}`,
        "holds a certificate that cannot be read",
      ],
      ["another's certificate", () => `${key()}${ca()}`, "no certificate that belongs to it"],
      ["no authority", () => `${key()}${certificate()}`, "append that of the authority"],
    ])("says so: %s", async (_, text, reason) => {
      const place = { endpoint: at("ssl", 1), credentials: { fromEnv: "LEAF_PEM" } };
      const found = await troubleOf(place, { LEAF_PEM: text() });
      expect(found.reason).toMatch(/^the variable LEAF_PEM holds /);
      expect(found.reason).toContain(reason);
      expect(found.retry).toBe("later");
      // No line of a secret stands in what is said.
      for (const line of text().split("\n"))
        if (line !== "") expect(found.reason).not.toContain(line);
    });

    test("says so: no such file, no such variable, none at all", async () => {
      const endpoint = at("ssl", 1);
      const missing = { fromFile: join(folder.path, "none.pem") };
      expect(await troubleOf({ endpoint, credentials: missing })).toMatchObject({
        reason: `${missing.fromFile} cannot be read (ENOENT)`,
      });
      expect(await troubleOf({ endpoint, credentials: { fromEnv: "NONE" } })).toMatchObject({
        reason: "the variable NONE is not set",
      });
      expect(await troubleOf({ endpoint })).toMatchObject({
        reason: "ssl: needs credentials: a key, its certificate and the authority's",
      });
    });

    test("says so: an address without TLS", async () => {
      const credentials = whole();
      expect(await troubleOf({ endpoint: at("tcp", 0), credentials })).toMatchObject({
        reason: "credentials are given, and tcp: uses none: write ssl: for TLS",
      });
      expect(await troubleOf({ endpoint: ovs.endpoint, credentials })).toMatchObject({
        reason: "credentials are given, and unix: uses none",
      });
    });
  });

  test("is not waited for longer than it may take to connect", async () => {
    const server: Server = createServer().listen(claim.ports[3], "127.0.0.1");
    try {
      const limits = { connectMs: 200 };
      const place = { endpoint: at("ssl", 3), credentials: whole() };
      const session = await open(place, { limits });
      expect(await session.tables()).toMatchObject({
        reason: `${place.endpoint}: it did not answer within 0.2 s`,
      });
      const slow = await open(place, { limits: { connectMs: 60_000 } });
      const waiting = slow.tables();
      await slow.close();
      expect(await waiting).toMatchObject({ reason: `${place.endpoint}: the session was closed` });
    } finally {
      server.close();
    }
  });
});
