// The manifests that a controller keeps in force: those that the source has, as long as these can be
// used, and otherwise the last that could. What is wrong with the newest ones is told; it never makes
// the good ones disappear.

import { hasErrors, type Finding } from "../model/diagnostic.ts";
import type { Declaration } from "../plan/declare.ts";
import type { PlanningSession } from "../plan/session/session.ts";
import type {
  ChangedReading,
  KnownRevisions,
  RefusedReading,
  Source,
  SourceReading,
  SourceRevision,
  WholeReading,
} from "../ports/source.ts";
import { isTrouble, type Trouble } from "../ports/trouble.ts";
import type { ManifestProblem } from "./loop-event.ts";
import type { Understanding, UnderstoodFiles } from "./understanding.ts";

export interface ManifestPorts {
  readonly source: Source;
  readonly understanding: Understanding;
  readonly session: PlanningSession;
}

/** What a plan is to be made from, and what is wrong besides. */
export interface Desired {
  readonly wanted?: Wanted;
  /** Why the newest manifests are not those that are wanted. */
  readonly problem?: ManifestProblem;
}

export interface Wanted {
  readonly declaration: Declaration;
  readonly about: SourceRevision;
}

/** Manifests that were understood, sound or not. */
interface Taken {
  readonly about: SourceRevision;
  readonly understood: UnderstoodFiles;
}

export class KeptManifests {
  readonly #ports: ManifestPorts;
  /** What the understanding holds. */
  #taken: Taken | undefined;
  /** What is in force. */
  #good: SourceRevision | undefined;
  /** What was in force when this process began; undefined once it was tried. */
  #former: SourceRevision | undefined;
  #problem: ManifestProblem | undefined;
  /** Whether the source has answered at all: what was in force before may not be what it has. */
  #isRead = false;

  constructor(ports: ManifestPorts, former: SourceRevision | undefined) {
    this.#ports = ports;
    this.#former = former;
  }

  get inForce(): SourceRevision | undefined {
    return this.#good;
  }

  /** What the next reading is to be told apart from. */
  known(): KnownRevisions {
    const since = this.#taken?.about.revision;
    const trusted = this.#kept()?.revision;
    return {
      ...(since === undefined ? {} : { since }),
      ...(trusted === undefined ? {} : { trusted }),
    };
  }

  /**
   * Whether a reading can be taken in: one that tells a difference tells it to what was taken in last.
   * What was in force may have been taken in while the source was read.
   */
  isNext(found: SourceReading | Trouble): boolean {
    if (found.type !== "changed" && found.type !== "same") return true;
    const since = found.type === "changed" ? found.since : found.revision;
    return since === this.#taken?.about.revision;
  }

  /**
   * What is wanted after a reading, or where there was none since the last time, or none that came to
   * anything. What is new of it is in force once `settle` is called.
   */
  async read(found: SourceReading | Trouble | undefined): Promise<Desired> {
    this.#isRead ||= found !== undefined;
    const reading = isTrouble(found) ? undefined : found;
    if (reading?.type === "refused") this.#problem = refusedBy(reading, this.#kept());
    else if (reading?.type === "same") this.#judgeAgain();
    else if (reading !== undefined) await this.#take(reading);
    return await this.#desired();
  }

  /** What was given last turned out to be sound. */
  settle(): void {
    if (!this.#isNew() || this.#taken === undefined) return;
    this.#ports.understanding.settle();
    this.#good = this.#taken.about;
    this.#former = undefined;
  }

  /** What was given last was not sound, for what planning found; what was in force stays. */
  async reject(findings: readonly Finding[]): Promise<Desired> {
    const taken = this.#taken;
    if (taken === undefined) throw new Error("nothing was given that could be rejected");
    const understood = this.#ports.understanding.locate(taken.understood, findings);
    this.#taken = { ...taken, understood };
    this.#problem = brokenBy(this.#taken, this.#kept());
    return await this.#desired();
  }

  async #take(reading: WholeReading | ChangedReading): Promise<void> {
    this.#taken = {
      about: revisionOf(reading),
      understood: await this.#ports.understanding.take(reading),
    };
    const isSound = !hasErrors(this.#taken.understood.diagnostics);
    this.#problem = isSound ? undefined : brokenBy(this.#taken, this.#kept());
  }

  /** Whether what was taken in is sound, as far as anybody knows, and not in force yet. */
  #isNew(): boolean {
    const taken = this.#taken;
    if (taken === undefined || hasErrors(taken.understood.diagnostics)) return false;
    return taken.about !== this.#good;
  }

  async #desired(): Promise<Desired> {
    if (this.#isRead && !this.#isNew() && this.#good === undefined) await this.#restore();
    const wanted = this.#wanted();
    if (wanted !== undefined && hasErrors(wanted.declaration.findings)) {
      return await this.reject(wanted.declaration.findings);
    }
    return {
      ...(wanted === undefined ? {} : { wanted }),
      ...(this.#problem === undefined ? {} : { problem: this.#problem }),
    };
  }

  #wanted(): Wanted | undefined {
    const { session, understanding } = this.#ports;
    const about = this.#isNew() ? this.#taken?.about : this.#good;
    if (about === undefined) return undefined;
    session.dropChanges();
    const changes = this.#isNew() ? understanding.pending() : { put: [], removed: [] };
    return { declaration: session.declareChanges(changes), about };
  }

  /** Takes in what was in force before this process began, once. */
  async #restore(): Promise<void> {
    const former = this.#former;
    if (former === undefined) return;
    const reading = await this.#ports.source.readAt(former.revision);
    // Whoever could not be asked is asked again by the next run.
    if (isTrouble(reading)) return;
    this.#former = undefined;
    if (reading === undefined) return;
    const problem = this.#problem;
    await this.#take({ ...reading, ...former });
    this.#problem = problem ?? this.#problem;
  }

  /** What is to stay in force; what was so before this process began counts until it is known better. */
  #kept(): SourceRevision | undefined {
    return this.#good ?? this.#former;
  }

  /**
   * What the source has is what was taken in last: if that is sound, nothing is wrong. It may be what was
   * in force before this process began, to which a branch with something broken went back.
   */
  #judgeAgain(): void {
    const taken = this.#taken;
    const isSound = taken === undefined || !hasErrors(taken.understood.diagnostics);
    this.#problem = isSound ? undefined : brokenBy(taken, this.#kept());
  }
}

function revisionOf({ revision, label, signedBy }: SourceRevision): SourceRevision {
  return {
    revision,
    ...(label === undefined ? {} : { label }),
    ...(signedBy === undefined ? {} : { signedBy }),
  };
}

function brokenBy({ about, understood }: Taken, kept: SourceRevision | undefined): ManifestProblem {
  return { type: "broken", ...about, understood, ...(kept === undefined ? {} : { kept }) };
}

function refusedBy(reading: RefusedReading, kept: SourceRevision | undefined): ManifestProblem {
  const { reason, detail, help } = reading;
  const why = { reason, detail, help };
  return {
    type: "refused",
    ...revisionOf(reading),
    ...why,
    ...(kept === undefined ? {} : { kept }),
  };
}
