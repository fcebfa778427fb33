// Answers that a run may give again, kept beside the parse results. A kept answer is used only for the
// same question, put to the same build with the same manifests; whether the fabric is as it was then
// is for the caller to find out. Anything odd about what was kept counts as nothing kept.

import { digestOf, digestOfText } from "../model/digest.ts";
import { isJsonObject, type Json, type JsonObject } from "../model/json.ts";
import { digestOfFiles } from "../manifest/digest-files.ts";
import type { ManifestTree } from "../ports/files.ts";
import type { CommandPorts } from "./command-ports.ts";
import type { Settings } from "./settings.ts";

export interface Question {
  /** Under this the answer is kept; a newer one takes its place. */
  readonly key: string;
  /** Digest of everything that was given with the question. */
  readonly given: string;
}

/** Undefined where nobody knows what was asked, or who answers: then nothing is kept. */
export function questionOf(
  asked: JsonObject,
  tree: ManifestTree,
  { fabric }: Settings,
  ports: CommandPorts,
): Question | undefined {
  const build = ports.buildDigest();
  if (tree.diagnostics.length > 0 || build === undefined) return undefined;
  return {
    key: digestOf({ fabric, asked }),
    given: digestOfText(`${build} ${digestOfFiles(tree.files)}`),
  };
}

export function recallAnswer(settings: Settings, { key, given }: Question): JsonObject | undefined {
  const text = cacheOf(settings).get(key);
  const cut = text?.indexOf("\n") ?? -1;
  const body = text?.slice(cut + 1) ?? "";
  // A file that was torn or lost bits must not answer for a fabric.
  if (text === undefined || text.slice(0, cut) !== digestOfText(body)) return undefined;
  const kept = parse(body);
  if (!isJsonObject(kept) || kept["given"] !== given) return undefined;
  return isJsonObject(kept["answer"]) ? kept["answer"] : undefined;
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** What cannot be kept only makes the next run slower. */
export function keepAnswer(settings: Settings, { key, given }: Question, answer: object): void {
  const body = JSON.stringify({ given, answer });
  cacheOf(settings).put(key, `${digestOfText(body)}\n${body}`);
}

function cacheOf({ files, stateFolder }: Settings): ReturnType<Settings["files"]["textCache"]> {
  return files.textCache(`${stateFolder}/cache/answers`);
}
