// The fields of one line of the bindings. It is stricter than the configuration's reader: these lines
// are written by a program, so that a number in quotes is a mistake.

import { isJsonObject, type Json, type JsonObject } from "../../model/json.ts";

/** Values mean something only where there is no problem at the end. */
export class LineFields {
  readonly #value: JsonObject;
  /** Stands before the names of fields: "subnets[0].". */
  readonly #where: string;
  readonly #asked: Set<string> = new Set();
  readonly #inner: LineFields[] = [];
  #problem: string | undefined;

  constructor(value: JsonObject, where: string = "") {
    this.#value = value;
    this.#where = where;
  }

  text(key: string): string {
    return this.#required(key, this.optionalText(key), "a text") ?? "";
  }

  optionalText(key: string): string | undefined {
    const given = this.#take(key);
    if (given === undefined || (typeof given === "string" && given !== "")) return given;
    return this.#refuse(key, "a text");
  }

  number(key: string, max: number): number {
    return this.#required(key, this.optionalNumber(key, max), `a number from 1 to ${max}`) ?? 0;
  }

  optionalNumber(key: string, max: number): number | undefined {
    const given = this.#take(key);
    if (given === undefined) return undefined;
    const isWhole = typeof given === "number" && Number.isInteger(given);
    if (isWhole && given >= 1 && given <= max) return given;
    return this.#refuse(key, `a number from 1 to ${max}`);
  }

  choice(key: string, choices: readonly string[]): string | undefined {
    const given = this.optionalText(key);
    if (given === undefined || choices.includes(given)) return given;
    return this.#refuse(key, choices.map((one) => `"${one}"`).join(" or "));
  }

  flag(key: string): boolean {
    const given = this.#take(key);
    if (given !== undefined && typeof given !== "boolean") this.#refuse(key, "true or false");
    return given === true;
  }

  texts(key: string): string[] {
    return this.#list(key).flatMap((one, i) => {
      if (typeof one === "string" && one !== "") return one;
      return this.#refuse(`${key}[${i}]`, "a text") ?? [];
    });
  }

  /** The maps of a list, each with fields of its own. */
  maps(key: string): LineFields[] {
    const maps = this.#list(key).flatMap((one, i) => {
      if (isJsonObject(one)) return new LineFields(one, `${this.#where}${key}[${i}].`);
      return this.#refuse(`${key}[${i}]`, "a map") ?? [];
    });
    this.#inner.push(...maps);
    return maps;
  }

  /** What is wrong first. */
  problem(): string | undefined {
    const inner = this.#inner.map((one) => one.problem());
    return this.#problem ?? inner.find((one) => one !== undefined);
  }

  /** Fields that nobody asked for: "subnets[0].colour". */
  unknown(): string[] {
    const own = Object.keys(this.#value).filter((key) => !this.#asked.has(key));
    return [...own.map((key) => this.#where + key), ...this.#inner.flatMap((one) => one.unknown())];
  }

  #take(key: string): Json | undefined {
    this.#asked.add(key);
    return Object.hasOwn(this.#value, key) ? (this.#value[key] ?? undefined) : undefined;
  }

  #list(key: string): readonly Json[] {
    const given = this.#take(key) ?? [];
    if (Array.isArray(given)) return given as readonly Json[];
    this.#refuse(key, "a list");
    return [];
  }

  #required<T>(key: string, given: T | undefined, words: string): T | undefined {
    return given ?? this.#refuse(key, words);
  }

  #refuse(key: string, words: string): undefined {
    this.#problem ??= `"${this.#where}${key}" must be ${words}`;
    return undefined;
  }
}
