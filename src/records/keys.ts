// Where every record lies in the store: all keys under /plumbline/v1/<fabric>/. Names made by people
// are escaped, so that none of them can reach outside its folder.

import type { TargetName } from "../model/target.ts";

export interface StoreKeys {
  readonly fabric: string;
  /** "/plumbline/v1/<fabric>/": everything of the fabric lies under it. */
  readonly prefix: string;
  readonly lock: string;
  readonly generation: string;
  /** Marks a fabric that must not be used: it is being filled, or moved elsewhere. */
  readonly closed: string;
  /** Who leads, for as long as it lives. No other key begins with it. */
  readonly leader: string;
  /** How many have led. */
  readonly term: string;
  /** Prefix of all allocations. */
  readonly allocations: string;
  /** One digest over all of them. */
  readonly allocationsDigest: string;
  /**
   * Prefix of what is ours on each target. Live documents lie elsewhere: who reads what is ours of
   * all targets must not read every live document on the way.
   */
  readonly targets: string;
  /** Prefix of the digests of what is ours on each target. */
  readonly ownedDigests: string;
  /** Prefix of what names each target's live document. */
  readonly liveHeads: string;
  /** Prefix of all simulated devices. */
  readonly simulated: string;
  /** Prefix of what writers ask agents to do. */
  readonly changeSets: string;
  /** Prefix of what anybody who may plan asks agents to look at. */
  readonly looks: string;
  /** Prefix of all that agents say: who they are, what they saw and what they did. */
  readonly agents: string;
  /** Prefix of what was said about applies that undo themselves unless they are confirmed. */
  readonly confirmations: string;
  /** Prefix of all journal entries' heads. */
  readonly journal: string;
  /** Prefix of what people tell the controller: to stop for a while, to look, that a plan may be applied. */
  readonly control: string;
  /** Prefix of what the controller says of itself, and remembers for whoever leads after it. */
  readonly controller: string;
  /** There as long as the controller is to change nothing. */
  readonly suspension: string;
  /** That somebody wants the controller to look at everything now. */
  readonly wish: string;
  /** Prefix of consents to plans. */
  readonly approvals: string;
  /** A person's consent to the plan of a digest. */
  approval(digest: string): string;
  /** What the controller says of itself and of its last runs. */
  readonly controllerStatus: string;
  /** What a leader leaves to the next: what was in force last, and since when what drifts. */
  readonly controllerMemory: string;
  allocation(pool: string, key: string): string;
  owned(target: TargetName): string;
  ownedDigest(target: TargetName): string;
  live(target: TargetName): string;
  liveHead(target: TargetName): string;
  /** Prefix (it ends with "/") under which the message to the target's agent lies. */
  changeSetsOf(target: TargetName): string;
  changeSet(target: TargetName): string;
  /** Prefix (it ends with "/") under which the target's agent is asked to look. */
  looksOf(target: TargetName): string;
  look(target: TargetName): string;
  /** Prefix (it ends with "/") of all that the target's agent says; nobody else writes there. */
  agent(target: TargetName): string;
  /** Who serves the target, for as long as it lives. */
  presence(target: TargetName): string;
  /** What the agent saw last. */
  observation(target: TargetName): string;
  /** The change set that the agent took last, and what became of it. */
  answer(target: TargetName): string;
  /** The message that the agent refused last. */
  refusal(target: TargetName): string;
  /** What the agent undoes by itself unless it is confirmed. */
  armed(target: TargetName): string;
  /** What was said about an apply of the journal. */
  confirmation(entryId: string): string;
  /** Prefix (it ends with "/") under which the simulated device of the target lies. */
  sim(target: TargetName): string;
  /** Prefix (it ends with "/") under which the text of a key lies where it is too long for it. */
  pieces(key: string): string;
  journalEntry(entryId: string): string;
  /** Prefix (it ends with "/") of the pieces of what an entry says of its targets. */
  journalPieces(entryId: string): string;
  /** Prefix (it ends with "/") of an entry's targets, or of one of them. */
  journalTargets(entryId: string, target?: TargetName): string;
}

