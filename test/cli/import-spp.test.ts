// `plumb import spp --from STORE`: what stands in the keys of hosts becomes manifests that change nothing
// there, and what it cannot be is told. The keys lie beside everything else, in the store of the world.

import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { run } from "../../src/cli/run.ts";
import { createWorld, projectRoot, type World } from "../scenarios/world.ts";

let world: World;
beforeEach(() => {
  world = createWorld();
});
afterEach(() => {
  world.end();
});

async function plumb(line: string): Promise<{ code: number; said: string }> {
  world.taken();
  const code = await run(line.split(" "), world.ports);
  return { code, said: world.taken().join("\n") };
}

async function put(keys: Readonly<Record<string, string>>): Promise<void> {
  for (const [key, value] of Object.entries(keys)) {
    await world.store.transact([], [{ type: "put", key: `/spp/openstack/${key}`, value }]);
  }
}

const configuration =
  '[{"num_vhost": 2, "core_mask": "0xfe", "pci_address": "00:04.0", "physical_network": "leaf-a"}, ' +
  '{"num_vhost": 2, "core_mask": "0xfc02", "pci_address": "00:05.0", "physical_network": "phys2"}]';

/** Keys of a host whose vhosts are all free. */
function hostKeys(host: string): Record<string, string> {
  return {
    [`configuration/${host}`]: configuration,
    [`vhost/${host}/leaf-a/0`]: "None",
    [`vhost/${host}/leaf-a/1`]: "None",
    [`vhost/${host}/phys2/2`]: "None",
    [`vhost/${host}/phys2/3`]: "None",
  };
}

/** Keys of a port as the mechanism driver and spp-agent leave them. */
function portKeys(
  host: string,
  port: string,
  network: string,
  bind: { readonly vhost_id: number; readonly mac_address: string; readonly vlan_id?: number },
): Record<string, string> {
  return {
    [`vhost/${host}/${network}/${bind.vhost_id}`]: port,
    [`bind_port/${host}/${port}`]: JSON.stringify(bind),
    [`action/${host}/${port}`]: "plug",
    [`port_status/${host}/${port}`]: "up",
  };
}

const fabric = `
{apiVersion: plumbline/v1, kind: VlanPool, metadata: {name: leaf-a}, spec: {ranges: [2000-2099]}}
---
{apiVersion: plumbline/v1, kind: SwitchPair, metadata: {name: leaf-a}, spec: {}}
---
{apiVersion: plumbline/v1, kind: Switch, metadata: {name: leaf-a1}, spec: {pair: leaf-a, driver: sim}}
---
{apiVersion: plumbline/v1, kind: HostGroup, metadata: {name: spp4}, spec: {ports: [{switch: leaf-a1, interface: Ethernet1}]}}
---
{apiVersion: plumbline/v1, kind: Network, metadata: {name: blue}, spec: {vni: 5000, segments: [{vlanPool: leaf-a, vlan: 2000}]}}
`;

function written(folder: string): string {
  const names = readdirSync(join(world.folder, folder), { recursive: true, encoding: "utf8" });
  return names
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => readFileSync(join(world.folder, folder, name), "utf8"))
    .join("\n");
}

const etcd = "etcd://192.0.2.1:2379";
/** Plumbline's own state lies elsewhere, so that manifests must say where the keys are. */
const state = "--state stores/own";
const from = `import spp --from ${etcd} --out imported ${state}`;
const planned = `plan -f fabric.yaml -f imported ${state}`;
const inSync = "No changes. Nothing is to be sent to a target.";
const [p1, p2] = ["6160c9da-b2d5-4236-8413-7d646e5c0ae2", "0b9d8a94-3a1c-4c0b-9d3d-1e5e3f0c2a11"];
const mac = "fa:16:3e:a0:da:db";

