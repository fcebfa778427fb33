// The driver of patch panels that Plumbline's own agent serves on the host: it speaks the keys of SPP with
// whoever asks for ports, and is itself what carries them out through spp-ctl. Keys say what was asked
// for; what is live only the processes say.

import type { Operation } from "../../model/operation.ts";
import type { TargetName, TargetSettings } from "../../model/target.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Driver, DriverAnswer, Happening } from "../../ports/driver.ts";
import type { OpenSppCtl } from "../../ports/spp-ctl.ts";
import type { OpenKeys } from "../../ports/store.ts";
import { isTrouble, trouble, type Trouble } from "../../ports/trouble.ts";
import { carryOutTogether } from "./keys/carry-out-together.ts";
import { createKeyPlaces, type KeyPlaces } from "./keys/key-places.ts";
import { panelPlaceOf } from "./keys/panel-place.ts";
import { watchHost } from "./keys/watch-host.ts";
import { attend } from "./panel/attend.ts";
import { changePanel } from "./panel/change.ts";
import { controllerOf } from "./panel/controller.ts";
import { createLeftOut, type LeftOut } from "./panel/left-out.ts";
import { observePanel } from "./panel/observe.ts";
import type { Panel } from "./panel/panel.ts";
import { createSightings, type Sightings } from "./panel/sightings.ts";
import { createTurns, type Turns } from "./panel/turns.ts";
import { sppTraits } from "./spp-traits.ts";

/** What is kept between calls. */
interface Kept {
  readonly places: KeyPlaces;
  readonly openSppCtl: OpenSppCtl;
  readonly clock: Clock;
  /** Who is at work on which host. */
  readonly turns: Turns;
  of(target: TargetName): KeptOfHost;
}

interface KeptOfHost {
  readonly leftOut: LeftOut;
  readonly sightings: Sightings;
}

export function createSppDriver(openKeys: OpenKeys, openSppCtl: OpenSppCtl, clock: Clock): Driver {
  const hosts = new Map<TargetName, KeptOfHost>();
  const kept: Kept = {
    places: createKeyPlaces(openKeys, clock),
    openSppCtl,
    clock,
    turns: createTurns(),
    of(target) {
      const own = hosts.get(target) ?? { leftOut: createLeftOut(), sightings: createSightings() };
      hosts.set(target, own);
      return own;
    },
  };
  return {
    ...sppTraits,
    async observe(target, settings) {
      const doing = `reading the live document of ${target}`;
      const panel = await reach(kept, settings, doing);
      if (isTrouble(panel)) return panel;
      const { sightings } = kept.of(target);
      return await kept.turns.take(target, () => observePanel(panel, sightings, doing));
    },
    async apply(operation, settings) {
      const answers = await change(kept, settings, async (carryOut) => await carryOut(operation));
      return isTrouble(answers) ? lost(answers) : answers;
    },
    async applyJointly(operations, settings) {
      const answers = await change(kept, settings, (carryOut) =>
        carryOutTogether(operations, carryOut),
      );
      if (!isTrouble(answers)) return answers;
      return new Map(operations.map(({ id }) => [id, lost(answers)]));
    },
    endpointOf: controllerOf,
    async *watch(target, settings, signal) {
      const panel = await reach(kept, settings, `watching ${target}`);
      if (!isTrouble(panel)) yield* watchHost(panel.place, signal);
    },
    attend: (target, settings, signal, say) => attendTo(kept, target, settings, { signal, say }),
    close: () => Promise.resolve(kept.places.close()),
  };
}

async function reach(
  { places, openSppCtl }: Kept,
  settings: TargetSettings,
  doing: string,
): Promise<Panel | Trouble> {
  const where = panelPlaceOf(settings);
  if (typeof where === "string") return trouble(doing, where, "later");
  const controller = controllerOf(settings);
  if (controller === undefined) {
    return trouble(doing, "nobody says where spp-ctl answers: the Host must name it", "later");
  }
  const ctl = openSppCtl(controller);
  if (isTrouble(ctl)) return ctl;
  const place = await places.of(where);
  return isTrouble(place) ? place : { place, ctl };
}

/** Has operations carried out while nobody else is at work on the host. */
async function change<T>(
  kept: Kept,
  settings: TargetSettings,
  work: (carryOut: (operation: Operation) => Promise<DriverAnswer>) => Promise<T>,
): Promise<T | Trouble> {
  const { target } = settings;
  const panel = await reach(kept, settings, `changing ${target}`);
  if (isTrouble(panel)) return panel;
  return await kept.turns.take(target, async () => {
    return await work(async (operation) => {
      const answer = await changePanel(panel, operation);
      if (answer.type === "accepted") kept.of(target).leftOut.note(operation);
      return answer;
    });
  });
}

interface Attended {
  readonly signal: AbortSignal;
  readonly say: (happening: Happening) => void;
}

/** Keys and controller may be out of reach for a while, in which nothing can be done but to wait. */
const reachEveryMs = 1_000;

async function attendTo(
  kept: Kept,
  target: TargetName,
  settings: TargetSettings,
  { signal, say }: Attended,
): Promise<void> {
  while (!signal.aborted) {
    const panel = await reach(kept, settings, `attending to ${target}`);
    if (!isTrouble(panel)) {
      const inTurn = (work: () => Promise<void>): Promise<void> => kept.turns.take(target, work);
      const { has } = kept.of(target).leftOut;
      return await attend({ panel, say, inTurn, isLeftOut: has }, signal);
    }
    say({ level: "warn", text: `${panel.doing}: ${panel.reason}` });
    await kept.clock.sleep(reachEveryMs, signal);
  }
}

function lost({ doing, reason }: Trouble): DriverAnswer {
  return { type: "lost", reason: `${doing}: ${reason}` };
}
