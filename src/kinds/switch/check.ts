// A switch belongs to a pair that exists, is reached at an endpoint that could be one, and its tunnels end
// at an address. Whether its driver exists, and what that needs, is asked of the drivers.

import type { Finding } from "../../model/diagnostic.ts";
import type { Resource } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import { unknownReference } from "../findings.ts";
import { checkAddress } from "../prefix-findings.ts";
import { switchPairs } from "../switch-pair/name.ts";
import { checkEndpoint } from "./check-endpoint.ts";
import type { SwitchSpec } from "./spec.generated.ts";

export function checkSwitch(one: Resource<SwitchSpec>, index: ResourceIndex): readonly Finding[] {
  const { pair, endpoint, vtepAddress } = one.spec;
  const vtep = { resource: one, field: "/spec/vtepAddress" };
  const findings = [
    ...(endpoint === undefined
      ? []
      : checkEndpoint(endpoint, { resource: one, field: "/spec/endpoint" })),
    ...(vtepAddress === undefined ? [] : checkAddress(vtepAddress, vtep)),
  ];
  if (index.get(switchPairs, pair) !== undefined) return findings;
  const at = { resource: one, field: "/spec/pair" };
  const code = "reference/unknown-switch-pair";
  return [...findings, unknownReference(index, switchPairs, code, pair, at)];
}
