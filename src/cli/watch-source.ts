// Manifests in files and folders, for who waits for them to change. It looks again and again, at what
// is in the files: a clock that is wrong and a file that was only touched mean nothing.

import { digestOfText } from "../model/digest.ts";
import { digestOfFiles } from "../manifest/digest-files.ts";
import type { Clock } from "../ports/clock.ts";
import type { Source, WholeReading } from "../ports/source.ts";
import { readTree } from "./manifest-tree.ts";
import type { Settings } from "./settings.ts";

/** People save and then look at the screen. */
const lookEveryMs = 1_500;

export function createFolderSource(settings: Settings, clock: Clock): Source {
  let told: string | undefined;
  const look = async (): Promise<WholeReading> => {
    const tree = await readTree(settings);
    // Where a file lies is in the lines that plans name; what could not be read may be there later.
    const names = tree.files.map(({ file }) => file);
    const rest = JSON.stringify([names, tree.diagnostics]);
    return { type: "whole", tree, revision: digestOfText(`${digestOfFiles(tree.files)} ${rest}`) };
  };
  return {
    async read() {
      const state = await look();
      told = state.revision;
      return state;
    },
    readAt: () => Promise.resolve(undefined),
    keep: () => Promise.resolve(undefined),
    approvals: () => [],
    stir: () => undefined,
    async *changes(signal) {
      while (!signal.aborted) {
        await clock.sleep(lookEveryMs, signal);
        if (signal.aborted) return;
        if ((await look()).revision !== told) yield;
      }
    },
  };
}
