// Which commit the manifests of a run are. It is said beside what is planned and decides nothing, so
// that trouble with git stops nobody.

import type { ManifestTree } from "../ports/files.ts";
import { isTrouble } from "../ports/trouble.ts";
import type { Checkout } from "../ports/worktree.ts";
import type { CommandPorts } from "./command-ports.ts";
import type { Settings } from "./settings.ts";

/** Undefined where the manifests lie in no work tree, or git does not say. */
export async function readCheckout(
  { files: read }: ManifestTree,
  { files, manifests, isVerbose }: Settings,
  { openWorktree, terminal }: CommandPorts,
): Promise<Checkout | undefined> {
  const [first] = manifests.filter((path) => path !== "-");
  if (first === undefined) return undefined;
  const worktree = await openWorktree(files.resolve("."), first);
  const checkout = await worktree?.checkout(read, manifests);
  if (!isTrouble(checkout)) return checkout;
  if (isVerbose) terminal.err(`${checkout.doing}: ${checkout.reason}\n`);
  return undefined;
}
