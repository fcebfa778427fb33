// What an import could not carry over, and why. A person reads this list to know what is still to
// be done by hand, so nothing is ever dropped without an entry.

export interface LeftOver {
  /** "hostgroups[3].infra_networks[0]", or "line 17" of the bindings. */
  readonly path: string;
  readonly why: string;
}

const later = "this version of Plumbline has no resource for it yet";

/** Keys of the driver's configuration that nothing here carries, by the place they stand in. */
export const uncarried: Readonly<Record<Section, Readonly<Record<string, string>>>> = {
  global_config: {
    asn_region: `the region's AS number is part of route targets; ${later}`,
    vrfs: `VRFs: ${later}`,
  },
  availability_zone: {},
  switchgroup: { role: "the driver ignores it as well" },
  switch: {
    platform: "the driver of the imported switch is an option of the import",
    user: "credentials are never copied; set spec.credentials to a file or an environment variable",
    password:
      "credentials are never copied; set spec.credentials to a file or an environment variable",
    bgp_source_ip: "the driver does not use it either",
  },
  hostgroup: {
    handle_availability_zones: `zones that a transit serves: ${later}`,
    extra_vlans: `VLANs without a network: ${later}`,
    infra_networks: `infrastructure networks: ${later}`,
    allow_multiple_trunk_ports: "whether a host may have several trunks is not limited here",
  },
  port: { speed: `port speeds: ${later}` },
};

export type Section =
  | "global_config"
  | "availability_zone"
  | "switchgroup"
  | "switch"
  | "hostgroup"
  | "port";
