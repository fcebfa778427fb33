// Reads the two settings that list NICs and mirrors with "#" between fields. Whether the fields make
// sense together is checked as it is for any Host.

import type { Diagnostic } from "../../model/diagnostic.ts";
import { diagnosticCodes } from "../../model/diagnostic-codes.ts";
import type { JsonObject } from "../../model/json.ts";
import { splitWord, type FieldWords, type Word } from "./typed-text.ts";

export interface SettingReading {
  readonly words: FieldWords;
  readonly diagnostics: Diagnostic[];
  /** What was carried in another way than it was written. */
  readonly notes: string[];
}

const nicFields = ["pciAddress", "physicalNetwork", "vhosts", "coreMask"] as const;
const nicForm = "PCI_ADDRESS#PHYSICAL_NETWORK#VHOSTS#CORE_MASK";
const mirrorFields = ["count", "coreMask"] as const;
const mirrorForm = "MIRRORS#CORE_MASK";

/** "00:04.0#phys1#2#0xfe,00:05.0#phys2#2#0xfc02": one for each NIC, in DPDK's order. */
export function readNics(mappings: Word, at: string, reading: SettingReading): JsonObject[] {
  if (mappings.text.trim() === "") {
    complain(reading, mappings, "names no NIC", `write ${nicForm}, with a comma between NICs`);
    return [];
  }
  return splitWord(mappings, ",").flatMap((nic, i) => {
    if (nic.text.trim() === "") {
      complain(reading, nic, "no NIC stands here", "drop the comma, or write the NIC");
      return [];
    }
    const read = readFields(nic, { names: nicFields, form: nicForm, at: `${at}/${i}` }, reading);
    return read === undefined ? [] : [read];
  });
}

/** "2#0x30002": how many mirrors there are, and their cores. */
export function readMirrors(
  mirrors: Word,
  at: string,
  reading: SettingReading,
): JsonObject | undefined {
  return readFields(mirrors, { names: mirrorFields, form: mirrorForm, at }, reading);
}

interface Shape {
  readonly names: readonly string[];
  readonly form: string;
  readonly at: string;
}

/** Undefined where there are not as many fields as there must be, or one cannot be read. */
function readFields(
  entry: Word,
  { names, form, at }: Shape,
  reading: SettingReading,
): JsonObject | undefined {
  reading.words.set(at, entry);
  const fields = splitWord(entry, "#");
  if (fields.length !== names.length) {
    const count = `${fields.length} ${fields.length === 1 ? "field" : "fields"}`;
    complain(reading, entry, `has ${count}, not ${names.length}`, `write ${form}`);
    return undefined;
  }
  const read = fields.map((field, i) => {
    const name = names[i] ?? "";
    reading.words.set(`${at}/${name}`, field);
    return [name, valueOf(name, field, reading)] as const;
  });
  return read.some(([, value]) => value === undefined)
    ? undefined
    : (Object.fromEntries(read) as JsonObject);
}

function valueOf(name: string, field: Word, reading: SettingReading): string | number | undefined {
  if (name === "coreMask") return maskOf(field, reading);
  if (name !== "vhosts" && name !== "count") return field.text;
  // More digits than these are beyond any limit, and would not stay whole numbers.
  if (/^-?[0-9]{1,9}$/.test(field.text)) return Number(field.text);
  const what = name === "count" ? "mirrors" : "vhosts";
  complain(reading, field, "is no whole number", `write how many ${what} there are, in digits`);
  return undefined;
}

/** SPP reads a mask as hexadecimal with or without 0x; manifests have it with. */
export function maskOf({ source, text }: Word, { notes }: SettingReading): string {
  if (!/^[0-9a-f]+$/i.test(text)) return text;
  const written = `0x${text.toLowerCase()}`;
  notes.push(`${source} has a core mask as "${text}", which SPP takes for "${written}"`);
  return written;
}

function complain(reading: SettingReading, word: Word, label: string, help: string): void {
  const code = "import/wrong-value";
  reading.diagnostics.push({
    code,
    severity: "error",
    summary: diagnosticCodes[code],
    range: reading.words.rangeOf(word),
    label,
    related: [],
    help,
  });
}
