// The library's public face: what a program needs to read manifests, make plans and carry them out
// with its own ports. The command is one such program. Nothing here adds behaviour.

export { openOvsdb } from "./adapters/ovsdb/ovsdb-client.ts";
export { createOpenSppCtl } from "./adapters/spp-ctl/spp-ctl-client.ts";
export { createLocalAgent } from "./agent/local-agent.ts";
export { createRemoteAgent, type RemoteAgent } from "./agent/remote/remote-agent.ts";
export { applyPlan, type ApplyOptions } from "./apply/apply-plan.ts";
export { closeDrivers, createDrivers } from "./drivers/list.ts";
export { kinds } from "./kinds/list.ts";
export { loadManifests } from "./manifest/load-manifests.ts";
export type { Diagnostic, Finding } from "./model/diagnostic.ts";
export type { Kind } from "./model/kind.ts";
export type { Operation } from "./model/operation.ts";
export type { Plan } from "./model/plan.ts";
export type { Resource } from "./model/resource.ts";
export type { TargetType } from "./model/target.ts";
export type { Catalog } from "./plan/catalog.ts";
export { declare, type Declaration } from "./plan/declare.ts";
export { wholePlan, type PlanInput, type PlanOptions } from "./plan/input.ts";
export { makePlan, type PlanResult } from "./plan/plan.ts";
export { PlanningSession, type ResourceChanges } from "./plan/session/session.ts";
export type { Agent } from "./ports/agent.ts";
export type { Clock } from "./ports/clock.ts";
export type { Driver } from "./ports/driver.ts";
export type { OpenOvsdb, OvsdbPlace, OvsdbSession } from "./ports/ovsdb.ts";
export type { OpenSppCtl } from "./ports/spp-ctl.ts";
export type { OpenKeys, Store } from "./ports/store.ts";
export { isTrouble, type Trouble } from "./ports/trouble.ts";
export { runPlan, type PlanPorts, type PlanRequest, type PlanRun } from "./reconcile/plan-run.ts";
export { storeKeys, type StoreKeys } from "./records/keys.ts";
export { patchPanelTarget } from "./targets/patchpanel/patchpanel-target.ts";
export { switchTarget } from "./targets/switch/switch-target.ts";
