// Whether what a patch panel is reached by is written as it must be. Nothing is reached here.

import type { FieldOf, Finding } from "../../model/diagnostic.ts";

/** http://HOST:PORT, and nothing behind it. */
export function checkController(controller: string, at: FieldOf): readonly Finding[] {
  const label = controllerFault(controller);
  return label === undefined ? [] : [wrong(at, label, "write http://HOST:PORT")];
}

function controllerFault(controller: string): string | undefined {
  let url: URL;
  try {
    url = new URL(controller);
  } catch {
    return "is no URL";
  }
  if (url.protocol !== "http:") return "spp-ctl speaks http only";
  if (url.username !== "" || url.password !== "") return "spp-ctl knows no users";
  const isBare = (url.pathname === "/" || url.pathname === "") && url.search + url.hash === "";
  return isBare ? undefined : "says more than a host and a port";
}

/** What --store takes for a store. */
export function checkKeysIn(keysIn: string, at: FieldOf): readonly Finding[] {
  if (/^(?:etcd(?:\+https)?:\/\/|embedded:)\S+$/.test(keysIn)) return [];
  return [wrong(at, "is no store", "write etcd://HOST:PORT, or etcd+https://HOST:PORT")];
}

function wrong(at: FieldOf, label: string, help: string): Finding {
  return { code: "host/endpoint", severity: "error", at, label, help };
}
