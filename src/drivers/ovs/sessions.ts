// One session for each place, opened when somebody first asks for it and kept until the driver is closed:
// several bridges of one database share it. A place that could not be opened is tried again when asked.

import { canonicalJson } from "../../model/digest.ts";
import type { OpenOvsdb, OvsdbPlace, OvsdbSession } from "../../ports/ovsdb.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";

export interface Sessions {
  of(place: OvsdbPlace): Promise<OvsdbSession | Trouble>;
  close(): Promise<void>;
}

export function createSessions(openOvsdb: OpenOvsdb): Sessions {
  const opened = new Map<string, Promise<OvsdbSession | Trouble>>();
  return {
    async of(place) {
      const { endpoint, credentials = null, serverName = null } = place;
      const key = canonicalJson({ endpoint, credentials, serverName });
      const opening = opened.get(key) ?? openOvsdb(place);
      opened.set(key, opening);
      const session = await opening;
      if (isTrouble(session) && opened.get(key) === opening) opened.delete(key);
      return session;
    },
    async close() {
      const openings = [...opened.values()];
      opened.clear();
      const sessions = await Promise.all(openings);
      await Promise.all(sessions.flatMap((one) => (isTrouble(one) ? [] : [one.close()])));
    },
  };
}
