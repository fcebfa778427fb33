// `plumb import ovs`: real switches that others configured become manifests whose plan is empty, and what
// no manifest can say is listed. Nothing on the switches is changed.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { openOvsdb } from "../../src/adapters/ovsdb/ovsdb-client.ts";
import { run } from "../../src/cli/run.ts";
import { readManifest } from "../../src/manifest/read-manifest.ts";
import { createWorld, type World } from "../scenarios/world.ts";
import { describeWithOvs, startOpenVSwitch, type OpenVSwitch } from "../support/open-vswitch.ts";
import { configured } from "./driven.ts";

let world: World;
beforeEach(() => {
  world = createWorld();
});
afterEach(() => {
  world.end();
});

async function plumb(line: string): Promise<{ code: number; said: string }> {
  const ports = {
    ...world.ports,
    openOvsdb: (place: Parameters<typeof openOvsdb>[0]) => openOvsdb(place, { environment: {} }),
  };
  world.taken();
  const code = await run(line.split(" "), ports);
  return { code, said: world.taken().join("\n") };
}

function resourcesIn(folder: string): string[] {
  const names = readdirSync(join(world.folder, folder), { recursive: true, encoding: "utf8" });
  return names
    .filter((name) => name.endsWith(".yaml"))
    .flatMap((name) => {
      const text = readFileSync(join(world.folder, folder, name), "utf8");
      return readManifest(name, text).resources.map((one) => `${one.kind}/${one.name}`);
    })
    .sort();
}

describeWithOvs("importing a switch that was configured by hand", () => {
  let ovs: OpenVSwitch;
  beforeAll(async () => {
    ovs = await startOpenVSwitch();
    ovs.vsctl("add-br", "br0", "--", "add-br", "br1");
    configureByHand(ovs);
  });
  afterAll(async () => {
    await ovs.remove();
  });

  test("says all that manifests can say, and lists the rest", async () => {
    const before = configured(ovs);
    const { code, said } = await plumb(`import ovs ${ovs.endpoint} --name leaf-a1 --out imported`);
    expect(code, said).toBe(0);
    expect(said).toMatchInlineSnapshot(`
      "Wrote 4 files to imported: 23 items of 1 switch, as they are.

      Left over (9):
        ! switch/leaf-a1 /vlans/300
        ! switch/leaf-a1 /interfaces/et7/nativeVlan
            the VLAN has no name that a network can have
        ! switch/leaf-a1 /remoteVteps/10100
            these follow from the other switches of the VNI: declare or import them together
        ! switch/leaf-a1 /interfaces/uplink
        ! switch/leaf-a1 /interfaces/uplink/trunkVlans/200
            its port channel has no number, and a manifest can name it by nothing else
        ! switch/leaf-a1 /interfaces/et5/allVlans
            a manifest lists VLANs; it cannot say that a port carries all
        ! switch/leaf-a1 port et4
            frames without a tag come into VLAN 300, but leave tagged
        ! switch/leaf-a1 port et6
            it carries all tags of its host inside of VLAN 300
        ! VlanPool/leaf-a1 /spec/ranges
            no switch and no record holds them: these are the VLANs in use

      Next: plumb plan -f imported   (nothing to do but to record what is there)"
    `);
    expect(configured(ovs)).toBe(before);
    const plan = await plumb("plan -f imported --detailed-exitcode");
    expect(plan.code, plan.said).toBe(0);
    expect(resourcesIn("imported")).toEqual([
      "HostGroup/leaf-a1-et1",
      "HostGroup/leaf-a1-et2",
      "HostGroup/leaf-a1-et3",
      "HostGroup/leaf-a1-et3-trunk",
      "HostGroup/leaf-a1-et4",
      "HostGroup/leaf-a1-et7",
      "HostGroup/leaf-a1-port-channel5",
      "Network/blue",
      "Network/red",
      "PortBinding/blue-on-leaf-a1-et1",
      "PortBinding/blue-on-leaf-a1-et2",
      "PortBinding/blue-on-leaf-a1-et3-trunk",
      "PortBinding/blue-on-leaf-a1-et4",
      "PortBinding/blue-on-leaf-a1-port-channel5",
      "PortBinding/red-on-leaf-a1-et2",
      "PortBinding/red-on-leaf-a1-et3",
      "Switch/leaf-a1",
      "SwitchPair/leaf-a1",
      "VlanPool/leaf-a1",
    ]);
  });
});

