// Which addresses of repositories are taken. Git understands far more than people mean: helpers that
// run commands ("ext::"), options where a name should stand. Nothing is asked of the network here.

export interface GitAddress {
  /** As git gets it. Holds no password, so it may stand in messages as well. */
  readonly url: string;
  readonly transport: "https" | "http" | "ssh" | "file";
  /** One sentence for whoever wrote it. */
  readonly warning?: string;
}

const transports: Readonly<Record<string, GitAddress["transport"]>> = {
  "https:": "https",
  "http:": "http",
  "ssh:": "ssh",
  "file:": "file",
};

const userPattern = /^[A-Za-z0-9_][A-Za-z0-9._-]*$/;
const hostPattern = /^(?:[A-Za-z0-9_][A-Za-z0-9._-]*|\[[0-9A-Fa-f:.]+\])$/;

/** Text says what is wrong with it, and never repeats what may be a password. */
export function readAddress(text: string): GitAddress | string {
  // oxlint-disable-next-line no-control-regex
  if (text === "" || /[\u0000-\u0020\u007f\\]/.test(text)) {
    return "an address has neither spaces nor backslashes; write them as %20 and %5C";
  }
  if (text.startsWith("-")) return "an address does not begin with a dash";
  if (/^[A-Za-z0-9+.-]+::/.test(text)) {
    return "addresses that name a helper of git's (NAME::) are not taken";
  }
  if (text.startsWith("/")) return { url: text, transport: "file" };
  if (/^[A-Za-z][A-Za-z0-9+.-]*:\/\//.test(text)) return readUrl(text);
  return readShortForm(text) ?? "write https://HOST/PATH, ssh://HOST/PATH, or an absolute path";
}

function readUrl(text: string): GitAddress | string {
  if (!URL.canParse(text)) return "this is no address that can be read";
  const { protocol, hostname, username, password, search, hash, pathname } = new URL(text);
  const transport = transports[protocol];
  if (transport === undefined) {
    return `of ${protocol}// nothing is known; https, http, ssh and file are taken`;
  }
  const url = `${transport}${text.slice(text.indexOf(":"))}`;
  if (password !== "" || (username !== "" && transport !== "ssh")) {
    return "a login does not stand in the address; name the variable or file that holds it";
  }
  if (search !== "" || hash !== "") return "an address ends before any ? and #";
  if (transport === "file") {
    return hostname === "" && pathname.length > 1
      ? { url, transport }
      : "write file:///PATH, with three slashes";
  }
  // What follows too many slashes is not what was meant for a host.
  const isMisread = /^[^:]+:\/\/\//.test(text);
  if (isMisread || !hostPattern.test(hostname)) return "its host is none";
  if (username !== "" && !userPattern.test(username)) return "its user is none";
  if (/^\/+-/.test(pathname)) return "its path does not begin with a dash";
  return transport === "http" ? { url, transport, warning: notSecret } : { url, transport };
}

const notSecret =
  "over http:// anybody on the way can read and replace what is fetched; use https:// or require signatures";

/** "git@host:path", as scp(1) writes it. */
function readShortForm(text: string): GitAddress | string | undefined {
  const match = /^(?:([^@/:]+)@)?(\[[^\]]*\]|[^/:@]+):(.+)$/.exec(text);
  if (match === null) return undefined;
  const [, user, host = "", path = ""] = match;
  if (user !== undefined && !userPattern.test(user)) return "its user is none";
  if (!hostPattern.test(host)) return "its host is none";
  if (path.startsWith("-")) return "its path does not begin with a dash";
  return { url: text, transport: "ssh" };
}
