// What `plumb show TARGET` shows.

import type { JsonObject } from "../../model/json.ts";
import type { ShownDocument } from "../arguments/show.ts";
import { formatVersion } from "./format-version.ts";

export interface DocumentView {
  readonly target: string;
  readonly which: ShownDocument;
  readonly document: JsonObject;
}

export function documentText({ document }: DocumentView): string {
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

export function documentJson({ target, which, document }: DocumentView): JsonObject {
  return { formatVersion, target, which, document };
}