test.each([
  [
    "unix:/nowhere/db.sock",
    8,
    "switch/a is unknown: unix:/nowhere/db.sock: there is no such socket",
  ],
  ["tcp:nowhere", 64, "Switch a cannot be described: no port"],
])("a switch that is not at %s is not imported as an empty one", async (endpoint, exit, words) => {
  const { code, said } = await plumb(`import ovs ${endpoint} --name a --out imported`);
  expect(code, said).toBe(exit);
  expect(said).toContain(words);
  expect(readdirSync(world.folder)).not.toContain("imported");
});

describeWithOvs("importing two switches with a tunnel between them", () => {
  let leafA: OpenVSwitch;
  let leafB: OpenVSwitch;
  beforeAll(async () => {
    leafA = await startOpenVSwitch();
    leafB = await startOpenVSwitch();
    configureTunnel(leafA, 100, "192.0.2.12");
    configureTunnel(leafB, 55, "192.0.2.11");
  });
  afterAll(async () => {
    await leafA.remove();
    await leafB.remove();
  });
  const both = (): string =>
    `import ovs ${leafA.endpoint} ${leafB.endpoint} --name leaf-a1 --name leaf-b1 --out imported`;
  const ends = "--vtep-address 192.0.2.11 --vtep-address 192.0.2.12";

  test("needs to be told where the tunnels end", async () => {
    const { code, said } = await plumb(both());
    expect(code).toBe(64);
    expect(said).toContain("Switch leaf-a1: it carries VNI 10100 together with leaf-b1");
    expect(readdirSync(world.folder)).not.toContain("imported");
  });

  test("describes the tunnels by saying who has the network", async () => {
    const { code, said } = await plumb(`${both()} ${ends}`);
    expect(code, said).toBe(0);
    expect(said).not.toContain("remoteVteps");
    const plan = await plumb("plan -f imported --detailed-exitcode");
    expect(plan.code, plan.said).toBe(0);
    expect(plan.said).toContain("12 items already as wanted");
  });

  test("lists a VLAN whose tunnels lead to others besides", async () => {
    addTunnel(leafA, "vx2", 100, "192.0.2.13");
    const { said } = await plumb(`${both()} ${ends}`);
    expect(said).toMatch(/leaf-a1 \/vnis\/10100\n.*its tunnels do not lead to just the other/s);
    const plan = await plumb("plan -f imported --detailed-exitcode");
    expect(plan.code, plan.said).toBe(0);
  });
});

const applied = `
apiVersion: plumbline/v1
kind: VlanPool
metadata: {name: pod0}
spec: {ranges: ["2000-2099"]}
---
apiVersion: plumbline/v1
kind: SwitchPair
metadata: {name: pod0}
spec: {}
---
apiVersion: plumbline/v1
kind: Switch
metadata: {name: sw1}
spec: {pair: pod0, driver: ovs, endpoint: ENDPOINT, vtepAddress: 192.0.2.11}
---
apiVersion: plumbline/v1
kind: Network
metadata: {name: blue}
spec: {vni: 5000}
---
apiVersion: plumbline/v1
kind: Network
metadata: {name: red}
spec: {vni: 5001}
---
apiVersion: plumbline/v1
kind: HostGroup
metadata: {name: node1}
spec: {ports: [{switch: sw1, description: node1 bond0, portChannel: {id: 101, members: [et1, et2], lacp: passive}}]}
---
apiVersion: plumbline/v1
kind: HostGroup
metadata: {name: node2}
spec: {ports: [{switch: sw1, interface: et3}], extraVlans: [77]}
---
apiVersion: plumbline/v1
kind: HostGroup
metadata: {name: cluster}
spec: {children: [node1, node2]}
---
apiVersion: plumbline/v1
kind: PortBinding
metadata: {name: blue-on-node1}
spec: {network: blue, host: node1}
---
apiVersion: plumbline/v1
kind: PortBinding
metadata: {name: red-on-node2}
spec: {network: red, host: node2, hostVlan: 100}
---
apiVersion: plumbline/v1
kind: PortBinding
metadata: {name: blue-on-cluster}
spec: {network: blue, host: cluster}
`;

