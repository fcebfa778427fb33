// What `plumb explain core-mask` shows: the mask of each process, who works on which core, and the lines
// for a Host.

import type { JsonObject } from "../../model/json.ts";
import { coreMaskOf } from "../../targets/patchpanel/core-mask.ts";
import type { CoreAnswer, ProcessCores } from "../explain/core-mask.ts";
import { alignColumns, widthsOf, type Cell } from "./columns.ts";
import { formatVersion } from "./format-version.ts";
import { counted } from "./numbers.ts";
import type { Palette } from "./palette.ts";
import { present } from "./plan-json.ts";
import { wrapped } from "./wrapped.ts";

interface CoreMaskOptions {
  readonly palette: Palette;
  readonly width: number;
}

export function coreMaskText(answer: CoreAnswer, options: CoreMaskOptions): string {
  const { palette } = options;
  const { missing } = answer;
  const table = alignColumns(rowsOf(answer, options), { indent: "", limit: Infinity });
  const blocks = [
    needWords(answer),
    table.map((line) => line.trimEnd()),
    missing > 0 ? [palette.yellow(missingWords(answer))] : hostLines(answer),
  ];
  return `${blocks.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function rowsOf(answer: CoreAnswer, { palette, width }: CoreMaskOptions): Cell[][] {
  const { processes, master } = answer;
  const heads = [
    {
      name: "primary",
      mask: { text: primaryMask(answer) ?? "1 missing", paint: palette.cyan },
      node: "",
      work: master === undefined ? "" : `${master}:master, which all processes share`,
    },
    ...processes.map((one) => ({
      name: one.name,
      mask: { text: one.mask ?? `${one.missing} missing`, paint: maskPaint(one, palette) },
      node: one.node === undefined ? "" : `node ${one.node}`,
      work: workWords(one),
    })),
  ];
  const hasNodes = processes.some((one) => one.node !== undefined);
  const before = heads.map(({ name, mask, node }): Cell[] => [
    { text: name, paint: palette.bold },
    mask,
    ...(hasNodes ? [{ text: node }] : []),
  ]);
  const taken = widthsOf(before).reduce((sum, one) => sum + one + 2, 0);
  return heads.flatMap(({ work }, i) => {
    const row = before[i] ?? [];
    const [first = "", ...more] = wrapped(work, Math.max(workMin, width - taken));
    const blanks = row.map((): Cell => ({ text: "" }));
    return [[...row, { text: first }], ...more.map((line) => [...blanks, { text: line }])];
  });
}

/** Less of a line names no component. */
const workMin = 30;

function maskPaint({ mask }: ProcessCores, { cyan, yellow }: Palette): Palette["cyan"] {
  return mask === undefined ? yellow : cyan;
}

function needWords({ needed, available, processes }: CoreAnswer): string[] {
  const nics = processes.filter(({ vhosts }) => vhosts !== undefined);
  const mirrors = processes.find(({ vhosts }) => vhosts === undefined);
  const vhosts = nics.reduce((sum, one) => sum + (one.vhosts ?? 0), 0);
  const mirroring =
    mirrors === undefined ? "" : `, ${mirrors.cores.length + mirrors.missing} for mirrors`;
  return [
    `${counted(nics.length, "NIC")} with ${counted(vhosts, "vhost")} ${nics.length === 1 ? "needs" : "need"} ${counted(needed, "core")}, and ${available} may be used:`,
    `1 master, ${vhosts * 2} for vhosts (2 each), ${nics.length * 2} for NICs (2 each)${mirroring}.`,
  ];
}

/** "2:forward_0_tx, 3:forward_0_rx, …": each core with what works on it. */
function workWords({ cores }: ProcessCores): string {
  return cores.map(({ core, component }) => `${core}:${component}`).join(", ");
}

function missingWords({ missing, processes }: CoreAnswer): string {
  const short = processes.filter((one) => one.missing > 0).map(({ name }) => name);
  const what = missing === 1 ? "1 core is missing" : `${missing} cores are missing`;
  const who = short.length === 0 ? "" : ` (${short.join(", ")})`;
  return `${what}${who}: allow more, or plan for fewer vhosts.`;
}

function primaryMask({ master }: CoreAnswer): string | undefined {
  return master === undefined ? undefined : coreMaskOf([master]);
}

function hostLines(answer: CoreAnswer): string[] {
  const { processes } = answer;
  const nics = processes.filter(({ vhosts }) => vhosts !== undefined);
  const mirrors = processes.find(({ vhosts }) => vhosts === undefined);
  return [
    "In a Host:",
    "  softPatchPanel:",
    `    primaryCoreMask: "${primaryMask(answer) ?? ""}"`,
    "    nics:",
    ...nics.map(
      ({ vhosts, mask }) =>
        `      - {pciAddress: …, physicalNetwork: …, vhosts: ${vhosts ?? 0}, coreMask: "${mask ?? ""}"}`,
    ),
    ...(mirrors === undefined
      ? []
      : [`    mirrors: {count: ${mirrors.cores.length}, coreMask: "${mirrors.mask ?? ""}"}`]),
  ];
}

export function coreMaskJson(answer: CoreAnswer): JsonObject {
  const { needed, available, missing, master, processes } = answer;
  return {
    formatVersion,
    type: "coreMask",
    needed,
    available,
    missing,
    ...present({ master, primaryCoreMask: primaryMask(answer) }),
    processes: processes.map(({ name, vhosts, node, mask, missing: absent, cores }) => ({
      name,
      ...present({ vhosts, node, coreMask: mask }),
      missing: absent,
      cores: cores.map(({ core, component }) => ({ core, component })),
    })),
  };
}
