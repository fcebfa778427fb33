// The driver of Open vSwitch keeps every driver's promises, on a real switch for each test, full of things
// that are not ours.

import { openOvsdb } from "../../src/adapters/ovsdb/ovsdb-client.ts";
import { createOvsDriver } from "../../src/drivers/ovs/ovs-driver.ts";
import type { Driver } from "../../src/ports/driver.ts";
import type { OpenOvsdb } from "../../src/ports/ovsdb.ts";
import { isTrouble } from "../../src/ports/trouble.ts";
import { describeWithOvs, startOpenVSwitch, type OpenVSwitch } from "../support/open-vswitch.ts";
import type { DriverBench } from "./driver-bench.ts";
import { driverContract } from "./driver.contract.ts";
import { switchItems } from "./switch-items.ts";

const existing = ["et1", "et2", "et3", "et4"] as const;
const target = "switch/leaf-a1";

/** What only others configure: a bridge, ports, tunnels, settings, and what hangs on our interfaces. */
const setUp = [
  "add-br br0 -- set bridge br0 other_config:mac-table-size=5000 external_ids:owner=them",
  ...existing.map(
    (name, i) => `add-port br0 ${name} -- set interface ${name} ofport_request=${10 + i}`,
  ),
  "set interface et1 external_ids:iface-id=them mtu_request=1400 ingress_policing_rate=1000",
  "set interface et2 external_ids:iface-id=them mtu_request=1400",
  "set port et1 other_config:transient=no external_ids:plumb=theirs external_ids:plumbline-like=no",
  "set port et1 qos=@q -- --id=@q create qos type=linux-htb other_config:max-rate=1000000",
  "add-br other -- set bridge other other_config:mac-aging-time=60 external_ids:owner=them",
  "add-port other theirs tag=7 trunks=1,2 vlan_mode=native-tagged",
  "add-port br0 guest tag=4001 -- set port guest external_ids:rack=r1",
  "add-port br0 tunnel -- set interface tunnel type=vxlan options:key=flow options:remote_ip=192.0.2.99",
  "add-port br0 wide -- set port wide trunks=3000,3001 other_config:priority-tags=always",
  "set Open_vSwitch . external_ids:rack=r1 other_config:vlan-limit=1",
];

describeWithOvs("on a real Open vSwitch", () => driverContract("ovs", openBench));

async function openBench(): Promise<DriverBench> {
  const ovs = await startOpenVSwitch();
  try {
    for (const line of setUp) ovs.vsctl(...line.split(" "));
    return benchOn(ovs);
  } catch (error) {
    await ovs.remove();
    throw error;
  }
}

function benchOn(ovs: OpenVSwitch): DriverBench {
  let isReplyLost = false;
  let count = 0;
  const losing: OpenOvsdb = async (place) => {
    const session = await openOvsdb(place, { environment: {} });
    if (isTrouble(session)) return session;
    const transact: typeof session.transact = async (operations) => {
      const answer = await session.transact(operations);
      if (!isReplyLost) return answer;
      isReplyLost = false;
      return { type: "lost", reason: "the connection broke before the reply" };
    };
    return new Proxy(session, {
      get(_, name) {
        const member: unknown = name === "transact" ? transact : Reflect.get(session, name);
        return typeof member === "function" ? (member.bind(session) as unknown) : member;
      },
    });
  };
  const create = (): Driver => createOvsDriver(losing);
  const connection = { endpoint: ovs.endpoint, vtepAddress: "192.0.2.11" };
  return {
    driver: create(),
    settings: { target, driver: "ovs", ownership: "shared", pools: {}, limits: {}, connection },
    items: switchItems({ existing, absent: "et9" }),
    foreign: () => foreignOn(ovs),
    disturb() {
      count += 1;
      ovs.vsctl("set", "port", "wide", `trunks=3000,${3001 + count}`);
    },
    loseReply: () => void (isReplyLost = true),
    cutOff: () => ovs.database.kill(),
    restart: create,
    async restartTarget() {
      await ovs.vswitchd?.kill();
      await ovs.database.kill();
      await ovs.database.start();
      await ovs.vswitchd?.start();
    },
    end: () => ovs.remove(),
  };
}

