// The bytes of a manifest to its text: UTF-8 and nothing else, as guessing an encoding would guess
// wrongly some day.

import type { Diagnostic } from "../model/diagnostic.ts";
import { inputDiagnostic, manifestBytesMax, tooLarge } from "../model/input-diagnostic.ts";

export type DecodedText =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "refused"; readonly diagnostic: Diagnostic };

/** A leading byte order mark of UTF-8 is dropped. */
export function decodeText(file: string, bytes: Uint8Array): DecodedText {
  if (bytes.length > manifestBytesMax) {
    return { type: "refused", diagnostic: tooLarge(file, bytes.length) };
  }
  if (isUtf16(bytes)) return notText(file, "this is UTF-16", "save it as UTF-8");
  const text = utf8(bytes);
  if (text === undefined) {
    return notText(file, "some bytes are not UTF-8", "save it as UTF-8, or leave it out");
  }
  const control = forbiddenControl.exec(text);
  if (control === null) return { type: "text", text };
  const code = control[0].charCodeAt(0).toString(16).padStart(2, "0");
  const line = text.slice(0, control.index).split("\n").length;
  const label = `line ${line} holds the control character 0x${code}`;
  return notText(file, label, 'remove it; in a quoted text it can be written as "\\x.."');
}

// What YAML calls printable leaves these out (YAML 1.2.2, 5.1); on a terminal they would act.
const forbiddenControl =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/;

function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  const hasMark = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return hasMark || (bytes.length >= 2 && (first === 0) !== (second === 0));
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // The decoder throws on the first wrong byte and says nothing about it.
    return undefined;
  }
}

function notText(file: string, label: string, help: string): DecodedText {
  return { type: "refused", diagnostic: inputDiagnostic(file, "input/not-text", label, help) };
}
