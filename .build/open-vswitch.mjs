// Open vSwitch for the tests, and what makes networks and sends packets beside it: what is installed, or
// Debian's, unpacked. Nothing of it is started here.

import { existsSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { runs, unpackPackages, unpackedAs } from "./debian-packages.mjs";

/** The tests look here as well: test/support/open-vswitch.ts, test/support/network-tools.ts. */
const name = "plumbline-ovs";

/** Each package with the programs that are needed of it, and how each says that it works. */
const wanted = {
  "openvswitch-common": [
    ["ovsdb-server", "--version"],
    ["ovsdb-client", "--version"],
    ["ovsdb-tool", "--version"],
    ["ovs-appctl", "--version"],
  ],
  "openvswitch-switch": [
    ["ovs-vswitchd", "--version"],
    ["ovs-vsctl", "--version"],
  ],
  iproute2: [["ip", "-V"]],
  "iputils-ping": [["ping", "-V"]],
  ethtool: [["ethtool", "--version"]],
};

const programs = ["usr/bin", "usr/sbin"].map((one) => join(unpackedAs(name), one));
const environment = {
  ...process.env,
  PATH: [process.env.PATH, "/usr/sbin", "/sbin", ...programs].join(":"),
  LD_LIBRARY_PATH: join(unpackedAs(name), "lib"),
};
const schemas = ["/usr/share/openvswitch", join(unpackedAs(name), "usr/share/openvswitch")];

function missing() {
  const lacking = Object.entries(wanted)
    .filter(([, commands]) => !commands.every(([one, word]) => runs(one, [word], environment)))
    .map(([one]) => one);
  const hasSchema = schemas.some((folder) => existsSync(join(folder, "vswitch.ovsschema")));
  return hasSchema ? lacking : [...new Set([...lacking, "openvswitch-switch"])];
}

/** Debian chooses between builds of the switch by a link that only an installed package has. */
function linkSwitch() {
  const link = join(unpackedAs(name), "usr/sbin/ovs-vswitchd");
  const real = "../lib/openvswitch-switch/ovs-vswitchd";
  if (existsSync(join(link, "..", real)) && !existsSync(link)) symlinkSync(real, link);
}

/** The packages that are still missing in the end. */
export function provideOpenVSwitch() {
  const lacking = missing();
  if (lacking.length === 0) return [];
  // What was unpacked before goes with it, so all that does not come from the machine is unpacked again.
  if (!unpackPackages(name, Object.keys(wanted))) return lacking;
  linkSwitch();
  console.log(`Open vSwitch for the tests: unpacked Debian's packages into ${unpackedAs(name)}`);
  return missing();
}
