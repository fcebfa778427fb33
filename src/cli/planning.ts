// One plan for a command: manifests, then records and live documents, then the planner. What stops
// it is reported here, so that commands go on with a plan in hand or with an exit code. A plan that
// had nothing to do is given again as long as nothing moved.

import { hasErrors } from "../model/diagnostic.ts";
import type { Plan } from "../model/plan.ts";
import type { Resource } from "../model/resource.ts";
import type { TargetName } from "../model/target.ts";
import type { ManifestTree } from "../ports/files.ts";
import { isTrouble } from "../ports/trouble.ts";
import type { Checkout } from "../ports/worktree.ts";
import type { DigestViews } from "../reconcile/observe-digests.ts";
import { runPlan, type PlanSources } from "../reconcile/plan-run.ts";
import { compareSources } from "../reconcile/same-sources.ts";
import type { PlanningArguments } from "./arguments/planning.ts";
import { readCheckout } from "./checkout.ts";
import type { CommandPorts } from "./command-ports.ts";
import { withConnection, type Connection } from "./connection.ts";
import { checkedForEmptiness } from "./empty-manifests.ts";
import { exitCode, type ExitCode } from "./exit-code.ts";
import type { Question } from "./kept-answers.ts";
import { unknownName } from "./known-names.ts";
import { readTree } from "./manifest-tree.ts";
import type { Manifests } from "./manifests.ts";
import { keepQuietPlan, planQuestion, recallQuietPlan, type QuietPlan } from "./quiet-plan.ts";
import { refuseManifests } from "./publish-diagnostics.ts";
import { complain, reportTrouble, tellDiagnostics, type Diagnosed } from "./report.ts";
import type { Settings } from "./settings.ts";

/** What every plan comes with. */
export interface PlanToShow {
  readonly plan: Plan;
  /** Absent for a plan that was kept: it has nothing to do. */
  readonly sources?: PlanSources;
  /** With the warnings that planning found. */
  readonly manifests: Diagnosed & { readonly resources?: readonly Resource[] };
  /** Age of the oldest observation. */
  readonly liveAgeMs: number;
  /** Says where else than from the targets the live state is: "live from a snapshot of 14 min ago". */
  readonly basis?: string;
  /** How long targets have been unknown, where that is known. */
  readonly unknownForMs?: ReadonlyMap<TargetName, number>;
  /** The commit that the manifests are, where they lie in a git work tree. */
  readonly checkout?: Checkout;
}

/** A plan that was just made, with everything that it was made from. */
export interface Planned extends PlanToShow {
  readonly sources: PlanSources;
  readonly manifests: Manifests;
}

/** What the steps of one run share. */
interface Planning {
  readonly given: PlanningArguments;
  readonly settings: Settings;
  readonly ports: CommandPorts;
  readonly tree: ManifestTree;
  readonly question: Question | undefined;
  /** Asked for beside everything else. */
  readonly checkout?: Promise<Checkout | undefined>;
}

type Use<P> = (planned: P, connection: Connection) => Promise<ExitCode>;

/** Makes a plan and hands it to `use`, with the connection still open. */
export async function withPlan(
  given: PlanningArguments,
  settings: Settings,
  ports: CommandPorts,
  use: Use<Planned>,
): Promise<ExitCode> {
  const tree = await readTree(settings);
  return beginAnew({ given, settings, ports, tree, question: undefined }, use);
}

/** The same for who does not ask what the plan was made from: a quiet plan may be one that was kept. */
export async function withKeptOrNewPlan(
  given: PlanningArguments,
  settings: Settings,
  ports: CommandPorts,
  use: Use<PlanToShow>,
): Promise<ExitCode> {
  const tree = await readTree(settings);
  const question = planQuestion(given, tree, settings, ports);
  const checkout = readCheckout(tree, settings, ports);
  const planning = { given, settings, ports, tree, question, checkout };
  const quiet = question === undefined ? undefined : recallQuietPlan(settings, question);
  if (quiet === undefined) return beginAnew(planning, use);
  return withConnection(settings, ports, (connection) =>
    planAgain(planning, quiet, connection, use),
  );
}

async function beginAnew(planning: Planning, use: Use<Planned>): Promise<ExitCode> {
  const manifests = await manifestsFor(planning);
  if (typeof manifests === "number") return manifests;
  return withConnection(planning.settings, planning.ports, (connection) =>
    planAnew({ ...planning, manifests }, connection, use),
  );
}

