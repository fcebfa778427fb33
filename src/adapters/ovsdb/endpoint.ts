// Where a server is, in Open vSwitch's own notation (ovsdb(7), "Active Methods").

export type Endpoint =
  | { readonly type: "unix"; readonly path: string }
  | { readonly type: "tcp" | "ssl"; readonly host: string; readonly port: number };

/** The port that IANA gave to OVSDB (RFC 7047, 6). */
const ovsdbPort = 6640;

/** Text that says what is wrong. */
export function readEndpoint(text: string): Endpoint | string {
  const [, type, rest] = /^(unix|tcp|ssl):(.+)$/s.exec(text) ?? [];
  if (type === "unix" && rest !== undefined) {
    return isPath(rest) ? { type, path: rest } : `"${text}" is no path of a socket: ${pathRule}`;
  }
  const [, inBrackets, bare, digits] =
    /^(?:\[([^[\]]+)\]|([^:[\]]+))(?::(\d+))?$/.exec(rest ?? "") ?? [];
  const host = inBrackets ?? bare;
  const port = digits === undefined ? ovsdbPort : Number(digits);
  if ((type !== "tcp" && type !== "ssl") || host === undefined) {
    return `"${text}" is no address of an OVSDB server: write unix:/run/openvswitch/db.sock, tcp:192.0.2.11:6640 or ssl:[2001:db8::1]:6640`;
  }
  return port >= 1 && port <= 65_535
    ? { type, host, port }
    : `"${text}" has no port of 1 to 65535 behind its host`;
}

/** sun_path of Linux (unix(7)). A longer one would be cut, and lead to another socket without a word. */
const pathBytesMax = 107;

const pathRule = `it may have ${String(pathBytesMax)} bytes, none of them null`;

function isPath(path: string): boolean {
  return Buffer.byteLength(path) <= pathBytesMax && !path.includes("\0");
}
