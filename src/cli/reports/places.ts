// Where the things of a report are written: lines of manifests, with paths as a repository has them. What
// stands in no file has no place.

import type { Claimant } from "../../model/claim.ts";
import type { SourceRange } from "../../model/diagnostic.ts";
import type { Resource } from "../../model/resource.ts";
import { targetTypeOf, type TargetName } from "../../model/target.ts";
import type { Files } from "../../ports/files.ts";
import type { Place } from "./report.ts";

export interface PlaceFinder {
  ofClaim(claim: Claimant | undefined): Place | undefined;
  ofRange(range: SourceRange | undefined): Place | undefined;
  /** Where the target itself is declared, if it is. */
  ofTarget(target: TargetName | undefined): Place | undefined;
}

export interface PlaceParts {
  /** Seen from the folder in which manifests are named. */
  readonly files: Pick<Files, "resolve">;
  /** Absolute; where nobody knows it, the folder to work in is taken for it. */
  readonly repository: string | undefined;
  readonly resources: readonly Resource[];
}

export function createPlaceFinder(parts: PlaceParts): PlaceFinder {
  const { resources } = parts;
  const paths = new Map<string, string | undefined>();
  const pathOf = (file: string): string | undefined => {
    if (!paths.has(file)) paths.set(file, repositoryPath(file, parts));
    return paths.get(file);
  };
  let declared: ReadonlyMap<string, Resource> | undefined;
  const ofLine = (at: Pick<SourceRange, "file" | "line" | "column">): Place | undefined => {
    const file = pathOf(at.file);
    return file === undefined ? undefined : { file, line: at.line, column: at.column };
  };
  return {
    ofClaim: (claim) => (claim === undefined ? undefined : ofLine(claim)),
    ofRange(range) {
      const place = range === undefined ? undefined : ofLine(range);
      if (place === undefined || range === undefined) return undefined;
      return { ...place, endLine: range.endLine, endColumn: range.endColumn };
    },
    ofTarget(target) {
      declared ??= new Map(resources.map((one) => [`${one.kind}/${one.name}`, one]));
      if (target === undefined) return undefined;
      const type = targetTypeOf(target);
      const resource = declared.get(`${declaring[type] ?? type}/${target.slice(type.length + 1)}`);
      return resource === undefined ? undefined : ofLine(resource.source);
    },
  };
}

/** Target type → kind of the resource that declares such a target. */
const declaring: Readonly<Record<string, string>> = { switch: "Switch", patchpanel: "Host" };

/** Relative where the file lies in the repository, else absolute; undefined for what is no file. */
function repositoryPath(file: string, { files, repository }: PlaceParts): string | undefined {
  if (/^<.*>$/.test(file)) return undefined;
  const absolute = files.resolve(file);
  const folders = [
    ...(repository === undefined ? [] : [files.resolve(repository)]),
    files.resolve("."),
  ];
  const home = folders.find((folder) => absolute.startsWith(`${folder}/`));
  return home === undefined ? absolute : absolute.slice(home.length + 1);
}