/** The plan as it was, if all that it was made from is as it was. */
async function planAgain(
  planning: Planning,
  { plan, sources }: QuietPlan,
  connection: Connection,
  use: Use<PlanToShow>,
): Promise<ExitCode> {
  const { given, settings, ports, tree } = planning;
  const progress = observationProgress(ports);
  const parallelism = given.parallelism ?? connection.parallelism;
  const now = await compareSources(connection, sources, parallelism, progress.onObserved);
  progress.end();
  if (isTrouble(now)) return reportTrouble(now, settings, ports);
  if (now.type === "same") {
    const manifests = { diagnostics: [], texts: new Map(), fileCount: tree.files.length };
    const liveAgeMs = ageOf(now.observedAtMs, ports);
    return use({ plan, manifests, liveAgeMs, ...(await checkoutOf(planning)) }, connection);
  }
  const manifests = await manifestsFor(planning);
  if (typeof manifests === "number") return manifests;
  return planAnew({ ...planning, manifests, views: now.views }, connection, use);
}

interface NewPlanning extends Planning {
  readonly manifests: Manifests;
  /** What was just seen of all targets, where they were asked already. */
  readonly views?: DigestViews | undefined;
}

async function planAnew(
  planning: NewPlanning,
  connection: Connection,
  use: Use<Planned>,
): Promise<ExitCode> {
  const { given, settings, ports, question, manifests, views } = planning;
  const progress = observationProgress(ports);
  const run = await runPlan(connection, {
    resources: manifests.resources,
    options: given.options,
    parallelism: given.parallelism ?? connection.parallelism,
    onObserved: progress.onObserved,
    ...(views === undefined ? {} : { views }),
  });
  progress.end();
  if (isTrouble(run)) return reportTrouble(run, settings, ports);
  const { withFindings } = await import("./manifests.ts");
  const checked = withFindings(manifests, run.findings);
  if (run.type === "invalid") {
    // Claims can contradict each other only once numbers are known, and for these live state was read.
    const closing = run.isLiveRead ? nothingSent : undefined;
    const refused = {
      command: "plan",
      diagnosed: checked,
      outputs: given.outputs,
      closing,
    } as const;
    return await refuseManifests(refused, settings, ports);
  }
  if (settings.output === "text" && checked.diagnostics.length > 0) {
    tellDiagnostics(checked, undefined, settings, ports);
  }
  const { plan, sources } = run;
  const { resources } = manifests;
  const message = unknownName(given.options, resources, sources.owned, connection.catalog);
  if (message !== undefined) return complain(message, exitCode.usage, settings, ports);
  if (question !== undefined && checked.diagnostics.length === 0) {
    keepQuietPlan(settings, question, plan, sources);
  }
  const liveAgeMs = ageOf([...sources.observedAtMs.values()], ports);
  const unknownForMs = unknownTimes(sources, ports);
  const planned = { plan, sources, manifests: checked, liveAgeMs, unknownForMs };
  return use({ ...planned, ...(await checkoutOf(planning)) }, connection);
}

async function checkoutOf({ checkout }: Planning): Promise<Pick<PlanToShow, "checkout">> {
  const known = await checkout;
  return known === undefined ? {} : { checkout: known };
}

/** How long targets have been unknown, where that is known. */
export function unknownTimes(
  { live }: PlanSources,
  { clock }: CommandPorts,
): Map<TargetName, number> {
  const now = clock.now();
  const since = [...live].flatMap(([target, view]): [TargetName, number][] =>
    view.type === "unknown" && view.sinceMs !== undefined ? [[target, now - view.sinceMs]] : [],
  );
  return new Map(since);
}

const nothingSent = "Nothing was sent to any target.";

/** The manifests without any error, or the exit code once their errors were told. */
async function manifestsFor({
  tree,
  given,
  settings,
  ports,
}: Planning): Promise<Manifests | ExitCode> {
  // Who gets a plan that was kept does without the parser, which takes as long to load as all the rest.
  const { understandManifests } = await import("./manifests.ts");
  const read = await understandManifests(tree, settings, true);
  const manifests = checkedForEmptiness(read, given.mayBeEmpty, settings.manifests);
  if (!hasErrors(manifests.diagnostics)) return manifests;
  const refused = { command: "plan", diagnosed: manifests, outputs: given.outputs } as const;
  return await refuseManifests(refused, settings, ports);
}

function ageOf(observedAtMs: readonly number[], { clock }: CommandPorts): number {
  const now = clock.now();
  return now - observedAtMs.reduce((oldest, one) => Math.min(oldest, one), now);
}

/** One line that counts, for a person who waits. */
export function observationProgress({ terminal }: CommandPorts): {
  onObserved: (done: number, total: number) => void;
  end: () => void;
} {
  let isBegun = false;
  return {
    onObserved: (done, total) => {
      if (!terminal.isErrShown) return;
      isBegun = true;
      terminal.err(`\r\u001B[KReading live state: ${done} of ${total} targets`);
    },
    end: () => {
      if (isBegun) terminal.err("\r\u001B[K");
    },
  };
}
