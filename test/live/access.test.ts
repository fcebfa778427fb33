// Who may speak to etcd: TLS with certificates on both sides, users with passwords and with prefixes of
// their own, logins that run out. A password is in no answer.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { systemClock } from "../../src/adapters/clock/system-clock.ts";
import { openEtcdStore } from "../../src/adapters/etcd/etcd-store.ts";
import type { EtcdAccess } from "../../src/ports/store-place.ts";
import type { Store } from "../../src/ports/store.ts";
import { isTrouble, type Trouble } from "../../src/ports/trouble.ts";
import { hasOpenssl, makeCertificates, type Certificates } from "../support/certificates.ts";
import { describeWithEtcd, startEtcd, type Etcd } from "../support/etcd-server.ts";
import { createTempFolder } from "../support/temp-folder.ts";
import { put, value } from "../contract/store-steps.ts";
import { pause } from "./waiting.ts";

const password = "hunter2-hunter2";

function opener(etcd: () => Etcd, isSecure: boolean) {
  return async (access: EtcdAccess, environment: Record<string, string> = {}) => {
    const place = { type: "etcd", endpoints: etcd().endpoints, isSecure, access } as const;
    return await openEtcdStore(place, {
      clock: systemClock,
      environment,
      times: { callMs: 3_000 },
    });
  };
}

async function useOnce(store: Store | Trouble): Promise<void> {
  const open = value(store);
  expect(value(await open.transact([], [put("/plumbline/a", "1")])).type).toBe("committed");
  expect(value(await open.get("/plumbline/a"))).toMatchObject({ value: "1" });
  await open.close();
}

describeWithEtcd("an etcd with users", () => {
  let etcd: Etcd;
  const folder = createTempFolder();
  const open = opener(() => etcd, false);
  const fromEnv = { user: "plumb", password: { fromEnv: "WORD" } };
  beforeAll(async () => {
    etcd = await startEtcd();
    await etcd.addUsers({ name: "plumb", password, prefix: "/plumbline/" });
  });
  afterAll(async () => {
    await etcd.remove();
    folder.remove();
  });

  test("is used with a password from a variable, and with one from a file", async () => {
    await useOnce(await open(fromEnv, { WORD: password }));
    const file = join(folder.path, "word");
    for (const text of [password, `${password}\n`, `${password}\r\n`]) {
      writeFileSync(file, text);
      await useOnce(await open({ user: "plumb", password: { fromFile: file } }));
    }
  });

  test("says that it asks for a user, or does not know this one with this password", async () => {
    const nobody = await open({});
    expect(nobody).toMatchObject({
      retry: "later",
      reason: expect.stringContaining("asks for a user"),
    });
    const wrong = await open(fromEnv, { WORD: `${password}-wrong` });
    const reason = expect.stringContaining("does not know this user with this password");
    expect(wrong).toMatchObject({ retry: "later", reason });
    for (const answer of [nobody, wrong]) expect(JSON.stringify(answer)).not.toContain(password);
  });

  test.each([
    ["a variable that is not set", fromEnv, "the variable WORD is not set"],
    [
      "a file that is not there",
      { user: "plumb", password: { fromFile: "/nowhere" } },
      "/nowhere cannot be read (ENOENT)",
    ],
    ["a user without a password", { user: "plumb" }, "the user plumb needs a password"],
    ["a password without a user", { password: { fromEnv: "WORD" } }, "and no user"],
    ["files for TLS", { caFile: "/ca.pem" }, "write etcd+https://"],
  ])("is not spoken to with %s", async (_, access, reason) => {
    const answer = await open(access);
    expect(answer).toMatchObject({ type: "trouble", reason: expect.stringContaining(reason) });
  });

  test("says what a user may not do, and does nothing of it", async () => {
    const store = value(await open(fromEnv, { WORD: password }));
    const outside = await store.transact([], [put("/plumbline/b", "1"), put("/others/b", "1")]);
    const answers = [outside, await store.get("/others/b"), await store.range("/others/")];
    for (const answer of answers) {
      expect(answer).toMatchObject({
        retry: "later",
        reason: expect.stringContaining("does not let"),
      });
      expect(JSON.stringify(answer)).not.toContain(password);
    }
    expect(value(await store.get("/plumbline/b"))).toBeUndefined();
    const events: unknown[] = [];
    const stop = new AbortController();
    for await (const event of store.watch("/others/", 1, stop.signal)) events.push(event);
    expect(events).toMatchObject([{ type: "trouble", trouble: { retry: "later" } }]);
    await store.close();
  });
});

