// What is known of one target, and whether that is believed. One that does not answer is dead until it
// does: it is asked again after a pause that grows, or at once where there is hope.

import { equalJson } from "../model/json.ts";
import type { LiveView, TargetSettings } from "../model/target.ts";
import type { Clock } from "../ports/clock.ts";
import type { Observation } from "../ports/agent.ts";
import { isTrouble, type Trouble } from "../ports/trouble.ts";
import type { LiveHead } from "../records/live.ts";
import { backoffMs } from "../model/backoff.ts";
import { lookAt, type LookPorts, type Sight } from "./standing-look.ts";

export interface ViewPorts extends LookPorts {
  readonly clock: Clock;
  readonly random: () => number;
}

const pauses = { firstMs: 1_000, mostMs: 60_000 };

/** A digest, or what stands for "not seen" and "something happened". */
type Told = string | typeof notSeen | typeof stirred;
const notSeen = Symbol("not seen");
const stirred = Symbol("stirred");

export class StandingTarget {
  settings: TargetSettings;
  /** Undefined until it was looked at. */
  view: LiveView | undefined;
  /** From when it answered last. */
  sight: Sight | undefined;
  /** When it is asked again, where it is dead. */
  retryAtMs = 0;
  /** The last look that others recorded. */
  #head: LiveHead | undefined;
  #isDoubted = false;
  #isHopeful = false;
  #look: Promise<void> | undefined;
  /** What others told while it was looked at. */
  #heard: Told | undefined;
  #failures = 0;
  #unrecorded: Observation | undefined;

  constructor(settings: TargetSettings) {
    this.settings = settings;
  }

  get isDead(): boolean {
    return this.view?.type === "unknown";
  }

  /** It is dead, and there is reason to believe that it is not any more. */
  get isHopeful(): boolean {
    return this.isDead && this.#isHopeful;
  }

  get isBeingLookedAt(): boolean {
    return this.#look !== undefined;
  }

  /** Whether nobody may be answered before somebody looked. */
  get isDue(): boolean {
    return this.view === undefined || (this.#isDoubted && !this.isDead);
  }

  isReachedAlike({ driver, connection }: TargetSettings): boolean {
    if (this.settings.connection === connection) return this.settings.driver === driver;
    return this.settings.driver === driver && equalJson(this.settings.connection, connection);
  }

  /** What was seen is not believed; what is dead keeps its pause. */
  doubt(): void {
    this.#isDoubted = true;
  }

  /** Something happened to it or to its agent, so that also a dead one is asked. */
  stir(): void {
    this.#hear(stirred);
  }

  /** What was seen of it and nobody has recorded, once. */
  takeUnrecorded(): Observation | undefined {
    const unrecorded = this.#unrecorded;
    this.#unrecorded = undefined;
    return unrecorded;
  }

  /** What its agent saw, undefined for nothing. True where that is news. */
  hearObservation(digest: string | undefined): boolean {
    return this.#hear(digest ?? notSeen);
  }

  /** What somebody recorded. True where that is news. */
  hearHead(head: LiveHead): boolean {
    const isSame = this.#head?.digest === head.digest;
    this.#head = head;
    return !isSame && this.#hear(head.digest);
  }

  #hear(told: Told): boolean {
    if (this.#look !== undefined) {
      // The look may bring just this.
      this.#heard = told;
      return false;
    }
    return this.#weigh(told);
  }

  #weigh(told: Told): boolean {
    if (this.view === undefined) return false;
    if (this.view.type === "known") {
      if (told === this.view.digest) return false;
      this.#isDoubted = true;
      return true;
    }
    if (told === notSeen) return false;
    this.#isHopeful = true;
    return true;
  }

  /** Looks at it, together with whoever is looking already. */
  async look(ports: ViewPorts): Promise<void> {
    this.#look ??= this.#lookOnce(ports).finally(() => {
      this.#look = undefined;
      const heard = this.#heard;
      this.#heard = undefined;
      if (heard !== undefined) this.#weigh(heard);
    });
    await this.#look;
  }

  async #lookOnce(ports: ViewPorts): Promise<void> {
    this.#isDoubted = false;
    this.#isHopeful = false;
    const seen = await lookAt(ports, this.settings, this.sight, this.#head);
    if (isTrouble(seen)) this.#failed(ports, seen);
    else {
      this.#failures = 0;
      const { unrecorded, ...sight } = seen;
      this.#unrecorded = unrecorded;
      this.sight = sight;
      this.view = seen.view;
    }
  }

  #failed({ clock, random }: ViewPorts, { reason, sinceMs: knownMs }: Trouble): void {
    const nowMs = clock.now();
    this.#failures += 1;
    this.retryAtMs = nowMs + backoffMs(pauses, this.#failures, random);
    const last = this.view?.type === "unknown" ? this.view : undefined;
    const sinceMs = knownMs ?? last?.sinceMs ?? nowMs;
    if (last?.reason === reason && last.sinceMs === sinceMs) return;
    this.view = { type: "unknown", reason, sinceMs };
  }
}
