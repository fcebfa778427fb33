// What an import says about fields that become no field of a manifest. A person reads what was left
// over to know what is still to be done by hand, so nothing is ever dropped without an entry; notes
// tell what was carried in another way, or means something else here than it meant there.

export interface Remark {
  /** "hostgroups[3].infra_networks[0]"; for the bindings "line 17". */
  readonly path: string;
  readonly file: string;
  /** Counts from 1. */
  readonly line: number;
  readonly why: string;
}

/** Fields of the driver's configuration that become no field, by the place they stand in. */
export const noted: Readonly<Record<Section, Readonly<Record<string, string>>>> = {
  global_config: {},
  availability_zone: {},
  vrf: {
    address_scopes:
      "address pools come with the bindings: a line of the type addressPool names its addressScope",
  },
  switchgroup: {},
  switch: {
    platform: "every switch gets `driver: sim`; choose the driver for its platform",
    user: neverCopied(),
    password: neverCopied(),
    bgp_source_ip: "the driver checks the address and uses it nowhere",
  },
  hostgroup: {},
  port: {},
  infra_network: {},
};

function neverCopied(): string {
  return "never copied: `credentials` names a file in secrets/ for every switch, which holds them";
}

export const unknownField = "the driver knows no such field and ignores it";

export type Section =
  | "global_config"
  | "availability_zone"
  | "vrf"
  | "switchgroup"
  | "switch"
  | "hostgroup"
  | "port"
  | "infra_network";
