// The live views of targets, kept from the last look at each. One is looked at again where it is
// doubted: because somebody says so, because its agent came, went or saw something else, or because
// what is ours there, or what others saw there, is not what it was.

import type { LiveView, TargetName, TargetSettings } from "../model/target.ts";
import type { Observation } from "../ports/agent.ts";
import { isTrouble, type Trouble } from "../ports/trouble.ts";
import { readLiveHeads, type LiveHead } from "../records/live.ts";
import { readRange } from "../records/ranges.ts";
import { agentNewsIn, isServedBy, type AgentNews } from "./agent-news.ts";
import { forEachLimited } from "./limited.ts";
import { recordSights } from "./standing-look.ts";
import { StandingRetries } from "./standing-retries.ts";
import { StandingTarget, type ViewPorts } from "./standing-target.ts";

export interface ViewParts {
  readonly live: ReadonlyMap<TargetName, LiveView>;
  readonly observedAtMs: ReadonlyMap<TargetName, number>;
}

type Targets = ReadonlyMap<TargetName, TargetSettings>;

/** So long a reading waits for dead targets that may have come back. */
const patienceMs = 2_000;
/** A device that changes all the time is as it was at one of these looks. */
const looksMax = 3;

export class StandingViews {
  readonly retries: StandingRetries;
  readonly #ports: ViewPorts;
  readonly #parallelism: number;
  readonly #kept: Map<TargetName, StandingTarget> = new Map();
  #asked: Targets | undefined;
  /** Name of an agent → its last coming; undefined before anybody listed them. */
  #presences: Map<string, number> | undefined;
  /** What others recorded, and what agents said, may have been missed. */
  #mayMissHeads = false;
  #mayMissAgents = false;
  #last: ViewParts = { live: new Map(), observedAtMs: new Map() };

  constructor(ports: ViewPorts, parallelism: number) {
    this.#ports = ports;
    this.#parallelism = parallelism;
    this.retries = new StandingRetries(ports, parallelism);
  }

