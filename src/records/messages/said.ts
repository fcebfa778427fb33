// What agents say besides answers, and what they are asked besides change sets: short records, each
// under a key of its own. Here are their texts alone; who writes when is the agent's business.

import type { LastObservation, Look, Presence, Refusal } from "../../model/agent.ts";
import type { Entry } from "../../ports/store.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import { decodeRecord, encodeRecord } from "../wire.ts";

/** What the agent's build is called; `version` is the record's own. */
interface PresenceRecord extends Omit<Presence, "version"> {
  readonly build: string;
}

export function encodePresence({ version, ...rest }: Presence): string {
  return encodeRecord({ ...rest, build: version } satisfies PresenceRecord);
}

export function decodePresence({ key, value }: Entry): Presence | Trouble {
  const record = decodeRecord<PresenceRecord>(key, value);
  if (isTrouble(record)) return record;
  const { build, ...rest } = record;
  return { ...rest, version: build };
}

export function encodeLook(look: Look): string {
  return encodeRecord(look);
}

export function decodeLook({ key, value }: Entry): Look | Trouble {
  return decodeRecord<Look>(key, value);
}

export function encodeObservation(observation: LastObservation): string {
  return encodeRecord(observation);
}

export function decodeObservation({ key, value }: Entry): LastObservation | Trouble {
  return decodeRecord<LastObservation>(key, value);
}

export function encodeRefusal(refusal: Refusal): string {
  return encodeRecord(refusal);
}

export function decodeRefusal({ key, value }: Entry): Refusal | Trouble {
  return decodeRecord<Refusal>(key, value);
}
