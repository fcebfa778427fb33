// What is written is what the original scripts and mechanism driver write, to the byte. The texts were
// made with them.

import { expect, test } from "vitest";
import { bindPortText, readBindPort } from "../../src/drivers/spp/encoding/bind-port.ts";
import {
  configurationText,
  emptyConfiguration,
  readConfiguration,
  type Configuration,
  type Dialect,
} from "../../src/drivers/spp/encoding/configuration.ts";
import { pythonJson } from "../../src/drivers/spp/encoding/python-json.ts";
import { withMirrors, withNic } from "../../src/drivers/spp/encoding/write-nics.ts";
import { keyParts, vhostNameParts } from "../../src/drivers/spp/keys/key-names.ts";
import type { NicValue } from "../../src/targets/patchpanel/document.ts";
import { arrayOfTwo } from "./keys-world.ts";

const first: NicValue = {
  pciAddress: "00:04.0",
  physicalNetwork: "phys1",
  vhosts: 2,
  coreMask: "0xfe",
};
const second: NicValue = { ...first, pciAddress: "00:05.0", physicalNetwork: "phys2" };

function made(value: Configuration | string): Configuration {
  if (typeof value === "string") throw new Error(value);
  return value;
}

function read(text: string): Configuration {
  return made(readConfiguration(text));
}

function twoNics(dialect: Dialect, last: NicValue): Configuration {
  return made(withNic(made(withNic(emptyConfiguration(dialect), 1, first)), 2, last));
}

const objectOfTwo =
  '{"vf": [{"physical_network": "phys1", "pci_address": "00:04.0", "num_vhost": 2, "core_mask": "0xfe", "components": [{"core": 2, "type": "forward", "name": "forward_0_tx", "rx_port": ["ring:0"], "tx_port": ["vhost:0"]}, {"core": 3, "type": "forward", "name": "forward_0_rx", "rx_port": ["vhost:0"], "tx_port": ["ring:1"]}, {"core": 4, "type": "forward", "name": "forward_1_tx", "rx_port": ["ring:2"], "tx_port": ["vhost:1"]}, {"core": 5, "type": "forward", "name": "forward_1_rx", "rx_port": ["vhost:1"], "tx_port": ["ring:3"]}, {"core": 6, "type": "classifier_mac", "name": "classifier", "rx_port": ["phy:0"], "tx_port": ["ring:0", "ring:2"]}, {"core": 7, "type": "merge", "name": "merger", "rx_port": ["ring:1", "ring:3"], "tx_port": ["phy:0"]}]}, {"physical_network": "phys2", "pci_address": "00:05.0", "num_vhost": 1, "core_mask": "0x3c02", "components": [{"core": 10, "type": "forward", "name": "forward_2_tx", "rx_port": ["ring:4"], "tx_port": ["vhost:2"]}, {"core": 11, "type": "forward", "name": "forward_2_rx", "rx_port": ["vhost:2"], "tx_port": ["ring:5"]}, {"core": 12, "type": "classifier_mac", "name": "classifier", "rx_port": ["phy:1"], "tx_port": ["ring:4"]}, {"core": 13, "type": "merge", "name": "merger", "rx_port": ["ring:5"], "tx_port": ["phy:1"]}]}], "mirror": [{"core": 16, "ports": ["ring:6", "ring:7"]}, {"core": 17, "ports": ["ring:8", "ring:9"]}]}';

test("a configuration of an agent from before 2019 is an array of NICs", () => {
  const configuration = twoNics("array", { ...second, coreMask: "0xfc02" });
  expect(configurationText(configuration)).toBe(arrayOfTwo);
  expect(read(arrayOfTwo)).toEqual(configuration);
});

test("a configuration of a later agent has components and mirrors", () => {
  const nics = twoNics("object", { ...second, vhosts: 1, coreMask: "0x3c02" });
  const configuration = made(withMirrors(nics, { mirrors: 2, coreMask: "0x30002" }));
  expect(configurationText(configuration)).toBe(objectOfTwo);
  expect(read(objectOfTwo)).toEqual(configuration);
});

test("mirrors whose master is another one than that of the first NIC are read as they were written", () => {
  const mirroring = { mirrors: 1, coreMask: "0x30100" };
  const configuration = made(
    withMirrors(twoNics("object", { ...second, vhosts: 1, coreMask: "0x3c02" }), mirroring),
  );
  expect(read(configurationText(configuration)).mirroring).toEqual(mirroring);
  const moved = made(withNic(configuration, 1, { ...first, coreMask: "0xfe000000" }));
  expect(read(configurationText(moved)).mirroring).toEqual(mirroring);
  const gone = made(withMirrors(moved, undefined));
  expect(configurationText(gone)).not.toContain("mirror");
});

test("NICs behind one that gets more vhosts are numbered anew, and so are the rings of mirrors", () => {
  const text = configurationText(
    made(withNic(read(objectOfTwo), 1, { ...first, vhosts: 3, coreMask: "0x3fe" })),
  );
  expect(text).toContain('"name": "forward_3_tx", "rx_port": ["ring:6"], "tx_port": ["vhost:3"]');
  expect(text).toContain('"mirror": [{"core": 16, "ports": ["ring:8", "ring:9"]}');
});

