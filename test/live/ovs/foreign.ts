// What on a switch is somebody else's, to the byte, so that a test can hold it against what it was. Only what
// the switch itself counts is left out.

import type { OpenVSwitch } from "../../support/open-vswitch.ts";
import { configure } from "./lab.ts";

/** The switch's own news of how things are, not configuration. */
const news = new Set(["statistics", "status", "cur_cfg", "next_cfg", "_version"]);

/** A bridge, a port and settings of another tool. */
export function putForeign(on: OpenVSwitch): void {
  configure(
    on,
    "add-br other",
    "set bridge other datapath_type=netdev other_config:mac-aging-time=60 external_ids:owner=them",
    "add-port other theirs tag=7 trunks=1,2 vlan_mode=native-tagged",
    "set interface theirs type=internal external_ids:plumb=no mtu_request=1400",
    "set bridge br0 other_config:mac-table-size=5000 external_ids:owner=them",
    "add-port br0 guest tag=4001",
    "set port guest external_ids:plumbline-like=yes",
    "set interface guest type=internal",
    "set Open_vSwitch . external_ids:rack=r1 other_config:vlan-limit=1",
  );
}

/** Everything of it, as text. */
export function foreignOn(on: OpenVSwitch): string {
  const rows = ["Bridge", "Port", "Interface", "Open_vSwitch"].map((table) =>
    selected(on, table).filter(
      ({ name }) =>
        name === undefined || ["br0", "other", "theirs", "guest"].includes(String(name)),
    ),
  );
  return JSON.stringify(rows, undefined, 1);
}

function selected(on: OpenVSwitch, table: string): Record<string, unknown>[] {
  const question = ["Open_vSwitch", { op: "select", table, where: [] }];
  const [{ rows }] = JSON.parse(on.client("transact", JSON.stringify(question))) as [
    { rows: Record<string, unknown>[] },
  ];
  const kept = rows.map((row) =>
    Object.fromEntries(
      Object.keys(row)
        .filter((column) => !news.has(column) && !(row["name"] === "br0" && column === "ports"))
        .toSorted((a, b) => (a < b ? -1 : 1))
        .map((column) => [column, withoutOurs(row[column])]),
    ),
  );
  return kept.sort((one, other) => (String(one["_uuid"]) < String(other["_uuid"]) ? -1 : 1));
}

/** A map without our own keys; all else as it is. */
function withoutOurs(value: unknown): unknown {
  if (!Array.isArray(value) || value[0] !== "map") return value;
  const pairs = value[1] as [string, unknown][];
  return ["map", pairs.filter(([key]) => !/^plumbline-(?:vlan|vni)-/.test(key))];
}
