// Users and roles of a real etcd as `plumb init etcd-roles` makes them: what each may do and may not,
// through the store and with a bare client, and that no password is in anything that is shown.

import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Etcd3 } from "etcd3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { systemClock } from "../../src/adapters/clock/system-clock.ts";
import { openEtcdStore } from "../../src/adapters/etcd/etcd-store.ts";
import type { Store } from "../../src/ports/store.ts";
import type { EtcdAccess } from "../../src/ports/store-place.ts";
import { storeKeys } from "../../src/records/keys.ts";
import { put, value } from "../contract/store-steps.ts";
import { describeWithEtcd, startEtcd, type Etcd } from "../support/etcd-server.ts";
import { logins, stageOn } from "./stage.ts";

const keys = storeKeys("default");
const [leaf1, leaf2] = ["switch/leaf-a1", "switch/leaf-a2"];
const hasEtcdctl = spawnSync("etcdctl", ["version"]).status === 0;

async function storeFor(etcd: Etcd, access: EtcdAccess, isSecure = false): Promise<Store> {
  const place = { type: "etcd", endpoints: etcd.endpoints, isSecure, access } as const;
  return value(await openEtcdStore(place, { clock: systemClock, environment: {} }));
}

const refused = {
  type: "trouble",
  retry: "later",
  reason: expect.stringContaining("does not let"),
};

/** What an agent of leaf-a1 writes, and what is others'. */
const ownKeys = [
  keys.presence(leaf1),
  keys.answer(leaf1),
  keys.observation(leaf1),
  keys.refusal(leaf1),
  keys.armed(leaf1),
  `${keys.pieces(keys.answer(leaf1))}a`,
  keys.live(leaf1),
  keys.liveHead(leaf1),
  `${keys.pieces(keys.live(leaf1))}a`,
];
const foreignKeys = [
  // The second name begins as its own does.
  ...[leaf2, "switch/leaf-a10"].flatMap((target) => [
    keys.presence(target),
    keys.answer(target),
    keys.live(target),
    keys.liveHead(target),
  ]),
  `${keys.pieces(keys.answer(leaf2))}a`,
  `${keys.pieces(keys.live(leaf2))}a`,
  keys.changeSet(leaf1),
  keys.changeSet(leaf2),
  `${keys.pieces(keys.changeSet(leaf1))}a`,
  keys.look(leaf1),
  keys.lock,
  keys.generation,
  keys.allocation("vni", "blue"),
  keys.allocationsDigest,
  keys.owned(leaf1),
  keys.ownedDigest(leaf1),
  keys.journalEntry("1"),
  keys.confirmation("1"),
  storeKeys("other").answer(leaf1),
  "/elsewhere",
];

async function expectAgentRights(store: Store): Promise<void> {
  for (const key of ownKeys) {
    expect(await store.transact([{ key, is: "absent" }], [put(key, "1")]), key).toMatchObject({
      type: "committed",
    });
    expect(value(await store.get(key)), key).toMatchObject({ value: "1" });
  }
  for (const key of foreignKeys) {
    expect(await store.transact([], [put(key, "1")]), key).toMatchObject(refused);
    expect(await store.transact([], [{ type: "delete", key }]), key).toMatchObject(refused);
    // One key that it may not write spoils the whole transaction.
    const both = [put(keys.answer(leaf1), "2"), put(key, "2")];
    expect(await store.transact([], both), key).toMatchObject(refused);
  }
  expect(value(await store.get(keys.answer(leaf1)))).toMatchObject({ value: "1" });
  for (const read of [keys.changeSetsOf(leaf1), keys.looksOf(leaf1), keys.confirmations]) {
    expect(await store.range(read), read).toMatchObject({ more: false });
  }
  for (const read of [keys.changeSetsOf(leaf2), keys.agent(leaf2), keys.targets, keys.prefix]) {
    expect(await store.range(read), read).toMatchObject(refused);
  }
}