test("what others wrote into a configuration stays where it need not change", () => {
  const custom =
    '{"vf": [{"components": [{"core": 9, "name": "c"}], "rack": "r1", "physical_network": "a/b", "pci_address": "0000:00:04.0", "num_vhost": 2, "core_mask": "FE"}], "owner": "them"}';
  expect(configurationText(read(custom))).toBe(custom);
  const more = made(withNic(read(custom), 2, { ...second, coreMask: "0xfc02" }));
  expect(configurationText(more)).toContain(custom.slice(8, custom.indexOf('}], "owner"')));
  expect(configurationText(more)).toContain('"owner": "them"}');
  expect(made(withNic(more, 2, undefined))).toEqual(read(custom));
});

test.for<[string, string]>([
  ["", "it is no JSON"],
  ["None", "it is no JSON"],
  ["7", "it is neither an array nor an object"],
  [`{"vf": [], "deep": ${"[".repeat(9999)}${"]".repeat(9999)}}`, "it is no JSON"],
  ["{}", 'it has no array "vf"'],
  ['{"vf": {}}', 'it has no array "vf"'],
  ["[7]", "its NIC 1 is no object"],
  ['[{"physical_network": 7}]', "its NIC 1 has no physical_network"],
  ['{"vf": [], "mirror": [{"core": "16"}]}', 'its "mirror" is no array of cores with ports'],
  [
    arrayOfTwo.replaceAll('"num_vhost": 2', '"num_vhost": "2"'),
    "its NIC 1 has no num_vhost that is a whole number",
  ],
])("a configuration %j is none because %s", ([text, why]) => {
  expect(readConfiguration(text)).toBe(why);
});

test.for<[{ readonly coreMask: string }, Dialect, string]>([
  [{ coreMask: "0x7e" }, "array", "NIC 1 needs 6 cores besides its master, and 0x7e has 5"],
  [
    { coreMask: "0x3f00000001" },
    "array",
    "NIC 1 needs 6 cores besides its master, and 0x3f00000001 has 0",
  ],
  [{ coreMask: "xfe" }, "object", "NIC 1 needs 6 cores besides its master, and xfe has 0"],
])("a NIC with %j in an %s is refused", ([odd, dialect, why]) => {
  expect(withNic(emptyConfiguration(dialect), 1, { ...first, ...odd })).toBe(why);
});

test("an agent that is configured by an array gets no mirrors", () => {
  const mirrors = { mirrors: 1, coreMask: "0x6" };
  expect(withMirrors(read(arrayOfTwo), mirrors)).toContain("knows no mirrors");
});

test("cores beyond the 32 that an old agent sees are fine for a later one", () => {
  const high = { ...first, coreMask: "0x3f00000001" };
  expect(made(withNic(emptyConfiguration("object"), 1, high)).nics).toHaveLength(1);
});

test("a port is asked for as the mechanism driver does", () => {
  const flat = { vhost: 0, mac: "fa:16:3e:00:00:0a", vlan: undefined };
  expect(bindPortText(flat)).toBe('{"mac_address": "fa:16:3e:00:00:0a", "vhost_id": 0}');
  expect(bindPortText({ ...flat, vhost: 2, vlan: 400 })).toBe(
    '{"mac_address": "fa:16:3e:00:00:0a", "vhost_id": 2, "vlan_id": 400}',
  );
});

test.for<[string, ReturnType<typeof readBindPort>]>([
  ["{mac", { fault: "is no JSON" }],
  ["[]", { fault: "is no object" }],
  ["null", { fault: "is no object" }],
  ["{}", { fault: "has no vhost_id that is a whole number" }],
  [
    '{"vhost_id": "3", "mac_address": "m"}',
    { mac: "m", fault: "has no vhost_id that is a whole number" },
  ],
  ['{"vhost_id": 3}', { vhost: 3, fault: "has no mac_address" }],
  ['{"vhost_id": 3, "mac_address": "FA:16", "vlan_id": null}', { vhost: 3, mac: "FA:16" }],
  [
    '{"vhost_id": 3, "mac_address": "m", "vlan_id": "4"}',
    { vhost: 3, mac: "m", fault: "has a vlan_id that is no whole number" },
  ],
])("bind_port %j is read as far as it says something", ([text, known]) => {
  expect(readBindPort(text)).toEqual(known);
});

test("JSON is written as Python writes it", () => {
  expect(pythonJson({ 'é\u007f\n"\\': ["😀", null, true, 1], a: {}, b: [] })).toBe(
    '{"\\u00e9\\u007f\\n\\"\\\\": ["\\ud83d\\ude00", null, true, 1], "a": {}, "b": []}',
  );
});

test.for<[string, ReturnType<typeof keyParts>]>([
  ["/spp/openstack/action/spp1/p/1", { section: "action", host: "spp1", rest: "p/1" }],
  ["/spp/openstack/action/spp10/p", { section: "action", host: "spp10", rest: "p" }],
  ["/spp/openstack/action/spp1/", { section: "action", host: "spp1", rest: "" }],
  ["/spp/openstack/action/spp1", undefined],
  ["/spp/openstack/configuration/spp1", { section: "configuration", host: "spp1", rest: "" }],
  ["/spp/openstack/configuration/spp1/x", undefined],
  ["/spp/openstack/tap_action/spp1/f", undefined],
  ["/spp/openstack/", undefined],
  ["/elsewhere/action/spp1/p", undefined],
])("the key %s is told apart", ([key, parts]) => {
  expect(keyParts(key)).toEqual(parts);
});

test("a vhost's number is what stands behind the last slash", () => {
  expect(vhostNameParts("a/b/0")).toEqual({ physicalNetwork: "a/b", vhost: "0" });
  expect(vhostNameParts("0")).toEqual({ physicalNetwork: "", vhost: "0" });
});
