// The port channels of the two switches of a pair: equal numbers make one port channel over both. So a
// group has equal numbers on both, and two groups never share one. One number twice on one switch is
// found with other things that groups must not share.

import type { FieldOf, Finding } from "../../model/diagnostic.ts";
import type { Resource } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import { switches } from "../switch/name.ts";
import { hostGroups } from "./name.ts";
import type { HostGroupSpec } from "./spec.generated.ts";

type HostGroup = Resource<HostGroupSpec>;

interface Lag {
  readonly group: HostGroup;
  readonly pair: string;
  readonly onSwitch: string;
  readonly id: number;
  readonly at: FieldOf;
}

/** Group → its findings; no entry where there are none. */
export function lagClashesByGroup(index: ResourceIndex): ReadonlyMap<string, readonly Finding[]> {
  const findings = new Map<string, readonly Finding[]>();
  const users = new Map<string, Lag[]>();
  for (const group of index.all(hostGroups)) {
    const lags = lagsOf(group, index);
    const clashes = [...differingNumbers(lags), ...sharedNumbers(lags, users)];
    if (clashes.length > 0) findings.set(group.name, clashes);
    for (const lag of lags) addTo(users, `${lag.pair} ${lag.id}`, lag);
  }
  return findings;
}

function lagsOf(group: HostGroup, index: ResourceIndex): Lag[] {
  return (group.spec.ports ?? []).flatMap(({ switch: onSwitch, portChannel }, i): Lag[] => {
    const pair = index.get(switches, onSwitch)?.spec.pair;
    if (portChannel === undefined || pair === undefined) return [];
    const at = { resource: group, field: `/spec/ports/${i}/portChannel/id` };
    return [{ group, pair, onSwitch, id: portChannel.id, at }];
  });
}

/** On each pair, the first port channel without a partner while one of the other switch has none either. */
function differingNumbers(lags: readonly Lag[]): Finding[] {
  const alone = lags.filter(
    (lag) => !lags.some((one) => isSameNumber(one, lag) && one.onSwitch !== lag.onSwitch),
  );
  const told = new Set<string>();
  return alone.flatMap((lag): Finding[] => {
    const other = alone.find((one) => one.pair === lag.pair && one.onSwitch !== lag.onSwitch);
    // The earlier of the two is named by the later.
    if (other === undefined || lags.indexOf(other) > lags.indexOf(lag) || told.has(lag.pair)) {
      return [];
    }
    told.add(lag.pair);
    return [
      {
        code: "host-group/lag-numbers-differ",
        severity: "error",
        at: lag.at,
        label: `${lag.id} on ${lag.onSwitch}, but ${other.id} on ${other.onSwitch}`,
        related: [{ ...other.at, text: `the port channel on ${other.onSwitch} is here` }],
        help: `give both the same number: over the switches of pair ${lag.pair} they are one port channel`,
      },
    ];
  });
}

/** Numbers that another group has on the other switch of the pair only. */
function sharedNumbers(
  lags: readonly Lag[],
  users: ReadonlyMap<string, readonly Lag[]>,
): Finding[] {
  return lags.flatMap((lag): Finding[] => {
    const earlier = users.get(`${lag.pair} ${lag.id}`) ?? [];
    const [first] = earlier;
    const own = lags.filter((one) => isSameNumber(one, lag)).map(({ onSwitch }) => onSwitch);
    const isTwiceOnSwitch = earlier.some(({ onSwitch }) => own.includes(onSwitch));
    if (first === undefined || isTwiceOnSwitch) return [];
    const { name } = first.group;
    return [
      {
        code: "host-group/lag-number-shared",
        severity: "error",
        at: lag.at,
        label: `${name} has port channel ${lag.id} on ${first.onSwitch}, which would be one with this`,
        related: [{ ...first.at, text: `the port channel of ${name} is here` }],
        help: `give it a number that no other group has on the switches of pair ${lag.pair}`,
      },
    ];
  });
}

function isSameNumber(a: Lag, b: Lag): boolean {
  return a.pair === b.pair && a.id === b.id;
}

function addTo(users: Map<string, Lag[]>, key: string, lag: Lag): void {
  const lags = users.get(key);
  if (lags === undefined) users.set(key, [lag]);
  else lags.push(lag);
}
