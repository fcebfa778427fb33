// Port channels, with the interfaces that the document has for them: one Port of several Interfaces.
// Open vSwitch speaks LACP on a single one too, so a port channel of one member is nothing special.

import type { Json } from "../../../model/json.ts";
import type { NamedUuid, Uuid, WrittenValue } from "../../../ports/ovsdb.ts";
import { interfaceMark, portChannelMark } from "../marks.ts";
import type { PortView } from "../view.ts";
import { isOurChannel, membersIn, takeMember, type Membership } from "./members.ts";
import type { Part } from "./parts.ts";
import { insertPort, settlePort } from "./settle-port.ts";
import { dropBridge } from "./translation.ts";
import { numberIn, textIn } from "./wanted.ts";
import { itemAfter, type Writing } from "./writing.ts";

/** What changes about one port channel. */
interface Channel {
  readonly id: number;
  readonly view: PortView | undefined;
  /** Of the port channel itself. */
  readonly part: Part | undefined;
  /** Of its interface. */
  readonly interfacePart: Part | undefined;
  readonly owners: readonly string[];
  /** The port channel as it is to be. */
  readonly item: Json | undefined;
  /** The name of its interface, as it is to be. */
  readonly name: string | undefined;
}

export function writePortChannels(writing: Writing, membership: Membership): void {
  for (const channel of channelsIn(writing)) {
    const { id, view, item, interfacePart, name, owners } = channel;
    if (item === undefined && interfacePart?.after !== undefined) {
      writing.refuse(interfacePart.operations, `there is no port channel ${id}`);
    } else if (item === undefined && name !== undefined) {
      writing.refuse(owners, `port channel ${id} still has its interface ${name}`);
    } else if (item === undefined) {
      if (view !== undefined) removeChannel(writing, channel, view);
    } else if (view === undefined) addChannel(writing, membership, channel);
    else changeChannel(writing, membership, channel, view);
  }
}

/** The number of the port channel whose interface an item is. */
export function channelOf(item: Json | undefined): number | undefined {
  return textIn(item, "type") === "lag" ? numberIn(item, "portChannel") : undefined;
}

function channelsIn(writing: Writing): Channel[] {
  const { parts, view } = writing;
  const interfaceParts = new Map<number, Part>();
  for (const part of parts.interfaces.values()) {
    const id = channelOf(part.after) ?? channelOf(part.before);
    if (id === undefined) continue;
    const other = interfaceParts.get(id);
    if (other?.after !== undefined && part.after !== undefined) {
      const reason = `port channel ${id} has an interface already: ${other.key}`;
      writing.refuse(part.operations, reason);
    } else if (other?.after === undefined) interfaceParts.set(id, part);
  }
  const ids = new Set([...[...parts.portChannels.keys()].map(Number), ...interfaceParts.keys()]);
  return [...ids].map((id) => {
    const part = parts.portChannels.get(String(id));
    const interfacePart = interfaceParts.get(id);
    const port = view.portChannels.get(id);
    return {
      id,
      view: port,
      part,
      interfacePart,
      owners: [...(part?.operations ?? []), ...(interfacePart?.operations ?? [])],
      item: itemAfter(writing, "portChannels", String(id)),
      name: interfaceOf(writing, interfacePart, port),
    };
  });
}

function interfaceOf(
  { view }: Writing,
  interfacePart: Part | undefined,
  port: PortView | undefined,
): string | undefined {
  if (interfacePart !== undefined) {
    return interfacePart.after === undefined ? undefined : interfacePart.key;
  }
  return port !== undefined && view.ports.get(port.name) === port ? port.name : undefined;
}

