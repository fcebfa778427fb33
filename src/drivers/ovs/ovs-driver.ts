// The driver of switches that are a bridge of Open vSwitch. Its database is read and written, and nothing
// else: no OpenFlow, no program on the switch. What rows mean is read/, what changes become is write/.

import { digestOf } from "../../model/digest.ts";
import type { Operation } from "../../model/operation.ts";
import type { TargetName, TargetSettings } from "../../model/target.ts";
import type { Driver, DriverAnswer, JointAnswer, Seen, Unsaid } from "../../ports/driver.ts";
import type { OpenOvsdb, OvsdbSession } from "../../ports/ovsdb.ts";
import { isTrouble, trouble, type Trouble } from "../../ports/trouble.ts";
import { endpointOf, placeOf, type SwitchPlace } from "./place.ts";
import { readSwitch } from "./read/read-switch.ts";
import { understand } from "./read/understand.ts";
import { unsaidOf } from "./read/unsaid.ts";
import { createSessions, type Sessions } from "./sessions.ts";
import { settledTables } from "./settled.ts";
import { ovsTraits } from "./traits.ts";
import { carryOut } from "./write/carry-out.ts";

export function createOvsDriver(openOvsdb: OpenOvsdb): Driver {
  const sessions = createSessions(openOvsdb);
  const applyJointly = async (
    operations: readonly Operation[],
    settings: TargetSettings,
  ): Promise<ReadonlyMap<string, JointAnswer>> => {
    const reached = await reach(sessions, settings, `changing ${settings.target}`);
    if (isTrouble(reached)) return lostAll(operations, reached);
    return await carryOut(reached.session, reached.place, operations);
  };
  return {
    ...ovsTraits,
    observe: (target, settings, known) => observe(sessions, target, settings, known),
    applyJointly,
    async apply(operation, settings) {
      const answers = await applyJointly([operation], settings);
      return answerAlone(answers.get(operation.id));
    },
    endpointOf,
    unsaid: (target, settings) => unsaid(sessions, target, settings),
    watch: (_target, settings, signal) => watch(sessions, settings, signal),
    close: () => sessions.close(),
  };
}

interface Reached {
  readonly session: OvsdbSession;
  readonly place: SwitchPlace;
}

async function reach(
  sessions: Sessions,
  settings: TargetSettings,
  doing: string,
): Promise<Reached | Trouble> {
  const place = placeOf(settings);
  if (typeof place === "string") return trouble(doing, place, "later");
  const session = await sessions.of(place.ovsdb);
  return isTrouble(session) ? session : { session, place };
}

async function observe(
  sessions: Sessions,
  target: TargetName,
  settings: TargetSettings,
  known: string | undefined,
): Promise<Seen | Trouble> {
  const doing = `reading the live document of ${target}`;
  const reached = await reach(sessions, settings, doing);
  if (isTrouble(reached)) return reached;
  const { session, place } = reached;
  const tables = await settledTables(session, doing);
  if (isTrouble(tables)) return tables;
  const token = tokenOf(session, tables.sequence, place);
  if (known === token) return { type: "unchanged" };
  const understood = understand(session, tables, place);
  if (typeof understood === "string") return trouble(doing, understood, "later");
  return { type: "document", document: understood.document, token };
}

async function unsaid(
  sessions: Sessions,
  target: TargetName,
  settings: TargetSettings,
): Promise<readonly Unsaid[] | Trouble> {
  const doing = `reading what the live document of ${target} does not say`;
  const reached = await reach(sessions, settings, doing);
  if (isTrouble(reached)) return reached;
  const tables = await settledTables(reached.session, doing);
  if (isTrouble(tables)) return tables;
  const view = readSwitch(tables, reached.place.bridge);
  return typeof view === "string" ? trouble(doing, view, "later") : unsaidOf(view);
}

/** A state of the copy, and all that the document is made from besides. */
function tokenOf(session: OvsdbSession, sequence: number, place: SwitchPlace): string {
  const { bridge, vtepAddress = null } = place;
  const reading = digestOf({ bridge, vtepAddress }).slice(0, 16);
  return `${session.id} ${String(sequence)} ${reading}`;
}

async function* watch(
  sessions: Sessions,
  settings: TargetSettings,
  signal: AbortSignal,
): AsyncGenerator<void, void> {
  const reached = await reach(sessions, settings, `watching ${settings.target}`);
  if (!isTrouble(reached)) yield* reached.session.changes(signal);
}

function answerAlone(answer: JointAnswer | undefined): DriverAnswer {
  if (answer === undefined || answer.type === "withheld") {
    throw new Error("an operation on its own was withheld for another one");
  }
  return answer;
}

function lostAll(
  operations: readonly Operation[],
  { doing, reason }: Trouble,
): ReadonlyMap<string, JointAnswer> {
  return new Map(operations.map(({ id }) => [id, { type: "lost", reason: `${doing}: ${reason}` }]));
}
