// The tables and columns of the database Open_vSwitch that the driver reads, and what stands in them
// (ovs-vswitchd.conf.db(5)). Nothing else is copied, so nothing else can be known or changed.

import type { Row, Uuid } from "../../ports/ovsdb.ts";

export const database = "Open_vSwitch";

export const tables = {
  Open_vSwitch: ["bridges", "cur_cfg", "next_cfg", "ovs_version"],
  Bridge: ["name", "ports", "datapath_type", "external_ids"],
  Port: [
    "name",
    "interfaces",
    "tag",
    "trunks",
    "vlan_mode",
    "protected",
    "lacp",
    "bond_mode",
    "other_config",
    "external_ids",
  ],
  Interface: ["name", "type", "options", "ofport", "error", "external_ids"],
} as const;

type Texts = ReadonlyMap<string, string>;

export interface RootRow extends Row {
  readonly bridges: readonly Uuid[];
  readonly cur_cfg: number;
  readonly next_cfg: number;
  readonly ovs_version: string | undefined;
}

export interface BridgeRow extends Row {
  readonly name: string;
  readonly ports: readonly Uuid[];
  readonly datapath_type: string;
  readonly external_ids: Texts;
}

export interface PortRow extends Row {
  readonly name: string;
  readonly interfaces: readonly Uuid[];
  readonly tag: number | undefined;
  /** Empty means every VLAN, where the port trunks at all. */
  readonly trunks: readonly number[];
  readonly vlan_mode: string | undefined;
  readonly protected: boolean;
  readonly lacp: string | undefined;
  readonly bond_mode: string | undefined;
  readonly other_config: Texts;
  readonly external_ids: Texts;
}

export interface InterfaceRow extends Row {
  readonly name: string;
  readonly type: string;
  readonly options: Texts;
  /** -1 where the device could not be opened; undefined before anybody tried. */
  readonly ofport: number | undefined;
  /** In the words of ovs-vswitchd. */
  readonly error: string | undefined;
  readonly external_ids: Texts;
}

/** A row with its name. */
export interface Named<R extends Row> {
  readonly uuid: Uuid;
  readonly row: R;
}
