// What agents say besides answers, and what they are asked besides change sets: short messages, each
// under a key of its own. Here are their texts alone; who writes when is the agent's business.

import type { LastObservation, Look, Presence, Refusal } from "../../model/agent.ts";
import type { Entry } from "../../ports/store.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import { settingsText } from "./forms.ts";
import { readMessage } from "./read-message.ts";
import { writeMessage } from "./write-message.ts";

/** What the agent's build is called stands apart: a message has a version of its own. */
export function encodePresence(presence: Presence): string {
  const { agent, instance, host, pid, version: build, drivers, sinceMs } = presence;
  const own = { agent, instance, host, pid, build, sinceMs };
  return writeMessage("presence", { ...own, drivers: [...drivers] });
}

export function decodePresence({ key, value }: Entry): Presence | Trouble {
  const read = readMessage("presence", key, value);
  if (isTrouble(read)) return read;
  const { agent, instance, host, pid, build: version, drivers, sinceMs } = read;
  return { agent, instance, host, pid, version, drivers, sinceMs };
}

export function encodeLook({ id, target, settings }: Look): string {
  return writeMessage("look", { id, target, settings: settingsText(settings) });
}

export function decodeLook({ key, value }: Entry): Look | Trouble {
  const read = readMessage("look", key, value);
  if (isTrouble(read)) return read;
  const { id, target, settings } = read;
  return { id, target, settings };
}

export function encodeObservation(observation: LastObservation): string {
  const { look, observedAtMs } = observation;
  const common = { observedAtMs, ...(look === undefined ? {} : { look }) };
  if (observation.type === "unknown") {
    const { type, reason } = observation;
    return writeMessage("observation", { type, ...common, reason });
  }
  const { type, digest, token } = observation;
  const named = token === undefined ? {} : { token };
  return writeMessage("observation", { type, ...common, digest, ...named });
}

export function decodeObservation({ key, value }: Entry): LastObservation | Trouble {
  const read = readMessage("observation", key, value);
  if (isTrouble(read)) return read;
  const { version: _, ...observation } = read;
  return observation;
}

export function encodeRefusal({ changeSet, reason, atMs }: Refusal): string {
  return writeMessage("refusal", { changeSet, reason, atMs });
}

export function decodeRefusal({ key, value }: Entry): Refusal | Trouble {
  const read = readMessage("refusal", key, value);
  if (isTrouble(read)) return read;
  const { changeSet, reason, atMs } = read;
  return { changeSet, reason, atMs };
}
