// Numbers as people write them.

/** "2000-2003, 2010": ascending, runs of three and more as ranges. */
export function numberRanges(numbers: readonly number[]): string {
  const sorted = [...numbers].sort((a, b) => a - b);
  const parts: string[] = [];
  for (let i = 0; i < sorted.length;) {
    let end = i;
    while (sorted[end + 1] === Number(sorted[end]) + 1) end += 1;
    const [from, to] = [String(sorted[i]), String(sorted[end])];
    if (end - i >= 2) parts.push(`${from}-${to}`);
    else parts.push(...sorted.slice(i, end + 1).map(String));
    i = end + 1;
  }
  return parts.join(", ");
}

/** A count with its noun: "1 switch", "2 switches". */
export function counted(count: number, one: string, many: string = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** "0.21 s", "48 s", "4 min", "2 h", "3 d". */
export function duration(ms: number): string {
  if (ms < 10_000) return `${(ms / 1000).toFixed(ms < 1000 ? 2 : 1)} s`;
  return age(ms);
}

/** A time span in its largest unit, rounded down: "2 s", "4 min", "2 h", "3 d". */
export function age(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h`;
  return `${Math.floor(seconds / 86_400)} d`;
}

/** Seconds of UTC: "2026-01-31 14:02:11". */
export function timestamp(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19).replace("T", " ");
}

/** "812 bytes", "3.1 KiB", "20 MiB", "2.0 GiB". */
export function bytes(count: number): string {
  if (count < 1024) return counted(count, "byte");
  const units = ["KiB", "MiB", "GiB", "TiB"];
  let value = count / 1024;
  let unit = 0;
  // 1023.7 would be shown as 1024.
  while (Math.round(value) >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${value.toFixed(value < 10 ? 1 : 0)} ${units[unit] ?? ""}`;
}
