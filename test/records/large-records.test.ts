// Records that are larger than one transaction, on the embedded store.

import { afterEach, beforeEach } from "vitest";
import { openFabric, type Fabric } from "./fabric.ts";
import { largeRecords } from "./large-records.contract.ts";

let fabric: Fabric;
beforeEach(async () => {
  fabric = await openFabric();
});
afterEach(async () => {
  await fabric.cleanup();
});

largeRecords(() => fabric);
