// The stored form of a target's part of a journal entry: chunks of operations with their outcomes,
// each small enough for every store, claimants once in each chunk; and later outcomes by themselves,
// because there are many words about an operation and few about its outcome.

import type { Outcome } from "../model/change-set.ts";
import type { Claimant } from "../model/claim.ts";
import type { Operation } from "../model/operation.ts";
import type { TargetName, TargetSettings } from "../model/target.ts";
import { isTrouble, trouble, type Trouble } from "../ports/trouble.ts";
import { claimantsAt, createClaimantTable, type ClaimantTable } from "./claimant-table.ts";
import { decodeRecord, encodeRecord } from "./wire.ts";

/** The operations of an entry on one target, and what became of them. */
export interface JournalTarget {
  readonly target: TargetName;
  readonly settings: TargetSettings;
  readonly operations: readonly Operation[];
  /** By operation id; an operation without one was not finished. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
}

interface WireOperation extends Omit<Operation, "claims"> {
  readonly claims: readonly number[];
}

interface ChunkRecord {
  readonly target: TargetName;
  readonly settings: TargetSettings;
  /** How many chunks make the target; chunks beyond are left from a longer record. */
  readonly chunks: number;
  readonly claimants: readonly Claimant[];
  readonly operations: readonly WireOperation[];
  /** In the order of the operations; null for one that was not finished. */
  readonly outcomes: readonly (Outcome | null)[];
}

interface OutcomesRecord {
  readonly target: TargetName;
  /** Of all operations of all chunks, in order; null for one that was not finished. */
  readonly outcomes: readonly (Outcome | null)[];
}

// etcd takes 1.5 MiB a request by default. Outcomes add up to a few hundred bytes an operation, and
// escaping may double what a text takes.
const chunkCharactersMax = 256 * 1024;

/** The texts of the chunks, in order; at least one. */
export function encodeTarget({ target, settings, operations, outcomes }: JournalTarget): string[] {
  const pieces = piecesOf(operations);
  return pieces.map(({ from, to, claimants, texts }) => {
    const own = inOrder(operations.slice(from, to), outcomes);
    const head = { target, settings, chunks: pieces.length, claimants };
    // Operations are text already, because their length says where a chunk ends.
    const rest = `"operations":[${texts.join(",")}],"outcomes":${JSON.stringify(own)}`;
    return `${encodeRecord(head satisfies Partial<ChunkRecord>).slice(0, -1)},${rest}}`;
  });
}

/** The text of all outcomes, which wins over those in the chunks. */
export function encodeOutcomes({ target, operations, outcomes }: JournalTarget): string {
  const record: OutcomesRecord = { target, outcomes: inOrder(operations, outcomes) };
  return encodeRecord(record);
}

function inOrder(
  operations: readonly Operation[],
  outcomes: ReadonlyMap<string, Outcome>,
): (Outcome | null)[] {
  return operations.map(({ id }) => outcomes.get(id) ?? null);
}

interface Stored {
  readonly key: string;
  readonly value: string;
}

/** `chunks` are the stored chunks of one target, in order; `later` its outcomes by themselves. */
export function decodeTarget(
  chunks: readonly Stored[],
  later: Stored | undefined,
): JournalTarget | Trouble {
  const target = decodeChunks(chunks);
  if (later === undefined || isTrouble(target)) return target;
  const record = decodeRecord<OutcomesRecord>(later.key, later.value);
  if (isTrouble(record)) return record;
  const { operations } = target;
  if (record.outcomes.length !== operations.length) {
    const [found, known] = [String(record.outcomes.length), String(operations.length)];
    return damaged(later.key, `it has ${found} outcomes of ${known} operations`);
  }
  const outcomes = operations.flatMap(({ id }, place): [string, Outcome][] => {
    const outcome = record.outcomes[place] ?? null;
    return outcome === null ? [] : [[id, outcome]];
  });
  return { ...target, outcomes: new Map(outcomes) };
}

function decodeChunks(chunks: readonly Stored[]): JournalTarget | Trouble {
  const operations: Operation[] = [];
  const outcomes = new Map<string, Outcome>();
  let first: ChunkRecord | undefined;
  for (const [place, { key, value }] of chunks.entries()) {
    if (first !== undefined && place >= first.chunks) break;
    const chunk = decodeRecord<ChunkRecord>(key, value);
    if (isTrouble(chunk)) return chunk;
    first ??= chunk;
    for (const [index, wire] of chunk.operations.entries()) {
      const claims = claimantsAt(chunk.claimants, wire.claims);
      if (claims === undefined) return damaged(key, `${wire.id} names no claimant`);
      operations.push({ ...wire, claims });
      const outcome = chunk.outcomes[index] ?? undefined;
      if (outcome !== undefined) outcomes.set(wire.id, outcome);
    }
  }
  if (first === undefined) throw new Error("a journal target without chunks");
  if (chunks.length < first.chunks) {
    return damaged(first.target, `${String(first.chunks - chunks.length)} of its chunks are gone`);
  }
  return { target: first.target, settings: first.settings, operations, outcomes };
}

/** The operations of one chunk, from a place in the list to before another. */
interface Piece {
  readonly from: number;
  to: number;
  readonly claimants: readonly Claimant[];
  readonly texts: string[];
}

/**
 * Cut where the operations alone say so, whatever their outcomes are: a record that replaces another
 * chunk by chunk then has every operation exactly once at any moment.
 */
function piecesOf(operations: readonly Operation[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let table = createClaimantTable();
  let size = 0;
  const begin = (from: number): Piece => {
    table = createClaimantTable();
    size = 0;
    const piece = { from, to: from, claimants: table.claimants, texts: [] };
    pieces.push(piece);
    return piece;
  };
  let piece = begin(0);
  for (const [place, operation] of operations.entries()) {
    let text = textOf(operation, table);
    if (size > 0 && size + text.length > chunkCharactersMax) {
      piece = begin(place);
      text = textOf(operation, table);
    }
    piece.texts.push(text);
    piece.to = place + 1;
    size += text.length;
  }
  return pieces;
}

function textOf(operation: Operation, table: ClaimantTable): string {
  const wire: WireOperation = { ...operation, claims: table.placesOf(operation.claims) };
  return JSON.stringify(wire);
}

function damaged(key: string, reason: string): Trouble {
  return trouble(`reading the journal of ${key}`, reason, "never");
}
