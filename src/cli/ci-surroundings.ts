// What the environment says of the pipeline that a command runs in, and what follows from it. Nothing is
// asked over a network, and nothing but these few variables is read.

import type { OutputRequest } from "./arguments/output.ts";
import type { Environment } from "./arguments/values.ts";

export interface CiSurroundings {
  /** Reports nobody asked for, and that the pipeline shows. */
  readonly outputs: readonly OutputRequest[];
  /** The folder that the repository lies in: paths in reports begin there. */
  readonly repository?: string;
  /** Where a step of GitHub Actions puts its summary, as markdown. */
  readonly summaryFile?: string;
  /** Where it puts its outputs, as NAME=VALUE. */
  readonly outputFile?: string;
}

/**
 * GitHub Actions shows annotations to whoever looks at a change, so it gets them. GitLab reads files that
 * its configuration names, and these have to be asked for.
 * https://docs.github.com/actions/reference/workflows-and-actions/variables,
 * https://docs.gitlab.com/ci/variables/predefined_variables
 */
export function ciSurroundings(environment: Environment): CiSurroundings {
  const isGithub = environment["GITHUB_ACTIONS"] === "true";
  const given = (name: string): string | undefined => {
    const value = environment[name] ?? "";
    return value === "" ? undefined : value;
  };
  const repository = isGithub ? given("GITHUB_WORKSPACE") : given("CI_PROJECT_DIR");
  const summaryFile = isGithub ? given("GITHUB_STEP_SUMMARY") : undefined;
  const outputFile = isGithub ? given("GITHUB_OUTPUT") : undefined;
  return {
    outputs: isGithub ? [{ format: "github" }] : [],
    ...(repository === undefined ? {} : { repository }),
    ...(summaryFile === undefined ? {} : { summaryFile }),
    ...(outputFile === undefined ? {} : { outputFile }),
  };
}
