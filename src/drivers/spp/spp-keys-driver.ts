// The driver of patch panels whose hosts run the spp-agent of neutron: it writes the keys that the agent
// carries out and waits for its word, as neutron's mechanism driver does. It speaks to nobody but the
// store that has the keys; who opens that for it keeps to what may be reached.

import { digestOfText } from "../../model/digest.ts";
import type { Operation } from "../../model/operation.ts";
import type { TargetName, TargetSettings } from "../../model/target.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Driver, DriverAnswer, JointAnswer, Seen } from "../../ports/driver.ts";
import type { OpenKeys } from "../../ports/store.ts";
import { isTrouble, trouble, type Trouble } from "../../ports/trouble.ts";
import { carryOutOnKeys, type HostPlace } from "./keys/carry-out.ts";
import { carryOutTogether } from "./keys/carry-out-together.ts";
import type { HostKeys } from "./keys/host-keys.ts";
import { createKeyPlaces, type KeyPlaces } from "./keys/key-places.ts";
import { documentOfKeys } from "./keys/panel-document.ts";
import { panelPlaceOf } from "./keys/panel-place.ts";
import { watchHost } from "./keys/watch-host.ts";
import { sppKeysTraits } from "./spp-keys-traits.ts";

export function createSppKeysDriver(openKeys: OpenKeys, clock: Clock): Driver {
  const places = createKeyPlaces(openKeys, clock);
  return {
    ...sppKeysTraits,
    observe: (target, settings, known) => observe(places, target, settings, known),
    async apply(operation, settings) {
      const place = await reach(places, settings, `changing ${settings.target}`);
      return isTrouble(place) ? lost(place) : await carryOutOnKeys(place, operation);
    },
    async applyJointly(operations, settings) {
      const place = await reach(places, settings, `changing ${settings.target}`);
      if (isTrouble(place)) return lostAll(operations, place);
      return await carryOutTogether(operations, (one) => carryOutOnKeys(place, one));
    },
    watch: (_target, settings, signal) => watch(places, settings, signal),
    close: () => Promise.resolve(places.close()),
  };
}

async function reach(
  places: KeyPlaces,
  settings: TargetSettings,
  doing: string,
): Promise<HostPlace | Trouble> {
  const panel = panelPlaceOf(settings);
  return typeof panel === "string" ? trouble(doing, panel, "later") : await places.of(panel);
}

async function observe(
  places: KeyPlaces,
  target: TargetName,
  settings: TargetSettings,
  known: string | undefined,
): Promise<Seen | Trouble> {
  const doing = `reading the live document of ${target}`;
  const place = await reach(places, settings, doing);
  if (isTrouble(place)) return place;
  const keys = await place.read();
  if (isTrouble(keys)) return keys;
  const token = tokenOf(keys);
  if (known === token) return { type: "unchanged" };
  const document = documentOfKeys(keys);
  return typeof document === "string"
    ? trouble(doing, document, "later")
    : { type: "document", document, token };
}

/** Another reading of the same keys must have another number here. */
const reading = 1;

/** Of what is written, and nothing else: so it comes again exactly where the document does. */
function tokenOf({ configuration, sections }: HostKeys): string {
  const written = Object.values(sections).map((section) =>
    [...section].map(([name, { value }]) => [name, value]),
  );
  return digestOfText(JSON.stringify([reading, configuration?.value ?? null, ...written]));
}

async function* watch(
  places: KeyPlaces,
  settings: TargetSettings,
  signal: AbortSignal,
): AsyncGenerator<void, void> {
  const place = await reach(places, settings, `watching ${settings.target}`);
  if (!isTrouble(place)) yield* watchHost(place, signal);
}

function lost({ doing, reason }: Trouble): Extract<DriverAnswer, { type: "lost" }> {
  return { type: "lost", reason: `${doing}: ${reason}` };
}

function lostAll(
  operations: readonly Operation[],
  because: Trouble,
): ReadonlyMap<string, JointAnswer> {
  return new Map(operations.map(({ id }) => [id, lost(because)]));
}
