// Values as they stand on the wire (RFC 7047, 5.1) and as the port has them. Reading needs the column's
// type, because a set of one looks like the one alone; writing does not.

import type { Json } from "../../model/json.ts";
import type { Atom, NamedUuid, Value, WrittenValue } from "../../ports/ovsdb.ts";
import type { AtomType, ColumnType } from "./column-type.ts";
import { compareAtoms } from "./atom-order.ts";
import { asArray, asText, Garbled } from "./garbled.ts";

/** Throws Garbled. */
export function readValue({ key, value, form }: ColumnType, json: Json): Value {
  if (form === "scalar") return readAtom(key, json);
  if (value !== undefined) return readMap(key, value, json);
  const atoms = readSet(key, json);
  if (form === "set") return atoms;
  if (atoms.length > 1) throw new Garbled("a column of at most one value has several");
  return atoms[0];
}

function readSet(key: AtomType, json: Json): readonly Atom[] {
  if (!Array.isArray(json) || json[0] !== "set") return [readAtom(key, json)];
  const atoms = asArray(json[1] as Json, "a set").map((one) => readAtom(key, one));
  return atoms.sort(compareAtoms);
}

function readMap(key: AtomType, value: AtomType, json: Json): ReadonlyMap<string, Atom> {
  const [tag, pairs] = asArray(json, "a map");
  if (tag !== "map") throw new Garbled("a map is not tagged as one");
  const entries = asArray(pairs, "a map").map((pair): [string, Atom] => {
    const [name, held] = asArray(pair, "an entry of a map");
    return [keyText(readAtom(key, name)), readAtom(value, held)];
  });
  return sortedMap(entries);
}

/** A map's key as the port has it: what is no text becomes one, and cannot be written back. */
function keyText(key: Atom): string {
  return typeof key === "object" ? key.uuid : String(key);
}

export function sortedMap(entries: Iterable<[string, Atom]>): ReadonlyMap<string, Atom> {
  return new Map([...entries].sort(([one], [other]) => compareAtoms(one, other)));
}

function readAtom(type: AtomType, json: Json | undefined): Atom {
  switch (type) {
    case "integer":
    case "real":
      if (typeof json === "number") return json;
      throw new Garbled("a number is none");
    case "boolean":
      if (typeof json === "boolean") return json;
      throw new Garbled("a boolean is none");
    case "string":
      return asText(json, "a text");
    case "uuid": {
      const [tag, uuid] = asArray(json, "a uuid");
      if (tag !== "uuid") throw new Garbled("a uuid is not tagged as one");
      return { uuid: asText(uuid, "a uuid") };
    }
  }
}

const zeroUuid = "00000000-0000-0000-0000-000000000000";

/** What a column holds where nothing was ever written to it (RFC 7047, 5.2.1). */
export function emptyValue({ key, form }: ColumnType): Value {
  if (form === "set") return [];
  if (form === "map") return new Map();
  if (form === "optional") return undefined;
  const atoms = { integer: 0, real: 0, boolean: false, string: "", uuid: { uuid: zeroUuid } };
  return atoms[key];
}

export function writeValue(value: WrittenValue): Json {
  if (value === undefined) return ["set", []];
  if (value instanceof Map) {
    const pairs = [...(value as ReadonlyMap<string, Atom>)];
    return ["map", pairs.map(([key, held]) => [key, writeAtom(held)])];
  }
  if (Array.isArray(value)) {
    return ["set", (value as readonly (Atom | NamedUuid)[]).map(writeAtom)];
  }
  return writeAtom(value as Atom | NamedUuid);
}

function writeAtom(atom: Atom | NamedUuid): Json {
  if (typeof atom !== "object") return atom;
  return "uuid" in atom ? ["uuid", atom.uuid] : ["named-uuid", atom.named];
}
