// Text of others that is to be shown as it is: names and descriptions come from manifests, and a
// manifest may come from a merge request.

/**
 * The text with a mark in place of whatever would not be shown but do something: control characters,
 * escapes of terminals, marks that turn the direction of text, halves of surrogate pairs, and what
 * XML may not hold.
 */
export function printable(text: string): string {
  // Nearly all names.
  if (/^[ -~]*$/.test(text)) return text;
  return text
    .replaceAll(unprintable, "\uFFFD")
    .replaceAll(
      /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g,
      "\uFFFD",
    );
}

const unprintable =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFFFE\uFFFF]/g;

/** For XML and HTML, as text and inside of attributes. */
export function escapeXml(text: string): string {
  return printable(text).replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** How many columns a text takes in a font of one width; the signs of East Asia take two. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const sign of text)
    columns += (sign.codePointAt(0) ?? 0) >= 0x11_00 && !narrow.test(sign) ? 2 : 1;
  return columns;
}

const narrow = /[\u1100-\u2E7F\uD7B0-\uD7FF\uFB00-\uFDFF\uFE70-\uFEFF\uFFFD]/;

/** The text, cut to some columns with an ellipsis at its end. */
export function cutTo(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text;
  let kept = "";
  let used = 1;
  for (const sign of text) {
    used += columnsOf(sign);
    if (used > columns) break;
    kept += sign;
  }
  return columns < 1 ? "" : `${kept.trimEnd()}…`;
}
