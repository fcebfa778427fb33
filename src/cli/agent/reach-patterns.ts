// Where an agent may be told to connect to, as people write it.

/** What is wrong with "ssl:192.0.2.*:6640", "unix:/run/openvswitch/db.sock" or "*"; undefined where nothing is. */
export function readReachPattern(text: string): string | undefined {
  if (text === "*") return undefined;
  if (/\s/.test(text)) return `"${text}" has spaces in it; repeat --reach for more than one`;
  // Two would make comparing slow with what a stranger wrote, and say nothing that one does not.
  if (text.split(/[./:[\]]/).some((part) => part.split("*").length > 2)) {
    return `"${text}" has more than one * between two dots; one stands for all that one may`;
  }
  return /^[a-z][a-z0-9+-]*:./.test(text)
    ? undefined
    : `"${text}" is no endpoint; write it as manifests do, such as ssl:192.0.2.11:6640 or 'ssl:192.0.2.*:6640'`;
}
