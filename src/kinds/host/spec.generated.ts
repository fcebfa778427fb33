// Generated from schemas/ by `npm run generate`. Do not edit.

/**
 * What is wanted. The host's name is that which a HostGroup lists.
 */
export interface HostSpec {
  softPatchPanel: SoftPatchPanel;
  /**
   * What Plumbline may change on this host. shared: only what it made. ranges: also vhosts that were taken for ports and are not used; the ports of others stay. exclusive: everything. Default: the ReconcilePolicy's, else shared.
   */
  ownership?: "shared" | "ranges" | "exclusive";
}
/**
 * The Soft Patch Panel (SPP, on DPDK) that wires the virtual machines of the host: its NICs, their cores, and how it is reached.
 */
export interface SoftPatchPanel {
  /**
   * How it is driven. 'spp' is Plumbline's own agent on the host, which speaks to spp-ctl; 'spp-keys' writes the keys that the host's spp-agent carries out; 'sim' is a simulated one.
   */
  driver: string;
  /**
   * The host's name in the keys, as its agent and neutron know it. Default: the resource's name.
   */
  host?: string;
  /**
   * For driver spp: where spp-ctl answers REST calls, as seen from the host. Default: http://127.0.0.1:7777.
   */
  controller?: string;
  /**
   * The etcd that has the keys of SPP, written as --store takes it. Default: the store that Plumbline itself uses.
   */
  keysIn?: string;
  /**
   * How the host's agent has its configuration written: object, or array for agents from before 2019, which know no mirrors.
   */
  keys?: "array" | "object";
  /**
   * The core of the primary process, in hexadecimal, as DPDK takes it, in quotes. It needs one only. Plumbline checks it against the other masks and does nothing else with it.
   */
  primaryCoreMask?: string;
  /**
   * The NICs in the order of DPDK's ports, which is that of their PCI addresses. Vhosts are numbered through all of them from 0: a new NIC, or more vhosts, belong at the end.
   *
   * @minItems 1
   * @maxItems 32
   */
  nics: SoftPatchPanelNic[];
  mirrors?: SoftPatchPanelMirrors;
}
/**
 * A NIC, and the spp_vf process that serves it.
 */
export interface SoftPatchPanelNic {
  /**
   * Where the NIC is on the PCI bus: BUS:DEVICE.FUNCTION, with or without the domain.
   */
  pciAddress: string;
  /**
   * The physical network that the NIC is wired to: the VlanPool of the switches there, and what neutron calls it.
   */
  physicalNetwork: string;
  /**
   * How many virtual machines' ports it can have.
   */
  vhosts: number;
  /**
   * The cores of the process, in hexadecimal, as DPDK takes it, in quotes: the lowest is its master, which processes may share; then two for each vhost, and two more. No other process has these.
   */
  coreMask: string;
}
/**
 * Mirrors for neutron's tap-as-a-service, in a process of their own. They need keys: object.
 */
export interface SoftPatchPanelMirrors {
  /**
   * How many there are. Each tap needs one for each direction.
   */
  count: number;
  /**
   * The cores of their process, in hexadecimal, as DPDK takes it, in quotes: the master, and one for each mirror.
   */
  coreMask: string;
}
