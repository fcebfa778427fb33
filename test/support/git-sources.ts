// Git sources for tests, on mirrors in a folder that goes with them, and what they answer, in short.

import { join } from "node:path";
import { afterEach } from "vitest";
import { type GitSource, openGitSource } from "../../src/adapters/git/open-git-source.ts";
import type { GitSourcePorts, GitSourceSettings } from "../../src/adapters/git/settings.ts";
import { systemClock } from "../../src/adapters/clock/system-clock.ts";
import type { SourceReading, WholeReading } from "../../src/ports/source.ts";
import { isTrouble, type Trouble } from "../../src/ports/trouble.ts";
import { createTempFolder, type TempFolder } from "./temp-folder.ts";

export type PartialSettings = Partial<GitSourceSettings> & Pick<GitSourceSettings, "url">;

export interface GitSources {
  /** Where mirrors are kept. */
  folder(): string;
  open(settings: PartialSettings, ports?: Partial<GitSourcePorts>): Promise<GitSource>;
  tryOpen(settings: PartialSettings, ports?: Partial<GitSourcePorts>): Promise<GitSource | Trouble>;
}

/** To be called at the top of a test file: all that it opens is closed after each test. */
export function gitSources(): GitSources {
  let folder: TempFolder | undefined;
  const opened: GitSource[] = [];
  afterEach(async () => {
    for (const source of opened.splice(0)) await source.close();
    folder?.remove();
    folder = undefined;
  });
  const mirrors = (): string => {
    folder ??= createTempFolder();
    return join(folder.path, "mirrors");
  };
  const tryOpen: GitSources["tryOpen"] = async (settings, ports = {}) => {
    const source = await openGitSource(
      { ref: "main", pollMs: 60_000, folder: mirrors(), ...settings },
      {
        clock: systemClock,
        random: () => 0.5,
        environment: { PATH: process.env["PATH"] },
        ...ports,
      },
    );
    if (!isTrouble(source)) opened.push(source);
    return source;
  };
  return {
    folder: mirrors,
    tryOpen,
    async open(settings, ports) {
      const source = await tryOpen(settings, ports);
      if (isTrouble(source)) throw new Error(source.reason);
      return source;
    },
  };
}

/** Names and texts; an answer of another type than the one expected shows as it is. */
export function filesOf(reading: SourceReading | WholeReading | Trouble | undefined): unknown {
  if (reading === undefined || isTrouble(reading)) return reading;
  const text = (files: WholeReading["tree"]["files"]): Record<string, string> =>
    Object.fromEntries(files.map(({ file, bytes }) => [file, Buffer.from(bytes).toString()]));
  if (reading.type === "whole") return text(reading.tree.files);
  if (reading.type === "changed") return { put: text(reading.put), removed: reading.removed };
  return reading;
}

/** "CODE file: label", one each. */
export function problemsOf(reading: SourceReading | Trouble): readonly string[] {
  if (isTrouble(reading)) return [reading.reason];
  const found =
    reading.type === "whole"
      ? reading.tree.diagnostics
      : reading.type === "changed"
        ? reading.diagnostics
        : [];
  return found.map(({ code, range, label }) => `${code} ${range?.file ?? ""}: ${label ?? ""}`);
}
