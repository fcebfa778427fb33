// Which entries of a tree are manifests, by the rules for folders, and which a person should know of
// because what they lead to is not read: links and submodules may lead anywhere, and a repository is
// written by whoever may push to it. Pure.

import { posix } from "node:path";
import type { Diagnostic } from "../../model/diagnostic.ts";
import { inputDiagnostic } from "../../model/input-diagnostic.ts";
import { isManifestName, isPassedOver, isProjectFile } from "../../model/manifest-names.ts";
import type { TreeEntry } from "./trees.ts";

export type EntryRole = "manifest" | "link" | "submodule" | "misnamed" | "other";

export function roleOf({ name, mode }: TreeEntry): EntryRole {
  const parts = name.split("/");
  if (parts.some(isPassedOver) || isProjectFile(name)) return "other";
  if (mode === "160000") return "submodule";
  if (mode === "120000") return "link";
  if (!isManifestName(name)) return "other";
  return name.includes("\ufffd") ? "misnamed" : "manifest";
}

/** Whether it would be a manifest if it were a file. */
export function namesManifest({ name }: TreeEntry): boolean {
  return isManifestName(name);
}

/** What a link leads to, relative to the root of the repository; undefined for what is outside. */
export function linkGoal(link: string, text: string): string | undefined {
  if (text.startsWith("/") || text.includes("\0") || text.includes("\n")) return undefined;
  const goal = posix.normalize(posix.join(posix.dirname(link), text));
  return goal === ".." || goal.startsWith("../") ? undefined : goal.replace(/\/$/, "");
}

/** `file` as people see it, relative to the root of the repository. */
export function roleDiagnostic(file: string, role: EntryRole): Diagnostic | undefined {
  if (role === "link") {
    const help = "replace the link by a copy of what it leads to";
    return inputDiagnostic(file, "input/not-followed", "it is a symbolic link", help);
  }
  if (role === "submodule") {
    const help = "put the manifests themselves here, or watch that repository on its own";
    return inputDiagnostic(file, "input/not-followed", "it is a submodule", help);
  }
  if (role === "misnamed") {
    const help = "give the file another name";
    return inputDiagnostic(file, "input/unreadable", "its name is not UTF-8", help);
  }
  return undefined;
}
