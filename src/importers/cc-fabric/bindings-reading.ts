// What every reader of the bindings needs: the lines, and a way to speak of one of them.

import type { AddressPoolLine, InterconnectLine, NetworkLine, PortLine } from "./binding-lines.ts";
import { readLine } from "./binding-lines.ts";
import { unknownField } from "./leftovers.ts";
import { diagnostic, type Reading } from "./reading.ts";
import { lineRange } from "./resources.ts";

export interface BindingsReading {
  readonly reading: Reading;
  readonly file: string;
  readonly ports: readonly PortLine[];
  readonly networks: readonly NetworkLine[];
  readonly addressPools: readonly AddressPoolLine[];
  readonly interconnects: readonly InterconnectLine[];
}

/** Lines that cannot be understood are complained of, and missing. */
export function readLines(
  reading: Reading,
  source: { readonly file: string; readonly text: string },
): BindingsReading {
  const ports: PortLine[] = [];
  const networks: NetworkLine[] = [];
  const addressPools: AddressPoolLine[] = [];
  const interconnects: InterconnectLine[] = [];
  const bindings = { reading, file: source.file, ports, networks, addressPools, interconnects };
  source.text.split("\n").forEach((text, i) => {
    if (text.trim() === "") return;
    const read = readLine(text, i + 1);
    if (typeof read === "string") {
      complainOfLine(bindings, i + 1, read);
      return;
    }
    const { line, unknown } = read;
    for (const key of unknown) leaveLine(bindings, i + 1, unknownField, key);
    if (line.type === "port") ports.push(line);
    else if (line.type === "network") networks.push(line);
    else if (line.type === "addressPool") addressPools.push(line);
    else interconnects.push(line);
  });
  return bindings;
}

export function complainOfLine(
  { reading, file }: BindingsReading,
  number: number,
  label: string,
): void {
  const range = lineRange(file, number);
  const help = "correct the line and import it again; nothing of it was taken over";
  reading.diagnostics.push(diagnostic("import/wrong-line", { range, label, help }));
}

/** Something of the line is missing in the manifests. */
export function leaveLine(
  { reading, file }: BindingsReading,
  line: number,
  why: string,
  key?: string,
): void {
  reading.leftOver.push({ path: linePath(line, key), file, line, why });
}

/** Nothing is missing, but it is not as it was. */
export function noteLine(
  { reading, file }: BindingsReading,
  line: number,
  why: string,
  key?: string,
): void {
  reading.notes.push({ path: linePath(line, key), file, line, why });
}

function linePath(line: number, key: string | undefined): string {
  return key === undefined ? `line ${line}` : `line ${line}, ${key}`;
}
