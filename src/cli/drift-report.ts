// What drifted, collected: the records of what is ours against the targets, with the lines of today.
// Where nothing drifted before and nothing moved since, neither records nor documents are read for it.

import type { OwnedDocument } from "../model/owned.ts";
import type { Resource } from "../model/resource.ts";
import type { LiveView, TargetName } from "../model/target.ts";
import { isTargetInScope } from "../plan/scope.ts";
import { isTrouble, type Trouble } from "../ports/trouble.ts";
import { withAcceptance } from "../reconcile/accepted-drift.ts";
import { findDrift, type TargetDrift } from "../reconcile/drift.ts";
import { observeDigests, withDocuments, type DigestViews } from "../reconcile/observe-digests.ts";
import { compareSources, type SourceTarget } from "../reconcile/same-sources.ts";
import { readAllOwned } from "../records/owned.ts";
import { readRecordDigests } from "../records/record-digests.ts";
import { withoutAwaited } from "./awaited-removals.ts";
import type { PlanningArguments } from "./arguments/planning.ts";
import type { CommandPorts } from "./command-ports.ts";
import type { Connection } from "./connection.ts";
import { firstSeenAt } from "./first-seen.ts";
import { unknownTargetName } from "./known-names.ts";
import { readTree } from "./manifest-tree.ts";
import { driftQuestion, keepQuietDrift, recallQuietDrift } from "./quiet-drift.ts";
import type { ReadManifests } from "./line-authors.ts";
import type { Settings } from "./settings.ts";

export type DriftReport =
  | {
      readonly type: "report";
      readonly targets: readonly TargetDrift[];
      readonly now: number;
      /** Of the manifests, as far as they were read and are good. */
      readonly resources: readonly Resource[];
      /** What lines were named from; absent where nothing drifted before or since. */
      readonly read?: ReadManifests;
    }
  /** A person named a target that nothing has. */
  | { readonly type: "unknown-name"; readonly message: string }
  | Trouble;

export async function reportDrift(
  given: PlanningArguments,
  connection: Connection,
  settings: Settings,
  ports: CommandPorts,
): Promise<DriftReport> {
  const now = ports.clock.now();
  const tree = await readTree(settings);
  const question = driftQuestion(given, tree, settings, ports);
  const quiet = question === undefined ? undefined : recallQuietDrift(settings, question);
  const parallelism = given.parallelism ?? connection.parallelism;
  const moved = quiet && (await compareSources(connection, quiet.sources, parallelism));
  if (isTrouble(moved)) return moved;
  if (moved?.type === "same") {
    return { type: "report", targets: quiet?.report ?? [], now, resources: [] };
  }

  const sources = await readSources(given, connection, moved?.views);
  if (isTrouble(sources) || sources.type === "unknown-name") return sources;
  // Who is told again that nothing drifted does without the parser, which takes the longest to load.
  const { acceptedBy, isInPools, readCurrentManifests, relocated } =
    await import("./current-manifests.ts");
  const manifests = await readCurrentManifests(connection.catalog, settings, ports, tree);
  const { owned, live, records, seen } = sources;
  const { targetTypes } = connection.catalog;
  const pools = isInPools(manifests.declaration?.pools ?? []);
  const drifted = findDrift({ owned, live, targetTypes, isInPools: pools });
  const found = await withoutAwaited(drifted, connection);
  const targets = await Promise.all(
    found.map(async (one): Promise<TargetDrift> => {
      if (one.state !== "drifted") return one;
      const differences = one.differences.map((difference) => ({
        ...difference,
        claims: relocated(difference.claims, manifests),
      }));
      const seenAtMs = await firstSeenAt(one.target, live.get(one.target), connection, now);
      return { ...one, differences, ...(seenAtMs === undefined ? {} : { seenAtMs }) };
    }),
  );
  // With mistakes in the manifests there is something to say besides.
  if (question !== undefined && records !== undefined && manifests.declaration !== undefined) {
    keepQuietDrift(settings, question, targets, { records, targets: seen });
  }
  const resources = [...manifests.byRef.values()];
  const left = withAcceptance(targets, acceptedBy(manifests), now);
  return { type: "report", targets: left, now, resources, read: { tree, manifests } };
}

interface DriftSources {
  readonly type: "sources";
  readonly owned: ReadonlyMap<TargetName, OwnedDocument>;
  readonly live: ReadonlyMap<TargetName, LiveView>;
  readonly seen: readonly SourceTarget[];
  /** Digest of the records; absent where these were written while they were read. */
  readonly records?: string;
}

/** `views` is what was just seen of all targets, where they were asked already. */
async function readSources(
  { options, ...given }: PlanningArguments,
  connection: Connection,
  views: DigestViews | undefined,
): Promise<DriftSources | Extract<DriftReport, { type: "unknown-name" }> | Trouble> {
  const { store, keys } = connection;
  const parallelism = given.parallelism ?? connection.parallelism;
  const before = await readRecordDigests(store, keys);
  if (isTrouble(before)) return before;
  const all = await readAllOwned(store, keys);
  if (isTrouble(all)) return all;
  const after = await readRecordDigests(store, keys);
  if (isTrouble(after)) return after;
  const message = unknownTargetName([...options.targets, ...options.exclude], new Set(all.keys()));
  if (message !== undefined) return { type: "unknown-name", message };
  const owned = new Map([...all].filter(([target]) => isTargetInScope(target, options)));
  const targets = new Map([...owned].map(([target, one]) => [target, one.settings]));
  const asked = views ?? (await observeDigests(connection, targets, parallelism));
  const { live } = await withDocuments(connection, targets, asked, parallelism);
  const seen = [...targets].flatMap(([target, settings]): SourceTarget[] => {
    const view = live.get(target);
    return view?.type === "known" ? [{ target, settings, liveDigest: view.digest }] : [];
  });
  const records = before.revisions === after.revisions ? { records: before.content } : {};
  return { type: "sources", owned, live, seen, ...records };
}
