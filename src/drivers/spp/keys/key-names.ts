// The names of the keys through which a host's agent and those who ask it speak. Every prefix ends with
// "/", so that "spp1" is never "spp10" as well.

export const sppRoot = "/spp/openstack/";

/** Parts of the keys of which a host has several. */
export const sections = ["vhost", "bind_port", "action", "port_status", "mirror"] as const;
export type Section = (typeof sections)[number];

/** What stands in a vhost or mirror that nobody has. */
export const nobody = "None";

export function configurationKey(host: string): string {
  return `${sppRoot}configuration/${host}`;
}

/** "/spp/openstack/action/node001/" */
export function sectionPrefix(section: Section, host: string): string {
  return `${sppRoot}${section}/${host}/`;
}

/** `rest` is the port; of a vhost "PHYSICALNETWORK/NUMBER"; of a mirror its number. */
export function keyOf(section: Section, host: string, rest: string): string {
  return sectionPrefix(section, host) + rest;
}

/** What a vhost's key has behind its host. */
export function vhostName(physicalNetwork: string, vhost: number | string): string {
  return `${physicalNetwork}/${vhost}`;
}

/** The number is what stands behind the last slash: others may have networks with slashes. */
export function vhostNameParts(name: string): { physicalNetwork: string; vhost: string } {
  const cut = name.lastIndexOf("/");
  return { physicalNetwork: name.slice(0, Math.max(0, cut)), vhost: name.slice(cut + 1) };
}

export interface KeyParts {
  readonly section: Section | "configuration";
  readonly host: string;
  /** Empty for a configuration. */
  readonly rest: string;
}

/** Undefined for keys that say nothing of ports, such as those of taps. */
export function keyParts(key: string): KeyParts | undefined {
  if (!key.startsWith(sppRoot)) return undefined;
  const [section = "", host, ...rest] = key.slice(sppRoot.length).split("/");
  if (section === "configuration") {
    // A host's name has no slash; whoever wrote one meant no host.
    return host === undefined || rest.length > 0 ? undefined : { section, host, rest: "" };
  }
  const known = sections.find((one) => one === section);
  if (known === undefined || host === undefined || rest.length === 0) return undefined;
  return { section: known, host, rest: rest.join("/") };
}
