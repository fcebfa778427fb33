// Texts of others, cut to a length where they are kept or sent on. What they mean there is not known here.

/** At most so many UTF-16 units, with an ellipsis where something is left out; no sign is halved. */
export function cutText(text: string, lengthMax: number): string {
  if (text.length <= lengthMax) return text;
  let kept = "";
  for (const sign of text) {
    if (kept.length + sign.length > lengthMax - 1) break;
    kept += sign;
  }
  return `${kept.trimEnd()}…`;
}
