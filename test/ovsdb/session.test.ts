// A session with a real ovsdb-server: what is copied, what is written, and what becomes of both.

import { afterAll, beforeAll, expect, test } from "vitest";
import { openOvsdb } from "../../src/adapters/ovsdb/ovsdb-client.ts";
import type { OvsdbPlace, OvsdbSession, OvsdbTables, Row } from "../../src/ports/ovsdb.ts";
import { isTrouble } from "../../src/ports/trouble.ts";
import { describeWithOvs, startOpenVSwitch, type OpenVSwitch } from "../support/open-vswitch.ts";

describeWithOvs("a session", () => {
  let ovs: OpenVSwitch;
  let session: OvsdbSession;
  beforeAll(async () => {
    ovs = await startOpenVSwitch({ datapath: "none" });
    session = await opened({ endpoint: ovs.endpoint });
    ovs.vsctl("--no-wait", "add-br", "br0");
  });
  afterAll(async () => {
    await session.close();
    await ovs.remove();
  });

  test("sees what was committed before it asked", async () => {
    for (let i = 0; i < 10; i += 1) {
      ovs.vsctl("--no-wait", "set", "bridge", "br0", `external-ids:count=${String(i)}`);
      const [bridge] = rows(await session.tables(), "Bridge");
      expect(bridge?.["external_ids"]).toEqual(new Map([["count", String(i)]]));
    }
  });
});

async function opened(place: Partial<OvsdbPlace>): Promise<OvsdbSession> {
  const tables = {
    Open_vSwitch: ["bridges", "next_cfg", "cur_cfg", "ovs_version"],
    Bridge: ["name", "ports", "external_ids"],
    Port: ["name", "tag", "trunks", "interfaces", "external_ids"],
    Interface: ["name", "type", "options", "ofport", "error"],
  };
  const session = await openOvsdb(
    { endpoint: "unix:nowhere", database: "Open_vSwitch", tables, ...place },
    { environment: {} },
  );
  if (isTrouble(session)) throw new Error(session.reason);
  return session;
}

function rows(tables: OvsdbTables | { type: "trouble"; reason: string }, table: string): Row[] {
  if (isTrouble(tables)) throw new Error(tables.reason);
  return [...(tables as OvsdbTables).rows(table).values()];
}
