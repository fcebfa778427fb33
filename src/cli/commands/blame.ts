// `plumb blame`: from a live item to the lines that are the reason for it.

import type { Claimant } from "../../model/claim.ts";
import { closest } from "../../model/suggest.ts";
import { isTrouble } from "../../ports/trouble.ts";
import { blameItems, type BlamedItem } from "../blame.ts";
import type { BlameArguments } from "../arguments/blame.ts";
import type { CommandPorts } from "../command-ports.ts";
import { withExistingState, type Connection } from "../connection.ts";
import { readCurrentManifests, relocated } from "../current-manifests.ts";
import { exitCode, type ExitCode } from "../exit-code.ts";
import { lastApplied } from "../last-applied.ts";
import { findAuthors, type LineStories } from "../line-authors.ts";
import { readTree } from "../manifest-tree.ts";
import { complain, printResult, reportTrouble } from "../report.ts";
import type { Settings } from "../settings.ts";
import { readTarget } from "../target-sources.ts";
import { blameItemText, blameJson, blameText } from "../views/blame.ts";

export async function runBlame(
  { target, path }: BlameArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  return withExistingState(settings, ports, async (connection) => {
    const tree = await readTree(settings);
    const manifests = await readCurrentManifests(connection.catalog, settings, ports, tree);
    const authorsOf: AuthorsOf = async (shown) =>
      await findAuthors(shown, { tree, manifests }, settings, ports);
    const sources = await readTarget(target, connection, manifests.declaration);
    if (isTrouble(sources)) return reportTrouble(sources, settings, ports);
    if (typeof sources === "string") return complain(sources, exitCode.error, settings, ports);
    const { live } = sources;
    if (live?.type === "unknown") {
      ports.terminal.err(
        `${settings.errPalette.yellow("note")}: ${target} is unknown: ${live.reason}\n`,
      );
    }
    const items = blameItems(sources).map((item) => ({
      ...item,
      claims: relocated(item.claims, manifests),
    }));
    const printAll = async (shown: readonly BlamedItem[]): Promise<ExitCode> => {
      const authors = await authorsOf(shown.flatMap(({ claims }) => claims.slice(0, 1)));
      const now = ports.clock.now();
      const all = {
        text: () => blameText({ target, items: shown, authors, now }, settings.palette),
        json: () => blameJson(target, shown, { authors }),
      };
      printResult(all, settings, ports);
      return live?.type === "unknown" ? exitCode.unknown : exitCode.ok;
    };
    if (path === undefined) return printAll(items);
    const item = items.find((one) => one.path === path);
    if (item === undefined) {
      const below = `${path.replace(/\/+$/, "")}/`;
      const inside = items.filter((one) => one.path.startsWith(below));
      if (inside.length > 0) return printAll(inside);
      const meant = closest(
        path,
        items.map((one) => one.path),
      );
      const hint =
        meant === undefined ? `plumb blame ${target} lists them` : `did you mean ${meant}?`;
      return complain(`${target} has no item ${path}; ${hint}`, exitCode.error, settings, ports);
    }
    const authors = await authorsOf(item.claims);
    return printItem({ target, item, authors }, connection, settings, ports);
  });
}

type AuthorsOf = (claims: readonly Claimant[]) => Promise<LineStories>;

async function printItem(
  { target, item, authors }: { target: string; item: BlamedItem; authors: LineStories },
  { store, keys }: Connection,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  const applied = await lastApplied(store, keys, target, item.path);
  if (isTrouble(applied)) return reportTrouble(applied, settings, ports);
  const view = { target, item, applied, authors, now: ports.clock.now() };
  const result = {
    text: () => blameItemText(view, settings.palette),
    json: () => blameJson(target, [item], { applied, authors }),
  };
  printResult(result, settings, ports);
  return exitCode.ok;
}