describe("hosts that an etcd knows", () => {
  test("become Hosts, and a plan of them has nothing to do but to record them", async () => {
    await put({ ...hostKeys("spp1"), ...hostKeys("spp10") });
    const { code, said } = await plumb(from);
    expect(code, said).toBe(0);
    expect(said).toContain("Host spp1: 2 NICs, no port");
    expect(said).not.toContain("Left over");
    expect(written("imported")).toContain("keys: array");
    expect(written("imported")).toContain(`keysIn: "${etcd}"`);
    expect((await plumb(`plan -f imported ${state}`)).said).toContain(inSync);
  });

  test("become one where one is asked for, which is not another whose name begins so", async () => {
    await put({ ...hostKeys("spp1"), ...hostKeys("spp10") });
    await plumb(`${from} --host spp1`);
    expect(written("imported")).toContain("name: spp1");
    expect(written("imported")).not.toContain("spp10");
  });

  test("are left out where one is not there, with the name that is meant", async () => {
    await put(hostKeys("spp10"));
    const { code, said } = await plumb(`${from} --host spp11`);
    expect(said).toContain('there is no key of a host "spp11"; did you mean "spp10"?');
    expect(code).toBe(1);
  });

  test("are driven by Plumbline's own agent where a person says so", async () => {
    await put(hostKeys("spp4"));
    const { said } = await plumb(`${from} --driver spp`);
    expect(written("imported")).toContain("driver: spp\n");
    expect(said).not.toContain("nothing to do");
  });

  test("have names that a resource can have, and keep theirs in the keys", async () => {
    await put(hostKeys("Node_1"));
    await plumb(from);
    expect(written("imported")).toContain("name: node-1");
    expect(written("imported")).toContain("host: Node_1");
    expect((await plumb(`plan -f imported ${state}`)).said).toContain(inSync);
  });

  test("are named where their configuration says nothing", async () => {
    await put({
      ...hostKeys("spp4"),
      "configuration/broken": '{"vf": [',
      "configuration/empty": "[]",
      "action/lost/p": "plug",
    });
    const { code, said } = await plumb(from);
    expect(code).toBe(0);
    expect(said).toContain("! host broken\n");
    expect(said).toContain("cannot be read: it is no JSON");
    expect(said).toMatch(/! host empty\n +its configuration is empty/);
    expect(said).toMatch(/! host lost\n +it has keys, but no configuration/);
  });

  test("whose components somebody wired in their own way are told, and a plan leaves them", async () => {
    const components =
      '[{"core": 2, "type": "forward", "name": "mine", "rx_port": [], "tx_port": []}]';
    const nics = configuration.replace('"phys2"', `"phys2", "components": ${components}`);
    await put({ ...hostKeys("spp4"), "configuration/spp4": `{"vf": ${nics}}` });
    const { said } = await plumb(from);
    expect(said).toContain("host spp4: the components of NIC 1 are not in its configuration");
    expect(said).toContain("the components of NIC 2 are wired in a way of their own");
    expect((await plumb(`plan -f imported ${state}`)).said).toContain(inSync);
  });

  test("are not described where no manifest may say what SPP took", async () => {
    await put({ "configuration/spp4": configuration.replace('"num_vhost": 2', '"num_vhost": 0') });
    const { said } = await plumb(from);
    expect(said).toContain("Wrote 0 files");
    expect(said).toMatch(/! Host\/spp4\n +spec\.softPatchPanel\.nics\.0\.vhosts: 0 is less than 1/);
  });

  test("whose two NICs share cores are not described, with the reason", async () => {
    await put({ "configuration/spp4": configuration.replace("0xfc02", "0xfe") });
    const { said } = await plumb(from);
    expect(said).toMatch(/! Host\/spp4\n +cores 2, 3, 4, 5, 6, 7 belong to NIC 1/);
  });

  test("no key at all is an error that says where was looked", async () => {
    const { code, said } = await plumb(from);
    expect(code).toBe(1);
    expect(said).toContain(`${etcd}: no key there begins with /spp/openstack/`);
  });
});

