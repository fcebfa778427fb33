// Texts that a person typed for an import, and where in them each field of the resource stands. What the
// texts mean their readers know.

import { createLineTable } from "../../manifest/line-table.ts";
import type { TextSpan } from "../../manifest/problem.ts";
import type { SourceRange } from "../../model/diagnostic.ts";
import { segmentsOf } from "../../model/pointer.ts";

/** A part of one of the texts. */
export interface Word {
  /** What the whole text is called: "DPDK_PORT_MAPPINGS". */
  readonly source: string;
  readonly text: string;
  /** Where it begins in the whole text. */
  readonly start: number;
}

export function wholeWord(source: string, text: string): Word {
  return { source, text, start: 0 };
}

/** The parts between separators, empty ones too. */
export function splitWord({ source, text, start }: Word, separator: string): Word[] {
  let at = start;
  return text.split(separator).map((part) => {
    const word = { source, text: part, start: at };
    at += part.length + separator.length;
    return word;
  });
}

export function spanOf({ text, start }: Word): TextSpan {
  return { start, end: start + text.length };
}

/** Fields of a resource, as pointers, and the words that they come from. */
export class FieldWords {
  readonly #words = new Map<string, Word>();
  readonly #texts: ReadonlyMap<string, string>;
  readonly #rest: Word;

  /** `texts` are whole, by what they are called; `rest` is shown for fields that nothing was typed for. */
  constructor(texts: ReadonlyMap<string, string>, rest: Word) {
    this.#texts = texts;
    this.#rest = rest;
  }

  set(field: string, word: Word): void {
    this.#words.set(field, word);
  }

  rangeOf(word: Word): SourceRange {
    const text = this.#texts.get(word.source) ?? "";
    return createLineTable(word.source, text).range(spanOf(word));
  }

  /** The place of a field, or of the nearest one around it. */
  rangeOfField(field: string): SourceRange {
    const segments = segmentsOf(field);
    for (let length = segments.length; length > 0; length -= 1) {
      const word = this.#words.get(`/${segments.slice(0, length).join("/")}`);
      if (word !== undefined) return this.rangeOf(word);
    }
    return this.rangeOf(this.#rest);
  }
}
