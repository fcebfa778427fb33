// Names for resources from names that may be anything: host names with underscores, zones in upper
// case. The original name stays in the resource; this one is what other resources refer to.

export interface ResourceNames {
  /** The name for an original; the same for equal originals, different for different ones. */
  nameFor(original: string): string;
}

/** Labels of 63 characters are the rule of RFC 1123; whole names may have 253. */
const lengthMax = 200;

/** `others` are names that are taken already. */
export function createResourceNames(others: Iterable<string> = []): ResourceNames {
  const byOriginal = new Map<string, string>();
  const taken = new Set(others);
  return {
    nameFor(original) {
      const known = byOriginal.get(original);
      if (known !== undefined) return known;
      const base = rfc1123(original);
      let name = base;
      for (let i = 2; taken.has(name); i += 1) name = `${base}-${i}`;
      taken.add(name);
      byOriginal.set(original, name);
      return name;
    },
  };
}

function rfc1123(original: string): string {
  const labels = original
    .toLowerCase()
    .slice(0, lengthMax)
    .split(".")
    .map((label) => label.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, ""))
    .filter((label) => label !== "");
  return labels.length === 0 ? "unnamed" : labels.join(".");
}
