// Clients for the members of a cluster, for those who want something else of it than its keys.

import type { Etcd3 } from "etcd3";
import type { Clock } from "../../ports/clock.ts";
import type { EtcdPlace } from "../../ports/store-place.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import { clientOptions, type Environment } from "./client-options.ts";
import { createMembers, type Members } from "./members.ts";

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
  const all = options.map((one, i) => {
    let client: Etcd3 = new Etcd3(one);
    return {
      endpoint: place.endpoints[i] ?? "",
      client: () => client,
      forgetLogin() {
        client.close();
        client = new Etcd3(one);
      },
    };
  });
  return {
    members: createMembers(all, clock, callMs),
    close() {
      for (const member of all) member.client().close();
    },
  };
}
