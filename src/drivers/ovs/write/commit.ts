// One guarded transaction, and the wait until ovs-vswitchd has taken it: committed is what the database
// says, and cur_cfg is what the switch says (ovs-vswitchd.conf.db(5), table Open_vSwitch).

import type {
  OvsdbOperation,
  OvsdbResult,
  OvsdbSession,
  OvsdbTables,
  TransactAnswer,
} from "../../../ports/ovsdb.ts";
import { isTrouble } from "../../../ports/trouble.ts";
import type { RootRow } from "../rows.ts";
import type { Owners, RowOperations } from "./row-changes.ts";

export interface Committed {
  readonly type: "committed";
  /** As they are once the switch has taken the changes. */
  readonly tables: OvsdbTables;
  /** Beside the row operations. */
  readonly results: readonly OvsdbResult[];
}

export interface Refused {
  readonly type: "refused";
  readonly reason: string;
  /** Whose row operation it was; none where it was everybody's. */
  readonly owners: Owners;
}

/** An ovs-vswitchd that takes longer is not waited for; what became of it must be looked at. */
const takingMsMax = 10_000;

/** Changes of one bridge exclude each other. The name is an identifier (RFC 7047, 3.1, <id>). */
export function lockOf(bridge: string): string {
  const escaped = bridge.replaceAll(/[^A-Za-z0-9]/g, (one) => `_${one.codePointAt(0) ?? 0}_`);
  return `plumbline_${escaped}`;
}

/** Undefined where there is nothing to do. */
export async function commit(
  session: OvsdbSession,
  bridge: string,
  { operations, owners }: RowOperations,
): Promise<Committed | Refused | { readonly type: "lost"; readonly reason: string } | undefined> {
  if (operations.length === 0) return undefined;
  const answer = await session.transact([
    { op: "assert", lock: lockOf(bridge) },
    ...operations,
    ...counted,
  ]);
  if (isTrouble(answer)) return { type: "refused", reason: answer.reason, owners: [] };
  if (answer.type === "lost") return answer;
  if (answer.type === "refused") return refusedBy(answer, operations, owners);
  const wanted = answer.results.at(-1)?.rows?.[0]?.["next_cfg"];
  const tables = await session.until(
    (copy) =>
      [...copy.rows("Open_vSwitch").values()].some((row) => isTaken(row as RootRow, wanted)),
    takingMsMax,
  );
  if (isTrouble(tables)) {
    const reason = `the database has the change, but ovs-vswitchd did not take it (is it running?): ${tables.reason}`;
    return { type: "lost", reason };
  }
  return { type: "committed", tables, results: answer.results.slice(1, 1 + operations.length) };
}

const counted: readonly OvsdbOperation[] = [
  { op: "mutate", table: "Open_vSwitch", where: [], mutations: [["next_cfg", "+=", 1]] },
  { op: "select", table: "Open_vSwitch", where: [], columns: ["next_cfg"] },
];

function isTaken({ cur_cfg: taken }: RootRow, wanted: unknown): boolean {
  return typeof wanted === "number" && taken >= wanted;
}

function refusedBy(
  { index, error, details }: Extract<TransactAnswer, { type: "refused" }>,
  operations: readonly OvsdbOperation[],
  owners: readonly Owners[],
): Refused {
  const own = index === undefined ? undefined : index - 1;
  const operation = own === undefined ? undefined : operations[own];
  const by = own === undefined ? [] : (owners[own] ?? []);
  if (index === 0) {
    const reason = "the lock of the bridge was lost before anything was done";
    return { type: "refused", reason, owners: [] };
  }
  if (operation?.op === "wait") {
    const name = operation.rows[0]?.["name"];
    const what =
      typeof name === "string" ? `${operation.table.toLowerCase()} ${name}` : operation.table;
    const reason = `${what} was changed by somebody else meanwhile`;
    return { type: "refused", reason, owners: by };
  }
  const reason = details === "" ? error : `${error}: ${details}`;
  return { type: "refused", reason, owners: by };
}