describeWithEtcd("an etcd over TLS", () => {
  describe.skipIf(!hasOpenssl)("with openssl at hand", () => {
    let etcd: Etcd;
    let made: Certificates;
    const open = opener(() => etcd, true);
    const login = () => ({ user: "plumb", password: { fromEnv: "WORD" } });
    const files = (): EtcdAccess => ({
      caFile: made.ca,
      certificateFile: made.client.certificate,
      keyFile: made.client.key,
    });
    beforeAll(async () => {
      made = makeCertificates("plumb");
      const { server, rsa } = made;
      etcd = await startEtcd({
        tls: [
          `--cert-file=${server.certificate}`,
          `--key-file=${server.key}`,
          `--trusted-ca-file=${made.ca}`,
          "--client-cert-auth",
        ],
        flags: [
          `--auth-token=jwt,pub-key=${rsa.publicKey},priv-key=${rsa.privateKey},sign-method=RS256,ttl=3s`,
        ],
      });
    });
    afterAll(async () => {
      await etcd.remove();
      made.remove();
    });

    test("is used with a certificate of its authority", async () => {
      await useOnce(await open(files()));
    });

    test.each([
      [
        "with another authority's certificate",
        () => ({ ...files(), caFile: made.otherCa }),
        "TLS does not come about",
      ],
      ["without a certificate of the client", () => ({ caFile: made.ca }), "etcd does not answer"],
      [
        "with half of a certificate",
        () => ({ ...files(), keyFile: undefined }),
        "its key (keyFile) is missing",
      ],
      [
        "with a file that is none",
        () => ({ ...files(), caFile: "/etc/hostname" }),
        "is not a PEM file",
      ],
      [
        "with a file that is not there",
        () => ({ ...files(), caFile: "/nowhere" }),
        "/nowhere cannot be read",
      ],
    ])("is not spoken to %s", async (_, access, reason) => {
      const answer = await open(JSON.parse(JSON.stringify(access())) as EtcdAccess);
      expect(answer).toMatchObject({ type: "trouble", reason: expect.stringContaining(reason) });
    });

    test("is not mistaken for one without", async () => {
      const answer = await opener(() => etcd, false)({});
      expect(answer).toMatchObject({ type: "trouble", retry: "soon" });
    });

    test("lets a user go on whose login runs out, in calls, in watches and after a change of roles", async () => {
      await etcd.addUsers({ name: "plumb", password, prefix: "/plumbline/" });
      const store = value(await open({ ...files(), ...login() }, { WORD: password }));
      const stop = new AbortController();
      const told: string[] = [];
      const watching = (async () => {
        for await (const event of store.watch("/plumbline/w/", 1, stop.signal)) {
          told.push(event.type === "put" ? event.entry.value : JSON.stringify(event));
        }
      })();
      const tookMs: number[] = [];
      for (let i = 0; i < 5; i += 1) {
        await pause(700);
        value(await store.get("/plumbline/w/a"));
        await etcd.addRole(`role${i}`, password);
        const startMs = performance.now();
        value(await store.transact([], [put("/plumbline/w/a", String(i))]));
        tookMs.push(performance.now() - startMs);
        const lease = value(await store.lease(5_000, { host: "here", pid: 1 }));
        expect(await lease.keepAlive()).toBe(true);
      }
      // Each login was from before, and is made anew at once, not when its time is over, which is more
      // than two seconds later. One may meet with a machine that is busy.
      expect(tookMs.sort((a, b) => a - b)[2]).toBeLessThan(1_500);
      for (let i = 0; i < 100 && told.length < 5; i += 1) await pause(100);
      await pause(300);
      expect(told).toEqual(["0", "1", "2", "3", "4"]);
      stop.abort();
      await watching;
      expect(isTrouble(await store.get("/others/a"))).toBe(true);
      await store.close();
    });
  });
});
