// A strict reader of the text in which Prometheus is told metrics
// (https://prometheus.io/docs/instrumenting/exposition_formats/), which complains about whatever a
// scraper or promtool would.

export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

export interface Family {
  readonly help: string;
  readonly type: string;
  readonly samples: readonly Sample[];
}

const name = "[a-zA-Z_:][a-zA-Z0-9_:]*";
const label = '[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\\\\n]|\\\\["\\\\n])*"';

export function readExposition(text: string): Map<string, Family> {
  if (!text.endsWith("\n")) throw new Error("the last line has no end");
  const families = new Map<string, { help: string; type: string; samples: Sample[] }>();
  let current: string | undefined;
  for (const line of text.split("\n").slice(0, -1)) {
    if (line === "") continue;
    const help = new RegExp(`^# HELP (${name}) (.+)$`).exec(line);
    const type = new RegExp(`^# TYPE (${name}) (counter|gauge|histogram|summary)$`).exec(line);
    if (help !== null) {
      current = help[1]!;
      if (families.has(current)) throw new Error(`${current} comes twice`);
      families.set(current, { help: help[2]!, type: "", samples: [] });
    } else if (type !== null) {
      if (type[1] !== current) throw new Error(`the type of ${type[1]} does not follow its help`);
      families.get(current!)!.type = type[2]!;
    } else {
      const family = families.get(current ?? "");
      if (family === undefined) throw new Error(`${line} belongs to no metric`);
      const sample = readSample(line);
      const suffixes = family.type === "histogram" ? ["_bucket", "_sum", "_count"] : [""];
      if (!suffixes.some((suffix) => sample.name === `${current}${suffix}`)) {
        throw new Error(`${line} stands below ${current}`);
      }
      const isTwice = family.samples.some(
        (one) =>
          JSON.stringify([one.name, one.labels]) === JSON.stringify([sample.name, sample.labels]),
      );
      if (isTwice) throw new Error(`${line} comes twice`);
      family.samples.push(sample);
    }
  }
  for (const [family, { type, samples }] of families) check(family, type, samples);
  return families;
}

function readSample(line: string): Sample {
  const form = new RegExp(`^(${name})(?:\\{(${label}(?:,${label})*)?\\})? (\\S+)$`);
  const [, sampleName, labels = "", value = ""] = form.exec(line) ?? [];
  if (sampleName === undefined) throw new Error(`${line} is no sample`);
  // As Go's ParseFloat reads them.
  if (!/^(?:[+-]?inf|nan|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/i.test(value)) {
    throw new Error(`${line} has no number`);
  }
  const pairs = [...labels.matchAll(/([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\]|\\.)*)"/g)];
  const all = pairs.map(([, key, text]) => [key!, text!] as const);
  return { name: sampleName, labels: Object.fromEntries(all), value: Number(value) };
}

function check(family: string, type: string, samples: readonly Sample[]): void {
  if (type === "") throw new Error(`${family} has no type`);
  if ((type === "counter") !== family.endsWith("_total") && !/^(?:process|nodejs)_/.test(family)) {
    throw new Error(`${family} is a ${type}; counters, and they alone, end with _total`);
  }
  if (/_(?:ms|milliseconds|minutes|hours|kib|mib|percent)(?:_|$)/.test(family)) {
    throw new Error(`${family} is not in a base unit`);
  }
  if (type !== "histogram") return;
  const buckets = samples.filter((one) => one.name.endsWith("_bucket"));
  const bounds = buckets.map(({ labels }) => labels["le"]);
  if (samples.length > 0 && bounds.at(-1) !== "+Inf")
    throw new Error(`${family} has no last bucket`);
  const counts = buckets.map(({ value }) => value);
  if (counts.some((count, i) => count < (counts[i - 1] ?? 0))) {
    throw new Error(`the buckets of ${family} do not add up`);
  }
}
