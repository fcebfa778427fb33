// Ports of many hosts with patch panels, plugged by both drivers, beside the same transactions and the same
// steps at spp-ctl sent by the same clients alone, in turn. The stand-ins and the agents' part run in the
// same process, for all of them alike.

import { afterAll, beforeAll, expect, test } from "vitest";
import { systemClock } from "../../src/adapters/clock/system-clock.ts";
import { createOpenSppCtl } from "../../src/adapters/spp-ctl/spp-ctl-client.ts";
import { bindPortText } from "../../src/drivers/spp/encoding/bind-port.ts";
import { createSppDriver } from "../../src/drivers/spp/spp-driver.ts";
import { createSppKeysDriver } from "../../src/drivers/spp/spp-keys-driver.ts";
import type { TargetSettings } from "../../src/model/target.ts";
import type { Driver } from "../../src/ports/driver.ts";
import type { SppCtl, SppStep } from "../../src/ports/spp-ctl.ts";
import type { Compare, Store, Write } from "../../src/ports/store.ts";
import { forEachLimited } from "../../src/reconcile/limited.ts";
import { put, value } from "../contract/store-steps.ts";
import { describeWithEtcd, startEtcd, type Etcd } from "../support/etcd-server.ts";
import { createEtcdStores, type EtcdStores } from "../support/etcd-stores.ts";
import type { StandIn } from "../support/spp/stand-in.ts";
import { medianOf, report, type Measured } from "./measure.ts";
import {
  controllerOf,
  followUps,
  plugging,
  portsOf,
  root,
  sayUp,
  setUpKeys,
  settingsOf,
  startWired,
  vhosts,
  wire,
  type Port,
} from "./spp-fleet.ts";

const hostCount = 200;
const portsEach = 25;
const rounds = 3;
const hostsAtOnce = 16;
/** Of a host, as many as an agent stands. */
const portsAtOnce = 8;

const names = Array.from({ length: hostCount }, (_, i) => `node${String(i).padStart(3, "0")}`);
const what = `spp: ${hostCount * portsEach} ports on ${hostCount} hosts of ${vhosts} vhosts`;

