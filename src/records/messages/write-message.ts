// The text of a message for others to read: its own fields behind the version.

import { encodeRecord } from "../wire.ts";
import type { MessageTexts } from "./texts.generated.ts";

type WithoutVersion<T> = T extends unknown ? Omit<T, "version"> : never;

/** `name` is that of the message's schema. */
export function writeMessage<Name extends keyof MessageTexts>(
  _name: Name,
  body: WithoutVersion<MessageTexts[Name]>,
): string {
  return encodeRecord(body);
}
