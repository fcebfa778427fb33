// The database holds what is wanted of the switch; what the switch has done about it shows once
// ovs-vswitchd has counted cur_cfg up to next_cfg (ovs-vswitchd.conf.db(5), table Open_vSwitch,
// "Configuration"). Before that nothing that it wrote into the rows can be believed.

import type { OvsdbSession, OvsdbTables } from "../../ports/ovsdb.ts";
import { isTrouble, trouble, type Trouble } from "../../ports/trouble.ts";
import type { RootRow } from "./rows.ts";

/** An ovs-vswitchd that lives is done within milliseconds, and one with thousands of ports within seconds. */
const settlingMsMax = 5_000;

/** The tables as they are now, with everything that the switch was told done or refused by it. */
export async function settledTables(
  session: OvsdbSession,
  doing: string,
): Promise<OvsdbTables | Trouble> {
  const tables = await session.tables();
  if (isTrouble(tables) || isSettled(tables)) return tables;
  const later = await session.until(isSettled, settlingMsMax);
  if (!isTrouble(later)) return later;
  // Either nobody answered, which says it better, or what is there is still not what was wanted.
  const last = await session.tables();
  if (isTrouble(last) || isSettled(last)) return last;
  const reason =
    "ovs-vswitchd has not done what the database holds (cur_cfg is behind next_cfg): is it running?";
  // The waiting is behind us: whoever asked again at once would wait as long for nothing.
  return trouble(doing, reason, "later");
}

function isSettled(tables: OvsdbTables): boolean {
  return [...tables.rows("Open_vSwitch").values()].every((row) => {
    const { cur_cfg: done, next_cfg: wanted } = row as RootRow;
    return done >= wanted;
  });
}
