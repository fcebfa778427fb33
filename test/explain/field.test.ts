// What `plumb explain` finds in the schemas, and what it answers to names that nothing bears.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { explainCode } from "../../src/cli/explain/code.ts";
import { explainField, explainKinds, type ExplainedField } from "../../src/cli/explain/field.ts";
import { kinds } from "../../src/kinds/list.ts";
import type { JsonSchema } from "../../src/manifest/validator.ts";
import { diagnosticCodes } from "../../src/model/diagnostic-codes.ts";
import { switchTarget } from "../../src/targets/switch/switch-target.ts";
import { projectRoot } from "../scenarios/world.ts";

const schema = JSON.parse(
  readFileSync(join(projectRoot, "schemas/plumbline.schema.json"), "utf8"),
) as JsonSchema;

function found(dotted: string): ExplainedField {
  const answer = explainField(schema, dotted);
  if (answer.type === "unknown") throw new Error(answer.message);
  return answer.field;
}

function refused(dotted: string): string {
  const answer = explainField(schema, dotted);
  return answer.type === "unknown" ? answer.message : `found ${answer.field.path}`;
}

describe("a field of a manifest", () => {
  test("says its type, whether it is required, its default and an example", () => {
    const { type, isRequired, allowed } = found("HostGroup.spec.ports.portChannel.lacp");
    expect([type, isRequired, allowed]).toEqual([
      "active, passive or off",
      false,
      ["active", "passive", "off"],
    ]);
    expect(found("HostGroup.spec.ports.portChannel.lacp").default).toBe("active");
    expect(found("PortBinding.spec.hostVlan")).toMatchObject({
      type: "a whole number from 1 to 4094",
      example: 1234,
    });
    expect(found("VlanPool.spec.ranges").type).toBe("a list, each entry a whole number or a text");
    expect(found("HostGroup.spec.ports").type).toBe("a list of maps");
    expect(found("HostGroup.spec.extraVlans").type).toBe("a list of whole numbers from 2 to 4093");
    expect(found("Network.metadata.name").isRequired).toBe(true);
  });

  test("is found in any case, and without spec", () => {
    expect(found("hostgroup.PORTS.Switch").path).toBe("HostGroup.spec.ports.switch");
  });

  test("may have a name that people choose", () => {
    expect(found("Network.metadata.labels.rack").path).toBe("Network.metadata.labels.NAME");
  });

  test.each([
    ["Netwrok", "there is no kind Netwrok; did you mean Network?"],
    ["Network.spec.vnni", 'Network.spec has no field "vnni"; did you mean vni?'],
    ["Network.vnni", 'Network has no field "vnni"; did you mean vni?'],
    ["Network.spec.vni.deeper", 'Network.spec.vni has no field "deeper"; it has none'],
    ["Network..", 'Network has no field ""; there are'],
    ["Network.metadata.labels.", 'Network.metadata.labels has no field ""'],
    ["", "there is no kind ; there are AvailabilityZone"],
    ["Metadata", "there is no kind Metadata"],
    ["__proto__", "there is no kind __proto__"],
    ["Network.__proto__", 'Network has no field "__proto__"'],
    ["Network.constructor", 'Network has no field "constructor"'],
  ])("that is called %j is refused with what is near", (dotted, message) => {
    expect(refused(dotted)).toContain(message);
  });

  test("never breaks, whatever is asked for", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (kind, field) => {
        expect(refused(`${kind}.${field}`)).not.toBe("");
        expect(refused(`Network.spec.${field}`)).not.toBe("");
      }),
    );
  });

  test("is described, in every kind that there is", () => {
    const names = explainKinds(schema).map((one) => one.name);
    expect(names.toSorted()).toEqual(kinds.map((one) => one.name).toSorted());
    const all = (field: ExplainedField): ExplainedField[] => [field, ...field.fields.flatMap(all)];
    const fields = names.flatMap((name) => all(found(name)));
    expect(fields.length).toBeGreaterThan(80);
    expect(fields.filter((one) => one.description === "")).toEqual([]);
    expect(fields.filter((one) => one.type.includes("something else"))).toEqual([]);
  });
});

describe("a diagnostic code", () => {
  const explain = (word: string): ReturnType<typeof explainCode> =>
    explainCode(word, [switchTarget]);

  test("has its summary, and what to do where the code alone tells", () => {
    expect(explain("conflict/native-vlan")).toEqual([
      {
        code: "conflict/native-vlan",
        summary: diagnosticCodes["conflict/native-vlan"],
        help: "a port carries one untagged network: one of the bindings must use a hostVlan",
      },
    ]);
    expect(explain("fabric/pair-size")).toEqual([
      { code: "fabric/pair-size", summary: diagnosticCodes["fabric/pair-size"] },
    ]);
  });

  test("is found by its family", () => {
    expect(explain("binding/").length).toBeGreaterThan(3);
    expect(explain("binding")).toEqual(explain("binding/"));
  });

  test.each([["nonsense/at-all"], ["__proto__/x"], ["conflict/native-vlann"]])(
    "that is called %s does not exist, and what is near is said",
    (word) => {
      expect(explain(word)).toMatch(
        /^there is no diagnostic code .*; (?:did you mean|a code begins)/,
      );
    },
  );
});
