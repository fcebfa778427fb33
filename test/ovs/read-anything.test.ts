// Whatever rows a database holds, reading it ends in a document that its schema allows, the same one in
// whatever order the rows come, and one that hides no VLAN of somebody else's.

import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { JsonObject } from "../../src/model/json.ts";
import { documentOf } from "../../src/drivers/ovs/read/document.ts";
import { readSwitch } from "../../src/drivers/ovs/read/read-switch.ts";
import { usedVlans } from "../../src/drivers/ovs/read/vlan-columns.ts";
import { switchRows, type WrittenBridge, type WrittenPort } from "./switch-rows.ts";

const isDocument = new Ajv().compile(
  JSON.parse(
    readFileSync(new URL("../../schemas/documents/switch.schema.json", import.meta.url), "utf8"),
  ) as object,
);

const names = ["et1", "et2", "po7", "bond7", "Port-Channel7", "constructor", "__proto__", "x y/z"];
const text = fc.oneof(
  fc.constantFrom(
    "",
    "0",
    "5",
    "7",
    "65536",
    "x",
    "true",
    '{"trunks":[5,6]}',
    '{"trunks":[]}',
    "{",
  ),
  fc.constantFrom(...names),
);
const roles = fc.constantFrom("interface", "port-channel", "tunnel", "translation", "", "other");
const marks = fc.record(
  {
    plumbline: roles,
    "plumbline-made": text,
    "plumbline-before": text,
    "plumbline-parked": text,
    "plumbline-port-channel": text,
    "plumbline-interface": text,
    "plumbline-description": text,
  },
  { requiredKeys: [] },
);
const number = fc.constantFrom(0, 1, 5, 6, 4094, 4095);
const someInterface = fc.record(
  {
    type: fc.constantFrom("", "internal", "patch", "vxlan", "gre"),
    options: fc.dictionary(
      fc.constantFrom("key", "remote_ip", "local_ip", "peer"),
      fc.oneof(
        text,
        fc.constantFrom("flow", "192.0.2.1", "2001:db8::1", "0x10", "010", "et1", "et2"),
      ),
      { noNullPrototype: true },
    ),
    ofport: fc.constantFrom(-1, 1),
    error: fc.constantFrom("could not open network device"),
  },
  { requiredKeys: [] },
);
const port = fc.record(
  {
    tag: number,
    trunks: fc.uniqueArray(number),
    mode: fc.constantFrom("access", "trunk", "native-tagged", "native-untagged", "dot1q-tunnel"),
    protected: fc.boolean(),
    lacp: fc.constantFrom("active", "passive", "off"),
    marks,
    interface: someInterface,
    interfaces: fc.dictionary(fc.constantFrom("m1", "m2", "__proto__"), someInterface, {
      noNullPrototype: true,
    }),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<WrittenPort>;
const ports = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...names), port), { selector: ([name]) => name })
  .map((entries) => Object.fromEntries(entries));
const ledger = fc.dictionary(
  fc.constantFrom("plumbline-vlan-5", "plumbline-vlan-x", "plumbline-vni-16", "plumbline-vni-0"),
  text,
  { noNullPrototype: true },
);
const bridgeMarks = fc.record(
  {
    plumbline: roles,
    "plumbline-bridge": fc.constantFrom("br0", "br1"),
    "plumbline-interface": text,
  },
  { requiredKeys: [] },
);

function documentIn(bridges: Readonly<Record<string, WrittenBridge>>): JsonObject {
  const view = readSwitch(switchRows(bridges), "br0");
  if (typeof view === "string") throw new Error(view);
  return documentOf(view, "192.0.2.11");
}

function reversed<T extends object>(object: T): T {
  return Object.fromEntries(Object.entries(object).toReversed()) as T;
}

test("rows of any kind are read as a document", () => {
  fc.assert(
    fc.property(ports, ports, ledger, bridgeMarks, (own, other, given, translation) => {
      const bridges = {
        br0: { marks: given, ports: own },
        xl: { marks: translation, ports: other },
      };
      const document = documentIn(bridges);
      expect(isDocument(document), JSON.stringify(isDocument.errors)).toBe(true);
      const turned = reversed({
        br0: { marks: reversed(given), ports: reversed(own) },
        xl: { marks: reversed(translation), ports: reversed(other) },
      });
      expect(JSON.stringify(documentIn(turned))).toBe(JSON.stringify(document));
      for (const one of Object.values(own)) {
        if (one.marks?.["plumbline"] !== undefined) continue;
        const columns = { tag: one.tag, trunks: one.trunks ?? [], vlan_mode: one.mode };
        for (const vlan of usedVlans(columns)) {
          expect(document["vlans"]).toHaveProperty(String(vlan));
        }
      }
    }),
    { numRuns: 300 },
  );
});