type Row = Record<string, unknown>;

const tables = ["Open_vSwitch", "Bridge", "Port", "Interface", "QoS", "Queue", "Mirror", "Manager"];
/** What the switch itself writes about how things are. */
const news = new Set(
  "statistics status cur_cfg next_cfg _version bond_active_slave lacp_current mac_in_use".split(
    " ",
  ),
);
/** What items of the suite are about: on our interfaces, and of the port that `disturb` changes. */
const items: Readonly<Record<string, readonly string[]>> = {
  et1: ["tag", "trunks", "vlan_mode", "protected"],
  wide: ["trunks"],
};

/**
 * Every row of every table that is not ours. The ports of et2 to et4 go while these are in a port channel,
 * and that of et1 moves while tags are translated on it; what stands in their interfaces stays.
 */
function foreignOn(ovs: OpenVSwitch): string {
  const all = new Map(tables.map((table) => [table, selected(ovs, table)]));
  const rowsOf = (table: string): readonly Row[] => all.get(table) ?? [];
  const uuidsOf = (rows: readonly Row[], column: string) =>
    rows.flatMap((row) => uuidsIn(row[column]));
  const bridges = rowsOf("Bridge").filter(isMarked);
  const moving = rowsOf("Port").filter(({ name }) => /^et[1-4]$/.test(String(name)));
  const ports = uuidsOf([...rowsOf("Port").filter(isMarked), ...moving], "_uuid");
  const ours = new Set([...uuidsOf(bridges, "_uuid"), ...uuidsOf(bridges, "ports"), ...ports]);
  const isOurs = (row: Row): boolean => uuidsIn(row["_uuid"]).some((uuid) => ours.has(uuid));
  const interfaces = new Set(uuidsOf(rowsOf("Port").filter(isOurs), "interfaces"));
  const isKept = (row: Row): boolean =>
    /^et[1-4]$/.test(String(row["name"]))
      ? row["interfaces"] === undefined || row["name"] === "et1"
      : !isOurs(row) && !uuidsIn(row["_uuid"]).some((uuid) => interfaces.has(uuid));
  const theirs = tables.flatMap((table) =>
    rowsOf(table)
      .filter(isKept)
      .map((row) => JSON.stringify([table, kept(row, ours)])),
  );
  return theirs.sort().join("\n");
}

function selected(ovs: OpenVSwitch, table: string): Row[] {
  const question = ["Open_vSwitch", { op: "select", table, where: [] }];
  const answer = ovs.client("transact", JSON.stringify(question));
  const [{ rows }] = JSON.parse(answer) as [{ rows: Row[] }];
  return rows;
}

function isMarked(row: Row): boolean {
  return pairsIn(row["external_ids"]).some(([key]) => key === "plumbline");
}

/** Without what is news, what items are about, our keys, and references to what is ours. */
function kept(row: Row, ours: ReadonlySet<string>): unknown {
  const left = items[String(row["name"])] ?? [];
  return Object.entries(row)
    .filter(([column]) => !news.has(column) && !left.includes(column))
    .map(([column, value]) => {
      if (column === "external_ids") return [column, pairsIn(value).filter(isTheirs)];
      const uuids = column === "_uuid" ? [] : uuidsIn(value);
      return [column, uuids.length === 0 ? value : uuids.filter((uuid) => !ours.has(uuid)).sort()];
    })
    .sort(([one], [other]) => (String(one) < String(other) ? -1 : 1));
}

function isTheirs([key]: readonly [string, string]): boolean {
  return key === "plumbline-like" || !/^plumbline(?:-|$)/.test(key);
}

function pairsIn(map: unknown): readonly [string, string][] {
  return Array.isArray(map) && map[0] === "map" ? (map[1] as [string, string][]) : [];
}

/** Those that a column refers to (RFC 7047, 5.1). */
function uuidsIn(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return [];
  if (value[0] === "uuid") return [String(value[1])];
  return value[0] === "set" ? (value[1] as unknown[]).flatMap(uuidsIn) : [];
}