describeWithEtcd("roles on an etcd", () => {
  let etcd: Etcd;
  const stage = stageOn(() => etcd);
  const { world, plumb } = stage;
  const agents = `--agent a1=${leaf1} --agent a2=${leaf2} --agent all=switch/*`;
  const line = `init etcd-roles ${agents} --planner ci --controller plumb --passwords logins`;
  const file = (user: string): string => join(world.folder, "logins", `${user}.password`);
  const loggedIn = (user: string): Promise<Store> =>
    storeFor(etcd, { user, password: { fromFile: file(user) } });
  const bareClient = (user: string): Etcd3 =>
    new Etcd3({
      hosts: etcd.endpoints.map((one) => `http://${one}`),
      auth: { username: user, password: readFileSync(file(user), "utf8").trim() },
    });

  beforeAll(async () => {
    etcd = await startEtcd();
  });
  afterAll(async () => {
    await etcd.remove();
    world.end();
  });

  test("are only shown without --auto-approve, and say that users do not count", async () => {
    const { code, text } = await plumb(line);
    expect(code).toBe(0);
    expect(text).toContain(
      "etcdctl role grant-permission plumb-agent-a1 readwrite /plumbline/v1/default/agents/switch/leaf-a1/ --prefix",
    );
    expect(text).toContain("! note: users are switched off in this etcd");
    expect(readdirSync(world.folder)).not.toContain("logins");
    const again = await plumb(line);
    expect(again.text).toBe(text);
  });

  test.skipIf(!hasEtcdctl)("come about by the commands that are shown, too", async () => {
    const other = await startEtcd();
    const shown = stageOn(() => other);
    try {
      const { text } = await shown.plumb(line);
      const script = text.replaceAll(/^! .*$/gm, "");
      const ran = spawnSync("sh", ["-e", "-c", script], { cwd: shown.world.folder });
      expect(ran.status, ran.stderr.toString()).toBe(0);
      expect((await shown.plumb(line)).text).toContain("there is nothing to do");
    } finally {
      await other.remove();
      shown.world.end();
    }
  });

  test("are made with --auto-approve, once, and switched on with a root", async () => {
    const first = await plumb(`${line} -y`);
    expect(first.code, first.text).toBe(0);
    expect(first.text).toContain("+ plumb-agent-a1 may read and write");
    expect(first.text).toContain(`+ user a1, password in logins/a1.password`);
    const second = await plumb(`${line} -y`);
    expect(second.text).toContain("there is nothing to do");
    const third = await plumb(`${line} --enable-auth -y`);
    expect(third.text).toContain("+ users are switched on");
    expect(third.text).toContain("asks everybody for a login");
    const fourth = await plumb(`${line} --enable-auth -y`, logins("root"));
    expect(fourth.text).toContain("there is nothing to do");
    expect((await plumb(`${line} -y`)).text).toContain("asks for a user");
  });

  test("have passwords that are long, of their own, and for their owner's eyes", () => {
    const passwords = ["a1", "a2", "all", "ci", "plumb", "root"].map((user) => {
      expect(statSync(file(user)).mode & 0o777).toBe(0o600);
      return readFileSync(file(user), "utf8").trim();
    });
    expect(new Set(passwords).size).toBe(passwords.length);
    for (const password of passwords) {
      expect(password).toMatch(/^[\w-]{43}$/);
      expect(stage.said.join("\n")).not.toContain(password);
    }
    expect(readdirSync(join(world.folder, "logins")).length).toBe(passwords.length);
  });

  test("let an agent write its own keys and nobody else's", async () => {
    const store = await loggedIn("a1");
    await expectAgentRights(store);
    const pattern = await loggedIn("all");
    expect(value(await pattern.transact([], [put(keys.answer(leaf2), "1")]))).toBeTruthy();
    expect(await pattern.range(`${keys.changeSets}switch/`)).toMatchObject({ more: false });
    expect(await pattern.transact([], [put(keys.lock, "1")])).toMatchObject(refused);
    await Promise.all([store.close(), pattern.close()]);
  });

  test("let an agent do so with a bare client neither", async () => {
    const client = bareClient("a1");
    await client.put(keys.presence(leaf1)).value("bare");
    for (const key of foreignKeys) {
      await expect(client.put(key).value("1"), key).rejects.toThrow("permission denied");
      await expect(client.delete().key(key), key).rejects.toThrow("permission denied");
    }
    const lease = client.lease(30, { autoKeepAlive: false });
    await expect(lease.put(keys.lock).value("1").exec()).rejects.toThrow("permission denied");
    await expect(client.delete().all()).rejects.toThrow("permission denied");
    await expect(client.auth.userAdd({ name: "evil", password: "x" })).rejects.toThrow("denied");
    const grant = { user: "a1", role: "plumb-controller" };
    await expect(client.auth.userGrantRole(grant)).rejects.toThrow("permission denied");
    client.close();
  });

  test("let an agent end nobody's lock by its lease", async () => {
    const controller = await loggedIn("plumb");
    const lease = value(await controller.lease(30_000, { host: "here", pid: 1 }));
    const held = { type: "put", key: keys.lock, value: "held", lease: lease.id } as const;
    value(await controller.transact([], [held]));
    const client = bareClient("a1");
    await expect(client.leaseClient.leaseRevoke({ ID: lease.id })).rejects.toThrow("denied");
    client.close();
    expect(value(await controller.get(keys.lock))).toMatchObject({ value: "held" });
    await lease.revoke();
    await controller.close();
  });

  test("let a controller apply, and a planner plan and do nothing else", async () => {
    const inside = (user: string) => ({ ...logins(user), PLUMB_AGENTS: "local" });
    const root = bareClient("root");
    await root.delete().all();
    root.close();
    expect((await plumb("init")).code).toBe(0);
    const apply = await plumb("apply --auto-approve", inside("plumb"));
    expect(apply.code, apply.text).toBe(0);
    for (const command of ["plan", "drift", "history", "lock", "get targets"]) {
      const { code, text } = await plumb(command, inside("ci"));
      expect(code, text).toBe(0);
    }
    const store = await loggedIn("ci");
    expect(value(await store.transact([], [put(keys.look(leaf1), "1")]))).toBeTruthy();
    for (const key of [...ownKeys, ...foreignKeys].filter((one) => one !== keys.look(leaf1))) {
      expect(await store.transact([], [put(key, "1")]), key).toMatchObject(refused);
    }
    await store.close();
    const wanted = await plumb("undo --auto-approve", inside("ci"));
    expect(wanted.code).toBe(1);
    expect(wanted.text).toContain("etcd does not let this user do that");
  });

  test("give up what is no agent's any more, and leave others' alone", async () => {
    const root = bareClient("root");
    const grant = async (role: string, key: string, end: string): Promise<void> => {
      const range = { key: Buffer.from(key), range_end: Buffer.from(end) };
      const perm = { permType: "Readwrite", ...range } as const;
      await root.auth.roleGrantPermission({ name: role, perm });
    };
    await root.auth.roleAdd({ name: "elsewhere" });
    await root.auth.userGrantRole({ user: "a1", role: "elsewhere" });
    await grant("elsewhere", keys.lock, "");
    await grant("plumb-agent-a1", "/plumbline/v1/other/x/", "/plumbline/v1/other/x0");
    await grant("plumb-agent-a1", "\0", "\0");
    const fewer = `init etcd-roles --agent a1=${leaf2} --passwords logins`;
    const shown = await plumb(fewer, logins("root"));
    expect(shown.text).toContain("etcdctl role revoke-permission plumb-agent-a1 '' --from-key");
    const { code, text } = await plumb(`${fewer} -y`, logins("root"));
    expect(code, text).toBe(0);
    expect(text).toContain(`- plumb-agent-a1 might read and write ${keys.agent(leaf1)}*`);
    expect(text).toContain("- plumb-agent-a1 might read and write everything from");
    expect(text).toContain("! note: a1 has the role elsewhere too");
    expect(text).not.toContain("/other/");
    const { perm } = await root.auth.roleGet({ role: "plumb-agent-a1" });
    expect(perm.map(({ key }) => key.toString())).toContain("/plumbline/v1/other/x/");
    await root.auth.userRevokeRole({ name: "a1", role: "elsewhere" });
    root.close();
    const store = await loggedIn("a1");
    expect(await store.transact([], [put(keys.answer(leaf1), "2")])).toMatchObject(refused);
    expect(value(await store.transact([], [put(keys.answer(leaf2), "2")]))).toBeTruthy();
    await store.close();
  });

  test("are changed by root alone", async () => {
    const { code, text } = await plumb(`${line} -y`, logins("plumb"));
    expect(code).toBe(1);
    expect(text).toContain("etcd does not let this user do that");
    const shown = await plumb(line, logins("plumb"));
    expect(shown.text).toContain("note: what is there already is not known");
    expect(shown.text).toContain("etcdctl user add a1");
  });

  test("do not take an empty file for a password", async () => {
    writeFileSync(file("newcomer"), "");
    const words = "init etcd-roles --agent newcomer=switch/x --passwords logins -y";
    const { code, text } = await plumb(words, logins("root"));
    expect(code).toBe(1);
    expect(text).toContain("logins/newcomer.password is empty");
  });
});
