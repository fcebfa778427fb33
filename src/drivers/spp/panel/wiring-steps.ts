// The steps that make a component what it should be: only those that are missing, in the order in which
// agents of these hosts have always made them. Pure.

import type { SppComponent, SppPort, SppStep, SppVf } from "../../../ports/spp-ctl.ts";
import { componentNamed, plainType, type Direction, type WantedComponent } from "./component.ts";
import type { Steps } from "./steps.ts";

/**
 * Makes a component that is not there; attaches and detaches ports where only these differ; and makes it
 * anew where its core or type is another one.
 */
export function wiringSteps(vf: SppVf, wanted: WantedComponent): Steps {
  const { name, core, type } = wanted;
  const live = componentNamed(vf, name);
  const isSame = live !== undefined && live.core === core && plainType(live.type) === type;
  const before = isSame ? surplusOf(live, wanted) : live === undefined ? [] : unmaking(live);
  const missing = [
    ...missingOf(vf, wanted, "tx", isSame ? live : undefined),
    ...missingOf(vf, wanted, "rx", isSame ? live : undefined),
  ];
  const obstacle = missing.find((one) => typeof one === "string");
  if (obstacle !== undefined) return obstacle;
  return [
    ...before,
    ...(isSame ? [] : [{ step: "make", component: name, core, type } as const]),
    ...missing.filter((one) => typeof one !== "string"),
  ];
}

/** Takes a component away; nothing where it is not there. */
export function unwiringSteps(vf: SppVf, name: string): readonly SppStep[] {
  const live = componentNamed(vf, name);
  return live === undefined ? [] : unmaking(live);
}

/** A port keeps its VLAN operation when its component goes, so the ports go first. */
function unmaking(live: SppComponent): readonly SppStep[] {
  return [
    ...detaching(
      live,
      "rx",
      live.rx.map(({ port }) => port),
    ),
    ...detaching(
      live,
      "tx",
      live.tx.map(({ port }) => port),
    ),
    { step: "unmake", component: live.name },
  ];
}

function surplusOf(live: SppComponent, wanted: WantedComponent): readonly SppStep[] {
  const surplus = (direction: Direction): SppPort[] =>
    live[direction].map(({ port }) => port).filter((port) => !wanted[direction].includes(port));
  return [...detaching(live, "rx", surplus("rx")), ...detaching(live, "tx", surplus("tx"))];
}

function detaching(
  { name }: SppComponent,
  direction: Direction,
  ports: readonly SppPort[],
): readonly SppStep[] {
  return ports.map((port) => ({ step: "detach", component: name, port, direction }));
}

/** A text says which other component has the port: spp_vf gives it to one at a time. */
function missingOf(
  { client, components }: SppVf,
  wanted: WantedComponent,
  direction: Direction,
  live: SppComponent | undefined,
): readonly (SppStep | string)[] {
  const attached = new Set(live?.[direction].map(({ port }) => port));
  return wanted[direction].flatMap((port): (SppStep | string)[] => {
    if (attached.has(port)) return [];
    const other = components.find(
      (one) => one.name !== wanted.name && one[direction].some((held) => held.port === port),
    );
    if (other === undefined) {
      return [{ step: "attach", component: wanted.name, port, direction }];
    }
    return [
      `${port} cannot go to ${direction} of ${wanted.name}: ${other.name} of spp_vf ${client} has it`,
    ];
  });
}