export function storeKeys(fabric: string): StoreKeys {
  const prefix = `/plumbline/v1/${escapeName(fabric)}/`;
  return {
    fabric,
    prefix,
    lock: `${prefix}lock`,
    generation: `${prefix}generation`,
    closed: `${prefix}closed`,
    leader: `${prefix}leader`,
    term: `${prefix}term`,
    allocations: `${prefix}allocations/`,
    allocationsDigest: `${prefix}allocations-digest`,
    targets: `${prefix}targets/`,
    ownedDigests: `${prefix}owned-digests/`,
    liveHeads: `${prefix}live-heads/`,
    simulated: `${prefix}sim/`,
    changeSets: `${prefix}change-sets/`,
    looks: `${prefix}looks/`,
    agents: `${prefix}agents/`,
    confirmations: `${prefix}confirmations/`,
    journal: `${prefix}journal/entries/`,
    control: `${prefix}control/`,
    controller: `${prefix}controller/`,
    suspension: `${prefix}control/suspension`,
    wish: `${prefix}control/wish`,
    approvals: `${prefix}control/approvals/`,
    approval: (digest) => `${prefix}control/approvals/${escapeName(digest)}`,
    controllerStatus: `${prefix}controller/status`,
    controllerMemory: `${prefix}controller/memory`,
    allocation: (pool, key) => `${prefix}allocations/${escapeName(pool)}/${escapeName(key)}`,
    owned: (target) => `${prefix}targets/${escapeTarget(target)}/owned`,
    ownedDigest: (target) => `${prefix}owned-digests/${escapeTarget(target)}`,
    live: (target) => `${prefix}live/${escapeTarget(target)}`,
    liveHead: (target) => `${prefix}live-heads/${escapeTarget(target)}`,
    changeSetsOf: (target) => `${prefix}change-sets/${escapeTarget(target)}/`,
    changeSet: (target) => `${prefix}change-sets/${escapeTarget(target)}/message`,
    looksOf: (target) => `${prefix}looks/${escapeTarget(target)}/`,
    look: (target) => `${prefix}looks/${escapeTarget(target)}/message`,
    agent: (target) => `${prefix}agents/${escapeTarget(target)}/`,
    presence: (target) => `${prefix}agents/${escapeTarget(target)}/presence`,
    observation: (target) => `${prefix}agents/${escapeTarget(target)}/observation`,
    answer: (target) => `${prefix}agents/${escapeTarget(target)}/answer`,
    refusal: (target) => `${prefix}agents/${escapeTarget(target)}/refusal`,
    armed: (target) => `${prefix}agents/${escapeTarget(target)}/armed`,
    confirmation: (entryId) => `${prefix}confirmations/${escapeName(entryId)}`,
    sim: (target) => `${prefix}sim/${escapeTarget(target)}/`,
    pieces: (key) => `${prefix}pieces/${key.slice(prefix.length)}/`,
    journalEntry: (entryId) => `${prefix}journal/entries/${escapeName(entryId)}`,
    journalPieces: (entryId) => `${prefix}pieces/journal/targets/${escapeName(entryId)}/`,
    journalTargets: (entryId, target) => {
      const entry = `${prefix}journal/targets/${escapeName(entryId)}/`;
      return target === undefined ? entry : `${entry}${escapeTarget(target)}/`;
    },
  };
}

/** A name as one segment of a key: "/", "%" and control characters become "%2F" and so on. */
export function escapeName(name: string): string {
  // An empty segment would make two keys one; "%" alone is no other name's escape.
  if (name === "") return "%";
  // "." and ".." mean nothing to a store, but keys are shown to people and mapped to files.
  const unsafe = name === "." || name === ".." ? /\./g : /[%/\p{Cc}]/gu;
  return name.replace(unsafe, percent);
}

/** The name that `escapeName` was given. */
export function unescapeName(segment: string): string {
  if (segment === "%") return "";
  return segment.replace(/%([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** "switch/leaf-a1": the first slash parts type and name, and stays. */
function escapeTarget(target: TargetName): string {
  const cut = target.indexOf("/");
  return `${escapeName(target.slice(0, cut))}/${escapeName(target.slice(cut + 1))}`;
}

/** The target of a key under any prefix of targets, such as `targets` or `liveHeads`, given what follows the prefix. */
export function targetOfKey(rest: string): TargetName {
  const [type = "", name = ""] = rest.split("/");
  return `${unescapeName(type)}/${unescapeName(name)}`;
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
}
