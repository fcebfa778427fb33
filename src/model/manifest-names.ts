// Which names in a folder are those of manifests, wherever the folder lies: on a disk or in a commit.
// What is behind a name is not looked at.

/** By its ending alone. */
export function isManifestName(name: string): boolean {
  return /\.(?:ya?ml|json|jsonl|ndjson)$/i.test(name);
}

/** Of files and folders: hidden ones, and those that a package manager fills. */
export function isPassedOver(name: string): boolean {
  return name.startsWith(".") || name === "node_modules";
}

/** Settings of the command, at the top of a folder that somebody named. */
export function isProjectFile(name: string): boolean {
  return /^plumbline\.ya?ml$/.test(name);
}
