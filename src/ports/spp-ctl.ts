// The controller of a Soft Patch Panel (spp-ctl), as the driver uses it: what one spp_vf process looks
// like, and single steps that change it. Nothing here repeats a step or remembers one.

import type { Trouble } from "./trouble.ts";

/** "ring:0", "vhost:1", "phy:0". */
export type SppPort = string;

export interface VlanOperation {
  readonly operation: "none" | "add" | "del";
  /** Only of an "add". */
  readonly id?: number;
  readonly pcp?: number;
}

export interface SppAttachment {
  readonly port: SppPort;
  readonly vlan: VlanOperation;
}

export interface SppComponent {
  readonly name: string;
  readonly core: number;
  /** "forward", "merge", "classifier_mac" (18.08) or "classifier" (later), "mirror". */
  readonly type: string;
  readonly rx: readonly SppAttachment[];
  readonly tx: readonly SppAttachment[];
}

/** Frames to an address, with a tag or not, go to a port. */
export interface ClassifierEntry {
  /** Lower case, two digits, colons. */
  readonly mac: string;
  /** Undefined for an entry of type "mac". */
  readonly vlan: number | undefined;
  readonly port: SppPort;
}

/** One spp_vf process as it is now. */
export interface SppVf {
  readonly client: number;
  readonly masterCore: number | undefined;
  readonly ports: readonly SppPort[];
  readonly components: readonly SppComponent[];
  /** Cores of the process that no component has. */
  readonly freeCores: readonly number[];
  readonly classifier: readonly ClassifierEntry[];
}

/** The controller's answer to a step. */
export type StepAnswer =
  | { readonly type: "done" }
  /** The controller said no, in its own words. */
  | { readonly type: "refused"; readonly reason: string }
  /** No answer: it may or may not have been done. */
  | { readonly type: "lost"; readonly reason: string };

export type SppStep =
  | {
      readonly step: "make";
      readonly component: string;
      readonly core: number;
      readonly type: string;
    }
  | { readonly step: "unmake"; readonly component: string }
  | {
      readonly step: "attach" | "detach";
      readonly component: string;
      readonly port: SppPort;
      readonly direction: "rx" | "tx";
      readonly vlan?: VlanOperation;
    }
  | {
      readonly step: "classify" | "unclassify";
      readonly mac: string;
      readonly port: SppPort;
      readonly vlan?: number;
    };

export interface SppCtl {
  /** Ids of the spp_vf processes that are connected to the controller. */
  clients(): Promise<readonly number[] | Trouble>;
  /** Undefined where no such process is connected. */
  vf(client: number): Promise<SppVf | undefined | Trouble>;
  change(client: number, step: SppStep): Promise<StepAnswer>;
}

/** `endpoint`: "http://127.0.0.1:7777". It connects when it is asked something. */
export type OpenSppCtl = (endpoint: string) => SppCtl | Trouble;
