// How a step is written as a request, and in words. spp-ctl makes a line of text of it for spp_vf, so
// nothing goes in that could end a word there.

import type { JsonObject } from "../../model/json.ts";
import type { SppStep, VlanOperation } from "../../ports/spp-ctl.ts";
import type { Method } from "./requests.ts";

export interface StepRequest {
  readonly method: Method;
  /** Below /v1/vfs/N. */
  readonly path: string;
  readonly body?: JsonObject;
}

/** spp_vf keeps 111 bytes for a name, with the one that ends it. */
const nameForm = /^[\w.:-]{1,110}$/;
const typeForm = /^[a-z_]{1,32}$/;
const portForm = /^(?:phy|vhost|ring|pcap|nullpmd):\d{1,6}$/;
const macForm = /^(?:[0-9a-f]{2}:){5}[0-9a-f]{2}$/i;

/** A text says why it cannot be sent. */
export function requestOf(step: SppStep): StepRequest | string {
  switch (step.step) {
    case "make": {
      const { component: name, core, type } = step;
      if (!nameForm.test(name)) return unfit("component", name);
      if (!typeForm.test(type)) return unfit("type", type);
      if (!Number.isSafeInteger(core) || core < 0) return unfit("core", String(core));
      return { method: "POST", path: "/components", body: { name, core, type } };
    }
    case "unmake":
      if (!nameForm.test(step.component)) return unfit("component", step.component);
      return { method: "DELETE", path: componentPath(step.component) };
    case "attach":
    case "detach":
      return portRequest(step);
    case "classify":
    case "unclassify":
      return entryRequest(step);
  }
}

function portRequest(step: Extract<SppStep, { step: "attach" | "detach" }>): StepRequest | string {
  const { step: action, component, port, direction, vlan } = step;
  if (!nameForm.test(component)) return unfit("component", component);
  if (!portForm.test(port)) return unfit("port", port);
  return {
    method: "PUT",
    path: `${componentPath(component)}/ports`,
    body: { action, port, dir: direction, ...(vlan === undefined ? {} : { vlan: vlanBody(vlan) }) },
  };
}

function vlanBody({ operation, id, pcp }: VlanOperation): JsonObject {
  return operation === "add" ? { operation, id: id ?? 0, pcp: pcp ?? 0 } : { operation };
}

function entryRequest(
  step: Extract<SppStep, { step: "classify" | "unclassify" }>,
): StepRequest | string {
  const { mac, port, vlan } = step;
  if (!macForm.test(mac)) return unfit("MAC address", mac);
  if (!portForm.test(port)) return unfit("port", port);
  const action = step.step === "classify" ? "add" : "del";
  const body = { action, type: vlan === undefined ? "mac" : "vlan", mac_address: mac, port };
  return {
    method: "PUT",
    path: "/classifier_table",
    body: vlan === undefined ? body : { ...body, vlan },
  };
}

function componentPath(name: string): string {
  return `/components/${encodeURIComponent(name)}`;
}

function unfit(what: string, text: string): string {
  return `spp_vf takes no ${what} ${JSON.stringify(text.slice(0, 120))}`;
}

/** "attaching ring:1 to merger", for messages. */
export function wordsOf(step: SppStep): string {
  switch (step.step) {
    case "make":
      return `making component ${step.component}`;
    case "unmake":
      return `taking away component ${step.component}`;
    case "attach":
      return `attaching ${step.port} to ${step.direction} of ${step.component}`;
    case "detach":
      return `detaching ${step.port} from ${step.direction} of ${step.component}`;
    case "classify":
      return `sending frames to ${step.mac} to ${step.port}`;
    case "unclassify":
      return `sending frames to ${step.mac} to ${step.port} no longer`;
  }
}
