// Where a host's spp-ctl answers, from what the manifests say of the host.

import type { TargetSettings } from "../../../model/target.ts";

/** "http://127.0.0.1:7777"; undefined where nobody says. */
export function controllerOf({ connection }: TargetSettings): string | undefined {
  const said = Object.hasOwn(connection, "controller") ? connection["controller"] : undefined;
  return typeof said === "string" && said !== "" ? said : undefined;
}
