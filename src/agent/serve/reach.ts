// Where an agent may connect to, and from which files it may take credentials. What writers and planners
// send it names endpoints and files; whether they are followed is decided here, by who started the agent.

import { isJsonObject, type JsonObject } from "../../model/json.ts";

export interface Reach {
  /** Endpoints as drivers write them; "*" stands for what `matches` says, or alone for any. */
  readonly endpoints: readonly string[];
  /** Absolute paths of folders, besides the one that the process runs in. */
  readonly credentialFolders: readonly string[];
}

/** Longer than any endpoint is. */
const longestEndpoint = 1024;

/** Why the agent must not connect; undefined where it may. */
export function reasonNotToConnect(
  { endpoints, credentialFolders }: Reach,
  endpoint: string,
  connection: JsonObject,
): string | undefined {
  if (!endpoints.some((pattern) => matches(pattern, endpoint))) {
    return `this agent may not connect to ${shown(endpoint)}; start it with --reach ${offered(endpoint)}`;
  }
  const file = credentialFile(connection);
  if (file === undefined || isBelow(credentialFolders, file)) return undefined;
  return `this agent may not take credentials from ${shown(file)}; start it with --credentials-dir and their folder, or name a file below the folder that it runs in`;
}

/**
 * A "*" stands for one or more letters, digits, "-" and "_"; in an IPv4 address for digits. So it never
 * reaches over a dot, a colon or a slash, and 192.0.2.* matches no name that somebody else registered.
 */
function matches(pattern: string, endpoint: string): boolean {
  if (pattern === "*") return true;
  if (endpoint.length > longestEndpoint) return false;
  const isAddress = /^[\w+-]+:(?:\/\/)?[\d*]+(?:\.[\d*]+){3}(?:[:/,]|$)/.test(pattern);
  const parts = pattern.split(/\*+/).map(literal);
  return new RegExp(`^${parts.join(isAddress ? "\\d+" : "[\\w-]+")}$`).test(endpoint);
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function credentialFile({ credentials }: JsonObject): string | undefined {
  const file = isJsonObject(credentials) ? credentials["fromFile"] : undefined;
  return typeof file === "string" ? file : undefined;
}

/** By the words of the path alone; where a link leads is up to who made it. */
function isBelow(folders: readonly string[], file: string): boolean {
  if (file.split("/").includes("..")) return false;
  return (
    !file.startsWith("/") || folders.some((folder) => file.startsWith(folder.replace(/\/*$/, "/")))
  );
}

/** What came in a message may hold anything, and people read it on terminals. */
function shown(text: string): string {
  return isPlain(text) ? text : JSON.stringify(text.slice(0, 80));
}

/** People paste it into a shell. */
function offered(endpoint: string): string {
  return isPlain(endpoint) ? `'${endpoint}'` : "and a pattern for it";
}

function isPlain(text: string): boolean {
  return /^[\w.:[\]/@%+-]{1,200}$/.test(text);
}