describeWithEtcd(`${hostCount} hosts with patch panels`, () => {
  let etcd: Etcd;
  let stores: EtcdStores;
  let store: Store;
  const standIns = new Map<string, StandIn>();
  beforeAll(async () => {
    etcd = await startEtcd();
    stores = createEtcdStores(etcd);
    store = await stores.open({ callMs: 60_000 });
    for (const name of names) standIns.set(name, await startWired());
  }, 300_000);
  afterAll(async () => {
    for (const standIn of standIns.values()) await standIn.close();
    await stores?.close();
    await etcd?.remove();
  });

  const openKeys = (): Promise<Store> => Promise.resolve(store);
  const hostsFor = (driver: string): TargetSettings[] =>
    names.map((name) => settingsOf(name, driver, standIns.get(name)));

  async function timed(work: () => Promise<void>): Promise<number> {
    const startMs = performance.now();
    await work();
    return performance.now() - startMs;
  }

  /** As agents take them: some hosts at a time, all ports of one together. */
  async function byDriver(driver: Driver, hosts: readonly TargetSettings[]): Promise<void> {
    await forEachLimited(hosts, hostsAtOnce, async (settings) => {
      const host = settings.target.slice("patchpanel/".length);
      const answers = await driver.applyJointly?.(portsOf(host, portsEach).map(plugging), settings);
      const odd = [...(answers?.values() ?? [])].find(({ type }) => type !== "accepted");
      if (answers === undefined || odd !== undefined) throw new Error(JSON.stringify(odd));
    });
  }

  /** As many ports at a time as the driver has under way. */
  async function alone(plug: (port: Port) => Promise<void>): Promise<void> {
    await forEachLimited(names, hostsAtOnce, async (host) => {
      await forEachLimited(portsOf(host, portsEach), portsAtOnce, plug);
    });
  }

  async function transact(compares: readonly Compare[], writes: readonly Write[]): Promise<void> {
    expect(value(await store.transact(compares, writes)).type).toBe("committed");
  }

  /** What asks for a port, guarded by what must not be there. */
  async function ask({ host, port, vhost, mac, vlan }: Port): Promise<void> {
    const keys = ["bind_port", "action", "port_status"].map(
      (section) => `${root}${section}/${host}/${port}`,
    );
    const [bindPort = "", action = ""] = keys;
    const writes = [
      put(`${root}vhost/${host}/phys/${vhost}`, port),
      put(bindPort, bindPortText({ vhost, mac, vlan })),
      put(action, "plug"),
    ];
    await transact(
      [
        { key: `${root}configuration/${host}`, is: "present" },
        ...keys.map((key) => ({ key, is: "absent" }) as const),
        { key: `${root}vhost/${host}/phys/${vhost}`, is: "present" },
      ],
      writes,
    );
  }

  /** Both in turn, each on hosts that were just set up; the first round is not counted. */
  async function sideBySide(
    setUp: () => Promise<void>,
    ofDriver: () => Promise<void>,
    ofNobody: () => Promise<void>,
  ): Promise<{ driver: Measured; raw: Measured }> {
    const [ours, theirs]: [number[], number[]] = [[], []];
    for (let round = 0; round <= rounds; round += 1) {
      await setUp();
      ours.push(await timed(ofDriver));
      await setUp();
      theirs.push(await timed(ofNobody));
    }
    return { driver: medianOf(ours.slice(1)), raw: medianOf(theirs.slice(1)) };
  }

  test("by the driver that writes keys for the agents of others", async () => {
    const driver = createSppKeysDriver(openKeys, systemClock);
    const hosts = hostsFor("spp-keys");
    const over = new AbortController();
    const from = (await etcd.revision()) + 1;
    sayUp(store, from, over.signal);
    const ups = followUps(store, from, over.signal);
    const { driver: ours, raw } = await sideBySide(
      () => setUpKeys(store, driver, hosts),
      () => byDriver(driver, hosts),
      () =>
        alone(async (port) => {
          const up = ups.of(port);
          await ask(port);
          await up;
        }),
    );
    over.abort();
    report(`${what}, their transactions alone`, raw);
    report("spp: the same by driver spp-keys", ours, { name: "raw", of: raw });
    // The bar is 0.8.
    expect(raw.medianMs / ours.medianMs).toBeGreaterThan(0.2);
  });

  const setUpAll = async (driver: Driver): Promise<void> => {
    for (const standIn of standIns.values()) wire(standIn);
    await setUpKeys(store, driver, hostsFor("spp"));
  };
  const openDriver = (): Driver => createSppDriver(openKeys, createOpenSppCtl(), systemClock);

  test("by the driver that plugs them itself", async () => {
    const driver = openDriver();
    const controllers = new Map([...standIns].map(([name, one]) => [name, controllerOf(one)]));
    const { driver: ours, raw } = await sideBySide(
      () => setUpAll(driver),
      () => byDriver(driver, hostsFor("spp")),
      () =>
        alone(async (port) => {
          await ask(port);
          await plugAlone(controllers.get(port.host)!, port);
          await transact([], [put(`${root}port_status/${port.host}/${port.port}`, "up")]);
        }),
    );
    report(`${what}, with their steps at spp-ctl alone`, raw);
    report("spp: the same by driver spp", ours, { name: "raw", of: raw });
    // The bar is 0.8.
    expect(raw.medianMs / ours.medianMs).toBeGreaterThan(0.3);
  });

  test("asked for by somebody else's keys, until it is up", async () => {
    const driver = openDriver();
    await setUpAll(driver);
    const over = new AbortController();
    const ups = followUps(store, (await etcd.revision()) + 1, over.signal);
    const times: number[] = [];
    for (const settings of hostsFor("spp").slice(0, 8)) {
      const host = settings.target.slice("patchpanel/".length);
      const standIn = standIns.get(host)!;
      const served = new AbortController();
      const attended = driver.attend?.(settings.target, settings, served.signal, () => undefined);
      // Until it has looked for the first time.
      while (standIn.counters.reads === 0) await systemClock.sleep(10);
      for (const port of portsOf(host, portsEach)) {
        const busyMs = standIn.counters.busyMs;
        const up = ups.of(port);
        const ms = await timed(async () => {
          await ask(port);
          await up;
        });
        times.push(ms - (standIn.counters.busyMs - busyMs));
      }
      served.abort();
      await attended;
    }
    over.abort();
    const measured = medianOf(times);
    report("spp: action to up, beyond the stand-in's own time", measured);
    expect(measured.medianMs).toBeLessThan(50);
  });
});

/** The documented five, and a look at what has come of them. */
async function plugAlone(ctl: SppCtl, { vhost, mac, vlan }: Port): Promise<void> {
  const [ring, back] = [`ring:${2 * vhost}`, `ring:${2 * vhost + 1}`];
  const [merger, classifier] = [
    { component: "merger", port: back, direction: "rx" },
    { component: "classifier", port: ring, direction: "tx" },
  ] as const;
  const steps: readonly SppStep[] = [
    { step: "detach", ...merger },
    { step: "attach", ...merger, vlan: { operation: "add", id: vlan, pcp: 0 } },
    { step: "detach", ...classifier },
    { step: "attach", ...classifier, vlan: { operation: "del" } },
    { step: "classify", mac, port: ring, vlan },
  ];
  for (const step of steps) {
    const answer = await ctl.change(1, step);
    if (answer.type !== "done") throw new Error(answer.reason);
  }
  await ctl.vf(1);
}