function addChannel(writing: Writing, membership: Membership, channel: Channel): void {
  const { id, part, name, owners, item } = channel;
  // Its item says that it is there, so a part made it.
  if (part === undefined) return;
  const interfaces = membersOf(writing, membership, part, []);
  if (interfaces === undefined) return;
  const rowName = writing.names.fresh(name ?? `Port-Channel${id}`);
  insertPort(writing, {
    part: channel.interfacePart ?? part,
    owners,
    after: name === undefined ? undefined : itemAfter(writing, "interfaces", name),
    role: "port-channel",
    marks: { [portChannelMark]: String(id), [interfaceMark]: name },
    name: name ?? rowName,
    rowName,
    interfaces,
    columns: { ...bonding(item, undefined), other_config: new Map([["lacp-time", "fast"]]) },
  });
}

function removeChannel(writing: Writing, { owners }: Channel, view: PortView): void {
  const { rows } = writing;
  rows.guard("Port", view.port, ["interfaces"], owners);
  if (view.translation !== undefined) dropBridge(writing, { owners, view }, view.translation);
  else rows.leave(writing.view.bridge, view.port.uuid, owners);
}

function changeChannel(
  writing: Writing,
  membership: Membership,
  channel: Channel,
  view: PortView,
): void {
  const { id, part, interfacePart, item, name } = channel;
  const { rows } = writing;
  if (part !== undefined) {
    const kept = view.interfaces.filter(
      (one) => membership.leaving.get(one.row.name)?.part !== part,
    );
    const interfaces = membersOf(
      writing,
      membership,
      part,
      kept.map(({ uuid }) => uuid),
    );
    if (interfaces === undefined) return;
    const isSame =
      interfaces.length === view.interfaces.length && kept.length === interfaces.length;
    const lacp = textIn(item, "lacp") ?? "off";
    const isSameLacp = (view.port.row.lacp ?? "off") === lacp;
    const columns = {
      ...(isSame ? {} : { interfaces }),
      ...(isSameLacp ? {} : bonding(item, view)),
    };
    if (Object.keys(columns).length > 0) {
      rows.guard("Port", view.port, ["interfaces", "lacp", "bond_mode"], part.operations);
      rows.update("Port", view.port.uuid, columns, part.operations);
    }
  }
  if (interfacePart === undefined) return;
  const isOurs = isOurChannel(view) || name === undefined;
  settlePort(writing, {
    view,
    part: interfacePart,
    owners: interfacePart.operations,
    before: interfacePart.before,
    after: interfacePart.after,
    role: isOurs ? "port-channel" : "interface",
    marks: isOurs ? { [portChannelMark]: String(id), [interfaceMark]: name } : {},
    name: isOurs ? (name ?? view.name) : view.port.row.name,
  });
}

/** The rows of all members; undefined where one cannot be had. */
function membersOf(
  writing: Writing,
  membership: Membership,
  part: Part,
  kept: readonly Uuid[],
): readonly (Uuid | NamedUuid)[] | undefined {
  const joining = membersIn(part.after).filter((name) => membership.joining.get(name) === part);
  const taken = joining.map((name) => takeMember(writing, membership, part, name));
  if (!taken.every((one) => one !== undefined)) return undefined;
  const all = [...kept, ...taken];
  if (all.length > 0) return all;
  writing.refuse(
    part.operations,
    `port channel ${part.key} needs a member: Open vSwitch has none without`,
  );
  return undefined;
}

/**
 * Without LACP nothing tells the other side to treat the links as one, so each flow keeps to one link. A
 * bond of somebody else's spreads its traffic as they like, unless that needs LACP.
 */
function bonding(
  item: Json | undefined,
  view: PortView | undefined,
): Readonly<Record<string, WrittenValue>> {
  const lacp = textIn(item, "lacp") ?? "off";
  const needsLacp = "balance-tcp";
  const isOurs = view === undefined || isOurChannel(view);
  if (lacp !== "off") return isOurs ? { lacp, bond_mode: needsLacp } : { lacp };
  const isTold = isOurs || view.port.row.bond_mode === needsLacp;
  return isTold ? { lacp, bond_mode: "balance-slb" } : { lacp };
}
