// Clients for the members of a cluster, for whoever wants something of it. Nothing is asked here.

import type { Etcd3 } from "etcd3";
import type { Clock } from "../../ports/clock.ts";
import type { EtcdPlace } from "../../ports/store-place.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import { clientOptions, type Environment } from "./client-options.ts";
import { createMembers, type Member, type Members } from "./members.ts";

export interface Surroundings {
  readonly clock: Clock;
  /** Where references to passwords are looked up. */
  readonly environment: Environment;
  /** The longest that any call takes. */
  readonly callMs: number;
}

export interface Connected {
  readonly members: Members;
  readonly close: () => void;
}

/** Speaks to nobody yet: a login that is wrong shows at the first call. */
export async function connectMembers(
  place: EtcdPlace,
  { clock, environment, callMs }: Surroundings,
): Promise<Connected | Trouble> {
  const options = await clientOptions(place, environment, callMs);
  if (isTrouble(options)) return options;
  // Loading the client takes longer than many a command.
  const { Etcd3 } = await import("etcd3");
  const all = options.map((one, i) =>
    memberOf(place.endpoints[i] ?? "", () => new Etcd3(one), callMs),
  );
  return {
    members: createMembers(all, clock, callMs),
    close() {
      for (const member of all) member.client().close();
    },
  };
}

function memberOf(endpoint: string, connect: () => Etcd3, callMs: number): Member {
  let client = connect();
  return {
    endpoint,
    client: () => client,
    forgetLogin(former) {
      if (client !== former) return;
      client = connect();
      // Calls that are under way end first.
      setTimeout(() => {
        former.close();
      }, callMs).unref();
    },
  };
}