  /** Looks wherever it must; true where it looked anywhere. */
  async look(targets: Targets): Promise<boolean | Trouble> {
    this.retries.throwBug();
    this.#adopt(targets);
    await this.#hearHeads();
    const unread = await this.#hearAgents();
    if (unread !== undefined) return unread;
    const hopeful = this.#askHopeful();
    let hasLooked = false;
    for (let looks = 0; looks < looksMax; looks += 1) {
      const due = [...this.#kept.values()].filter((one) => one.isDue);
      if (due.length === 0) break;
      hasLooked = true;
      await forEachLimited(due, this.#parallelism, async (one) => await one.look(this.#ports));
      if (due.some((one) => one.isDead)) this.retries.wake();
    }
    await hopeful;
    await this.#record();
    // What still changes is looked at in a moment.
    if ([...this.#kept.values()].some((one) => one.isDue)) this.retries.tellMoved();
    return hasLooked;
  }

  /** What is known of them; the same maps as before where nothing is different. */
  of(targets: Targets): ViewParts {
    const live = new Map<TargetName, LiveView>();
    const observedAtMs = new Map<TargetName, number>();
    for (const target of targets.keys()) {
      const { view, sight } = this.#kept.get(target) ?? {};
      if (view === undefined) throw new Error(`nobody looked at ${target}`);
      live.set(target, view);
      if (view.type === "known" && sight !== undefined)
        observedAtMs.set(target, sight.observedAtMs);
    }
    this.#last = {
      live: sameOr(this.#last.live, live),
      observedAtMs: sameOr(this.#last.observedAtMs, observedAtMs),
    };
    return this.#last;
  }

  /** `undefined`: all of them, the dead ones as well. */
  doubt(targets: Iterable<TargetName> | undefined): void {
    if (targets !== undefined) for (const target of targets) this.#kept.get(target)?.doubt();
    else for (const one of this.#kept.values()) one.stir();
  }

  /** Somebody wrote records, and something else is ours on these. */
  recordsMoved(targets: Iterable<TargetName>): void {
    this.doubt(targets);
    this.#mayMissHeads = true;
  }

  missedHeads(): void {
    this.#mayMissHeads = true;
  }

  missedAgents(): void {
    this.#mayMissAgents = true;
  }

  /** True where that is news. */
  hearHead(target: TargetName, head: LiveHead): boolean {
    return this.#kept.get(target)?.hearHead(head) ?? false;
  }

  /** True where that is news. */
  hearAgent(news: AgentNews): boolean {
    if (news.type === "observation") {
      return this.#kept.get(news.target)?.hearObservation(news.digest) ?? false;
    }
    const { name, coming } = news;
    if (this.#presences?.get(name) === coming) return false;
    this.#presences ??= new Map();
    if (coming === undefined) this.#presences.delete(name);
    else this.#presences.set(name, coming);
    this.#stirServedBy(name, () => true);
    return true;
  }

  targets(): Iterable<StandingTarget> {
    return this.#kept.values();
  }

  /** New targets come in, those that are gone go, and one that is reached otherwise is another one. */
  #adopt(targets: Targets): void {
    if (this.#asked === targets) return;
    this.#asked = targets;
    for (const target of this.#kept.keys()) if (!targets.has(target)) this.#kept.delete(target);
    for (const [target, settings] of targets) {
      const kept = this.#kept.get(target);
      if (kept?.isReachedAlike(settings) === true) {
        kept.settings = settings;
        continue;
      }
      this.#kept.set(target, new StandingTarget(settings));
      // What was seen of it by others spares a look.
      this.#mayMissHeads = true;
    }
  }

  /** Waits for them for a while only. */
  async #askHopeful(): Promise<void> {
    const hopeful = [...this.#kept.values()].filter((one) => one.isHopeful);
    this.retries.askDue(this.#kept.values());
    if (hopeful.length === 0) return;
    const patience = new AbortController();
    const asked = Promise.all(hopeful.map(async (one) => await this.retries.ask(one)));
    await Promise.race([asked, this.#ports.clock.sleep(patienceMs, patience.signal)]);
    patience.abort();
  }

  async #hearHeads(): Promise<void> {
    if (!this.#mayMissHeads) return;
    const { store, keys } = this.#ports;
    // Before reading: what is missed meanwhile is read the next time.
    this.#mayMissHeads = false;
    const heads = await readLiveHeads(store, keys);
    // Where the records cannot be read, the targets are.
    if (isTrouble(heads)) this.doubt(this.#kept.keys());
    else for (const [target, head] of heads) this.#kept.get(target)?.hearHead(head);
  }

  async #hearAgents(): Promise<Trouble | undefined> {
    if (!this.#mayMissAgents) return undefined;
    const { store, keys } = this.#ports;
    this.#mayMissAgents = false;
    const entries = await readRange(store, keys.agents);
    if (isTrouble(entries)) {
      this.#mayMissAgents = true;
      return entries;
    }
    const before = this.#presences;
    const presences = new Map<string, number>();
    for (const entry of entries) {
      const news = agentNewsIn(keys, entry);
      if (news?.type === "observation") this.hearAgent(news);
      if (news?.type === "presence" && news.coming !== undefined)
        presences.set(news.name, news.coming);
    }
    this.#presences = presences;
    for (const name of new Set([...presences.keys(), ...(before?.keys() ?? [])])) {
      if (before?.get(name) === presences.get(name)) continue;
      // Before anybody listed them, an agent is news only to who did not hear from it.
      this.#stirServedBy(name, (one) => before !== undefined || one.isDead);
    }
    return undefined;
  }

  #stirServedBy(name: string, isConcerned: (one: StandingTarget) => boolean): void {
    for (const [target, one] of this.#kept) {
      if (isServedBy(name, target) && isConcerned(one)) one.stir();
    }
  }

  async #record(): Promise<void> {
    const seen = new Map<TargetName, Observation>();
    for (const [target, one] of this.#kept) {
      const unrecorded = one.takeUnrecorded();
      if (unrecorded !== undefined) seen.set(target, unrecorded);
    }
    await recordSights(this.#ports, seen);
  }
}

function sameOr<V>(former: ReadonlyMap<string, V>, found: ReadonlyMap<string, V>): typeof found {
  if (former.size !== found.size) return found;
  for (const [key, value] of found) if (former.get(key) !== value) return found;
  return former;
}
