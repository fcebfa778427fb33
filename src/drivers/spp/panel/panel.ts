// What is needed to work on one host: its keys, and the controller of its processes.

import type { SppCtl } from "../../../ports/spp-ctl.ts";
import type { HostPlace } from "../keys/carry-out.ts";

export interface Panel {
  readonly place: HostPlace;
  readonly ctl: SppCtl;
}