describe("ports that are plugged", () => {
  beforeEach(async () => {
    writeFileSync(join(world.folder, "fabric.yaml"), fabric);
    await put({
      ...hostKeys("spp4"),
      ...portKeys("spp4", p1, "leaf-a", { vhost_id: 1, mac_address: mac, vlan_id: 2000 }),
    });
  });

  test("become bindings on the vhosts that they have, and a plan leaves their host alone", async () => {
    await put(portKeys("spp4", p2, "phys2", { vhost_id: 2, mac_address: mac, vlan_id: 2007 }));
    const { said } = await plumb(`${from} -f fabric.yaml`);
    expect(said).toContain("Host spp4: 2 NICs, 2 of 2 ports described");
    expect(said).toContain("Network leaf-a-2007: keys know the VLAN alone");
    const manifests = written("imported");
    expect(manifests).toContain("network: blue");
    expect(manifests).toContain("physicalNetwork: phys2");
    const plan = await plumb(planned);
    expect(plan.said).toContain(`vhost/spp4/leaf-a 1 for ${p1}`);
    expect(plan.said).not.toMatch(/patchpanel\/spp4\n +[-+~]/);
  });

  test("are left over without the manifests of their switch ports", async () => {
    rmSync(join(world.folder, "fabric.yaml"));
    const { said } = await plumb(from);
    expect(said).toContain(`! patchpanel/spp4 /plugs/${p1}`);
    expect(said).toContain("no manifest of -f has a HostGroup with the switch ports of spp4");
    expect((await plumb(`plan -f imported ${state}`)).code).toBe(0);
  });

  test("are left over where they are flat, not up, or half there, each with its reason", async () => {
    await put({
      ...portKeys("spp4", "flat", "leaf-a", { vhost_id: 0, mac_address: mac }),
      ...portKeys("spp4", "slow", "phys2", { vhost_id: 2, mac_address: mac, vlan_id: 2001 }),
      "port_status/spp4/slow": "starting",
      "action/spp4/dangling": "plug",
      "vhost/spp4/phys2/3": "leaked",
    });
    const { said } = await plumb(`${from} -f fabric.yaml`);
    expect(said).toContain("its network is flat, and keys do not say which one it is");
    expect(said).toContain("it is not up: the agent does not say that it is up");
    expect(said).toContain("it is not up: there is no bind_port");
    expect(said).toMatch(/\/vhosts\/phys2\/3\n +it is taken, and nothing else names the port/);
    const plan = await plumb(planned);
    expect(plan.said).not.toMatch(/patchpanel\/spp4\n +[-+~]/);
  });

  test("are left over where a manifest would write their address another way", async () => {
    await put(
      portKeys("spp4", p2, "leaf-a", { vhost_id: 0, mac_address: "FA:16:3E:00:00:0A", vlan_id: 7 }),
    );
    await put(
      portKeys("spp4", "odd", "phys2", { vhost_id: 2, mac_address: "what?", vlan_id: 2000 }),
    );
    const { said } = await plumb(`${from} -f fabric.yaml`);
    expect(said).toContain(`/plugs/${p2}`);
    expect(said).toMatch(/\/plugs\/odd\n +spec\.macAddress: /);
    expect(said).toContain("1 of 3 ports described");
    expect(written("imported")).toContain(`portId: ${JSON.stringify(p1)}`);
  });

  test("that two hosts have while a machine moves get a binding each", async () => {
    await put({
      ...hostKeys("spp5"),
      ...portKeys("spp5", p1, "leaf-a", { vhost_id: 0, mac_address: mac, vlan_id: 2000 }),
    });
    const group = "{switch: leaf-a1, interface: Ethernet2}";
    const more = `---\n{apiVersion: plumbline/v1, kind: HostGroup, metadata: {name: spp5}, spec: {ports: [${group}]}}\n`;
    writeFileSync(join(world.folder, "fabric.yaml"), fabric + more);
    await plumb(`${from} -f fabric.yaml`);
    expect(written("imported")).toContain(`name: "${p1}-spp5"`);
    expect((await plumb(planned)).said).not.toMatch(/patchpanel\/spp\d\n +[-+~]/);
  });

  test("are not described again where a manifest has them", async () => {
    await plumb(`${from} -f fabric.yaml`);
    const again = await plumb(
      `import spp --from ${etcd} --out again ${state} -f fabric.yaml -f imported`,
    );
    expect(again.said).toContain("Wrote 0 files to again.");
    expect(again.said).not.toContain("Left over");
  });

  test("the document of -o json is what its schema promises", async () => {
    await put({ "vhost/spp4/phys2/3": "leaked" });
    const { said } = await plumb(`${from} -f fabric.yaml -o json`);
    const file = join(projectRoot, "schemas/outputs/import-spp.schema.json");
    const ajv = new Ajv({ strict: true, allErrors: true });
    const validate = ajv.compile(JSON.parse(readFileSync(file, "utf8")));
    const output = JSON.parse(said);
    expect(validate(output), JSON.stringify(validate.errors)).toBe(true);
    expect(output.leftOver).toHaveLength(1);
    expect(output.settled).toBe(true);
  });
});

describe("what cannot be asked so is refused in words", () => {
  test.each([
    ["import spp --out x", "name the NICs"],
    ["import spp a --from etcd://b --host c --out x", "leave --from out, or the NICs"],
    ["import spp a b --host c --out x", 'what is "b"?'],
    ["import spp a --out x", "say whose NICs these are: --host NAME"],
    ["import spp a --host b --host c --out x", "import each host by itself"],
    ["import spp --from etcd://b --keys array --out x", "--keys goes with the settings of a host"],
    ["import spp a --host b --pair c --out x", "--pair goes with switches"],
    ["import ovs unix:/a --name a --mirror 2#3 --out x", "--mirror goes with spp"],
    ["import spp a --host b --keys list --out x", "--keys takes one of array, object"],
    ["import spp a --host b", "say where to write the manifests: --out DIR"],
  ])("plumb %s", async (line, words) => {
    const { code, said } = await plumb(line);
    expect(said).toContain(words);
    expect(code).toBe(64);
  });

  test("an address that is no store", async () => {
    const { code, said } = await plumb("import spp --from http://192.0.2.1 --out x");
    expect(said).toContain('did you mean "etcd://192.0.2.1"?');
    expect(code).toBe(1);
  });
});
