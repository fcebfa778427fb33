// Real switches behind agents that are processes of their own, on a real etcd: what an agent notices by
// itself, and what it takes back when nobody can reach it any more. One switch is reached by TLS. Needs a
// build.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { linkTo, type Link } from "../../faults/cut-link.ts";
import { makeCertificates, type Certificates } from "../../support/certificates.ts";
import { startEtcd, type Etcd } from "../../support/etcd-server.ts";
import { describeWithPackets } from "../../support/networks.ts";
import { claimPorts, type PortClaim } from "../../support/ports.ts";
import { killAll, type Running } from "../command.ts";
import { pause } from "../waiting.ts";
import { createFabric, greenVlan, type Fabric } from "./fabric.ts";
import type { Host } from "./host.ts";
import { configure, createLab, type Lab } from "./lab.ts";

describeWithPackets("agents next to real switches", () => {
  let certificates: Certificates;
  let claim: PortClaim;
  let etcd: Etcd;
  /** Ways that can be cut: to the etcd, and to the database of leaf A. */
  let [toEtcd, toLeafA]: [Link, Link] = [] as never;
  let lab: Lab;
  let fabric: Fabric;
  let agents: Running[] = [];
  let [one, other]: [Host, Host] = [] as never;

  beforeAll(async () => {
    certificates = makeCertificates("plumb");
    claim = await claimPorts(2);
    const [port = 0, plainPort = 0] = claim.ports;
    etcd = await startEtcd();
    toEtcd = await linkTo(etcd.endpoints[0]!);
    toLeafA = await linkTo(`127.0.0.1:${plainPort}`);
    const { server, ca, client } = certificates;
    lab = await createLab({
      a: { remotes: [`ptcp:${plainPort}:127.0.0.1`] },
      b: {
        remotes: [`pssl:${port}:127.0.0.1`],
        flags: [
          `--private-key=${server.key}`,
          `--certificate=${server.certificate}`,
          `--ca-cert=${ca}`,
        ],
      },
    });
    const { leafA, leafB } = lab;
    one = lab.hypervisor(leafA, "et1", [greenVlan.a]).machines.get(greenVlan.a)!;
    other = lab.hypervisor(leafB, "et1", [greenVlan.b]).machines.get(greenVlan.b)!;
    fabric = createFabric({
      leafA: { endpoint: `tcp:${toLeafA.endpoint}`, vtepAddress: leafA.vtepAddress },
      leafB: {
        endpoint: `ssl:127.0.0.1:${port}`,
        credentials: { fromFile: "plumb.pem" },
        vtepAddress: leafB.vtepAddress,
      },
      groups: {
        one: { switch: "leaf-a", interface: "et1" },
        other: { switch: "leaf-b", interface: "et1" },
      },
      metagroups: { ones: ["one"], others: ["other"] },
      environment: { PLUMB_STORE: `etcd://${toEtcd.endpoint}` },
    });
    // Agents take secrets only from where they run.
    const parts = [client.key, client.certificate, ca].map((part) => readFileSync(part, "utf8"));
    writeFileSync(join(fabric.folder, "plumb.pem"), parts.join(""));
    fabric.bind("green", "ones");
    fabric.bind("green", "others");
    agents = [agent("leaf-a", `tcp:${toLeafA.endpoint}`), agent("leaf-b", `ssl:127.0.0.1:${port}`)];
    for (const each of agents) {
      await vi.waitUntil(() => each.said().includes("presence-gained"), { timeout: 60_000 });
    }
    await fabric.apply();
  });
  afterAll(async () => {
    killAll();
    fabric?.remove();
    await lab?.remove();
    await toEtcd?.close();
    await toLeafA?.close();
    await etcd?.remove();
    claim?.release();
    certificates?.remove();
  });

  function agent(name: string, reach: string): Running {
    const own = ["--target", `switch/${name}`, "--data-dir", name, "--lease", "2s"];
    return fabric.serve("agent", ...own, "--reach", reach);
  }

  const looks = (): number => agents[0]!.said().split(`"result":"changed"`).length;

  test("carry out what is applied, also over TLS", async () => {
    expect(await fabric.pending()).toBe(0);
    expect(one.reaches(other)).toBe(true);
  });

  test("notice within a second what somebody changes by hand", async () => {
    const before = looks();
    configure(lab.leafA.switch, "clear port et1 trunks", "set port et1 vlan_mode=access tag=4000");
    const changedAtMs = performance.now();
    await expect.poll(looks, { interval: 20, timeout: 20_000 }).toBeGreaterThan(before);
    expect(performance.now() - changedAtMs).toBeLessThan(1_000);
    const drift = await fabric.plumb("drift");
    expect(drift.code, drift.text).toBe(2);
    await fabric.apply();
    expect(one.reaches(other)).toBe(true);
  });

  const isUndone = (): boolean => one.reaches(other);
  const history = async (): Promise<string> => (await fabric.plumb("history")).text;

  test("take back what nobody confirmed when the way to them is cut", async () => {
    fabric.unbind("green", "ones");
    await fabric.apply("--confirm-within", "5s");
    expect(one.reaches(other)).toBe(false);
    toEtcd.cut();
    await expect.poll(isUndone, { timeout: 40_000 }).toBe(true);
    toEtcd.mend();
    await expect.poll(history, { timeout: 40_000 }).toContain("undone by its agents");
  });

  test("take it back as soon as they reach the switch again, where the way to that was cut as well", async () => {
    await fabric.apply("--confirm-within", "5s");
    expect(one.reaches(other)).toBe(false);
    toEtcd.cut();
    toLeafA.cut();
    await pause(7_000);
    expect(one.reaches(other)).toBe(false);
    toLeafA.mend();
    await expect.poll(isUndone, { timeout: 60_000 }).toBe(true);
    toEtcd.mend();
    const undone = async (): Promise<number> =>
      (await history()).split("undone by its agents").length - 1;
    await expect.poll(undone, { timeout: 40_000 }).toBe(2);
  });
});