describeWithOvs("importing a switch whose manifests and store were lost", () => {
  let ovs: OpenVSwitch;
  beforeAll(async () => {
    ovs = await startOpenVSwitch();
    ovs.vsctl("add-br", "br0", "--", "add-port", "br0", "et9");
  });
  afterAll(async () => {
    await ovs.remove();
  });

  test("brings back what was applied, to the last item", async () => {
    world.input = applied.replace("ENDPOINT", ovs.endpoint);
    const apply = await plumb("apply --auto-approve -f -");
    expect(apply.code, apply.said).toBe(0);
    world.end();
    world = createWorld();
    const words = "--name sw1 --pair pod0 --vtep-address 192.0.2.11 --out imported";
    const { code, said } = await plumb(`import ovs ${ovs.endpoint} ${words}`);
    expect(code, said).toBe(0);
    expect(said.match(/^ {2}! .*/gm)).toEqual([
      "  ! switch/sw1 /interfaces/et9/allVlans",
      "  ! VlanPool/pod0 /spec/ranges",
    ]);
    const plan = await plumb("plan -f imported --detailed-exitcode");
    expect(plan.code, plan.said).toBe(0);
  });
});

function configureTunnel(ovs: OpenVSwitch, vlan: number, remote: string): void {
  ovs.vsctl("add-br", "br0", "--", "add-port", "br0", "et1", `tag=${vlan}`);
  ovs.vsctl("set", "bridge", "br0", `external_ids:plumbline-vlan-${vlan}=blue`);
  ovs.vsctl("set", "bridge", "br0", `external_ids:plumbline-vni-10100=${vlan}`);
  addTunnel(ovs, "vx1", vlan, remote);
}

function addTunnel(ovs: OpenVSwitch, name: string, vlan: number, remote: string): void {
  const options = ["type=vxlan", `options:remote_ip=${remote}`, "options:key=10100"];
  ovs.vsctl(
    "--",
    "add-port",
    "br0",
    name,
    `tag=${vlan}`,
    "--",
    "set",
    "interface",
    name,
    ...options,
  );
}

function configureByHand(ovs: OpenVSwitch): void {
  const add = (port: string, ...columns: string[]): void => {
    ovs.vsctl("--", "add-port", "br0", port, ...columns);
  };
  ovs.vsctl("set", "bridge", "br0", "external_ids:plumbline-vlan-100=blue");
  ovs.vsctl("set", "bridge", "br0", "external_ids:plumbline-vni-10100=100");
  ovs.vsctl("set", "bridge", "br0", "external_ids:plumbline-vlan-200=red");
  ovs.vsctl("set", "bridge", "br0", "external_ids:plumbline-vni-10200=200");
  add("et1", "tag=100");
  add("et2", "trunks=100,200");
  add("et3", "tag=200", "vlan_mode=native-untagged", "trunks=100,200,300");
  add("et4", "tag=300", "vlan_mode=native-tagged", "trunks=100");
  add("et5");
  add("et6", "tag=300", "vlan_mode=dot1q-tunnel");
  add("et7", "tag=300");
  ovs.vsctl("add-bond", "br0", "po5", "et11", "et12", "lacp=active", "trunks=100");
  ovs.vsctl("add-bond", "br0", "uplink", "et13", "et14", "trunks=200");
  addTunnel(ovs, "vx1", 100, "192.0.2.12");
}
