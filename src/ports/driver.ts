// A driver is the agent's way to speak to one technology: observe and apply, nothing else. It never
// retries, logs, sleeps or decides; the agent and the engine do. Drivers never import each other.

import type { JsonObject } from "../model/json.ts";
import type { Operation } from "../model/operation.ts";
import type { DriverTraits, TargetName, TargetSettings } from "../model/target.ts";
import type { Trouble } from "./trouble.ts";

/** What the device said of one operation. Accepted is not applied: the agent observes afterwards. */
export type DriverAnswer =
  | { readonly type: "accepted" }
  | { readonly type: "refused"; readonly reason: string }
  /** No reply: the operation may or may not have been done. */
  | { readonly type: "lost"; readonly reason: string };

/** What became of one of several operations that were sent as one. */
export type JointAnswer =
  | DriverAnswer
  /** Nothing is wrong with it; it was not done because another one was refused. */
  | { readonly type: "withheld" };

/** What a driver did, or could not do, by itself; for the agent's log. */
export interface Happening {
  readonly level: "info" | "warn" | "error";
  /** "wired spp_vf 1 again", "port p1 cannot be plugged: …". */
  readonly text: string;
}

/** What an observation brought. */
export type Seen =
  | {
      readonly type: "document";
      readonly document: JsonObject;
      /**
       * Names this document on this target, for a later observation to ask whether it is still so.
       * It comes from the device (a counter of its changes, a checksum of its configuration), is
       * of the same moment as the document, and never names another one: where it may come again
       * after a restart of the device, or where another version of the driver would read another
       * document, it must hold what tells these apart. Absent where a device has nothing of the kind.
       */
      readonly token?: string;
    }
  /** The document that the token names is still the live one. */
  | { readonly type: "unchanged" };

/** Something on a device that its document does not say. */
export interface Unsaid {
  /** In the device's own terms: "port et4". */
  readonly place: string;
  /** What is there. */
  readonly why: string;
}

export interface Driver extends DriverTraits {
  /**
   * Reads the whole live document, ours and everybody else's. Called often, has no effect.
   * A partial view is trouble, never a shorter document.
   *
   * `known` is the token of an earlier observation. A driver that finds it still in force, on the
   * device and by asking it, may answer "unchanged"; one that cannot tell reads the document.
   */
  observe(target: TargetName, settings: TargetSettings, known?: string): Promise<Seen | Trouble>;
  /**
   * Carries out one operation whose precondition the agent has just checked. Idempotent: doing an
   * operation that is already done is accepted.
   */
  apply(operation: Operation, settings: TargetSettings): Promise<DriverAnswer>;
  /**
   * Carries out operations as one transaction of the device, where a technology has such: they stand in
   * order, and the precondition of each holds once those before it are done. One that the device
   * refuses keeps the others from being done: these are "withheld", and may be sent again without it.
   * What the device accepts and then cannot do, in its own words, is refused by itself, and nothing of
   * it is left behind. Answers every operation, by its id.
   */
  applyJointly?(
    operations: readonly Operation[],
    settings: TargetSettings,
  ): Promise<ReadonlyMap<string, JointAnswer>>;
  /**
   * Where the driver would connect to, in its own notation; an agent that serves others asks before it
   * lets a message send it anywhere. Absent in a driver that connects to nothing.
   */
  endpointOf?(settings: TargetSettings): string | undefined;
  /**
   * Each element says that the target may have changed, by anybody, and nothing more: look again.
   * It ends with the signal, or where it cannot go on; who wants more begins again and looks, because
   * what happened in between is not told. Absent where a technology tells nothing by itself.
   */
  watch?(target: TargetName, settings: TargetSettings, signal: AbortSignal): AsyncIterable<void>;
  /**
   * What is there of the kind that documents are about and cannot be said in one, for people who take
   * a device over. Absent in a driver whose documents say it all.
   */
  unsaid?(target: TargetName, settings: TargetSettings): Promise<readonly Unsaid[] | Trouble>;
  /**
   * What a technology needs done all the time at a target, for as long as an agent serves it, such as
   * wiring a process again that was restarted. It decides nothing: it holds the device to what was last
   * applied, or to what others asked of it by the technology's own means. It ends with the signal.
   */
  attend?(
    target: TargetName,
    settings: TargetSettings,
    signal: AbortSignal,
    say: (happening: Happening) => void,
  ): Promise<void>;
  /** Lets go of what it holds open. */
  close?(): Promise<void>;
}
