// A whole fabric whose agents, planner and controller each log in to etcd as themselves, with passwords
// and with the names in their certificates: what each may do is enough for what it is there for.

import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasOpenssl, makeCertificates, type Certificates } from "../support/certificates.ts";
import { describeWithEtcd, startEtcd, type Etcd } from "../support/etcd-server.ts";
import { logins, stageOn, type ServedHere, type Stage } from "./stage.ts";
import { pause } from "./waiting.ts";

const [leaf1, leaf2] = ["switch/leaf-a1", "switch/leaf-a2"];
const users = `--agent a1=${leaf1} --agent a2=${leaf2} --planner ci --controller plumb`;

async function serving(...agents: readonly ServedHere[]): Promise<void> {
  for (const { log } of agents) {
    for (let i = 0; !log.some((line) => line.includes("presence-gained")); i += 1) {
      if (i > 200) throw new Error(`it does not serve: ${log.join("\n")}`);
      await pause(50);
    }
  }
}

/** Plans, applies, looks and undoes, each as who may. */
async function playWhole({ plumb }: Stage, as: (user: string) => Record<string, string>) {
  const plan = await plumb("plan", as("ci"));
  expect(plan.code, plan.text).toBe(0);
  expect(plan.text).toContain("12 to add");
  const apply = await plumb("apply -y", as("plumb"));
  expect(apply.code, apply.text).toBe(0);
  expect(apply.text).toContain("All 12 were seen on the devices");
  for (const line of [
    "plan --detailed-exitcode",
    "drift",
    "history",
    "lock",
    "show switch/leaf-a1",
  ]) {
    const { code, text } = await plumb(line, as("ci"));
    expect(code, text).toBe(0);
    expect(text).not.toContain("does not let");
  }
  const doctor = await plumb("doctor", as("ci"));
  expect(doctor.code, doctor.text).toBe(0);
  expect(doctor.text).toMatch(/a1 \(process .*serves switch\/leaf-a1/);
  expect(doctor.text).toContain("the clocks of 2 agents go with ours");
  const undo = await plumb("undo -y", as("plumb"));
  expect(undo.code, undo.text).toBe(0);
}

/** Nothing was denied on the way. */
function expectNoDenial(agents: readonly ServedHere[]): void {
  for (const { log } of agents) expect(log.join("\n")).not.toMatch(/does not let|permission/);
}

describeWithEtcd("with a password each", () => {
  let etcd: Etcd;
  const stage = stageOn(() => etcd);
  beforeAll(async () => {
    etcd = await startEtcd();
  });
  afterAll(async () => {
    await etcd.remove();
    stage.world.end();
  });

  test("two agents carry out what the controller applies, and the planner sees it", async () => {
    await stage.plumb("init");
    const made = await stage.plumb(
      `init etcd-roles ${users} --agent spare=switch/* --passwords logins --enable-auth -y`,
    );
    expect(made.code, made.text).toBe(0);
    const agents = [
      stage.serve(`agent --data-dir a1 --target ${leaf1}`, logins("a1")),
      stage.serve(`agent --data-dir a2 --target ${leaf2}`, logins("a2")),
    ];
    await serving(...agents);
    await playWhole(stage, logins);
    expectNoDenial(agents);
    expect(await Promise.all(agents.map((one) => one.stop()))).toEqual([0, 0]);
    // Another one serves whatever is asked of it.
    const spare = stage.serve("agent --data-dir spare --target switch/*", logins("spare"));
    await serving(spare);
    const again = await stage.plumb("apply -y", logins("plumb"));
    expect(again.code, again.text).toBe(0);
    expectNoDenial([spare]);
    await spare.stop();
  });

  test("an agent that serves another's target gets nowhere, and says why", async () => {
    const astray = stage.serve(`agent --data-dir astray --target ${leaf2}`, logins("a1"));
    for (let i = 0; !/does not let/.test(astray.log.join("\n")); i += 1) {
      if (i > 200) throw new Error(`it says nothing of it: ${astray.log.join("\n")}`);
      await pause(50);
    }
    const { code, text } = await stage.plumb(`plan --target ${leaf2}`, logins("ci"));
    expect(code, text).toBe(8);
    await astray.stop();
  });
});

describeWithEtcd("with a certificate each", () => {
  describe.skipIf(!hasOpenssl)("with openssl at hand", () => {
    let etcd: Etcd;
    let made: Certificates;
    const stage = stageOn(() => etcd, "etcd+https");
    const as = (user: string): Record<string, string> => ({
      PLUMB_ETCD_CA_FILE: made.ca,
      PLUMB_ETCD_CERTIFICATE_FILE: join(stage.world.folder, `${user}.pem`),
      PLUMB_ETCD_KEY_FILE: join(stage.world.folder, `${user}.key`),
    });

    beforeAll(async () => {
      made = makeCertificates("a1");
      for (const user of ["a1", "a2", "ci", "plumb", "root"]) {
        const { certificate, key } = user === "a1" ? made.client : made.sign(user);
        copyFileSync(certificate, join(stage.world.folder, `${user}.pem`));
        copyFileSync(key, join(stage.world.folder, `${user}.key`));
      }
      const files = [`--cert-file=${made.server.certificate}`, `--key-file=${made.server.key}`];
      const tls = [...files, `--trusted-ca-file=${made.ca}`, "--client-cert-auth"];
      etcd = await startEtcd({ tls });
    });
    afterAll(async () => {
      await etcd.remove();
      made.remove();
      stage.world.end();
    });

    test("the name in it is the user, and all goes on as with passwords", async () => {
      await stage.plumb("init");
      const words = `init etcd-roles ${users} --certificates --enable-auth`;
      const shown = await stage.plumb(words, as("plumb"));
      expect(shown.text).toContain("etcdctl user add root --no-password");
      expect(shown.text).toContain("ETCDCTL_CACERT=");
      const { code, text } = await stage.plumb(`${words} -y`, as("plumb"));
      expect(code, text).toBe(0);
      expect(text).toContain("--client-cert-auth");
      expect((await stage.plumb(`${words} -y`, as("plumb"))).text).toContain("does not let");
      expect((await stage.plumb(`${words} -y`, as("root"))).text).toContain("nothing to do");
      const agents = [
        stage.serve(`agent --data-dir a1 --target ${leaf1}`, as("a1")),
        stage.serve(`agent --data-dir a2 --target ${leaf2}`, as("a2")),
      ];
      await serving(...agents);
      await playWhole(stage, as);
      expectNoDenial(agents);
      expect(await Promise.all(agents.map((one) => one.stop()))).toEqual([0, 0]);
    });
  });
});
