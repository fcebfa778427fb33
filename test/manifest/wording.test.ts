// What people read beside the caret and behind "help:".

import { expect, test } from "vitest";
import { readManifest } from "../../src/manifest/read-manifest.ts";

function wordsOf(kind: string, spec: string): string[] {
  const text = `apiVersion: plumbline/v1\nkind: ${kind}\nmetadata: {name: x}\nspec: ${spec}\n`;
  return readManifest("a.yaml", text).diagnostics.map(({ label, help }) => `${label} | ${help}`);
}

test("a misspelt field is named with what was probably meant", () => {
  expect(wordsOf("VlanPool", "{rangs: [1]}")).toEqual([
    '"rangs" is not known here; did you mean "ranges"? | the fields of spec are ranges',
  ]);
});

test("a number out of range tells the range, an example and the meaning", () => {
  expect(wordsOf("AvailabilityZone", "{number: 10}")).toEqual([
    "10 is more than 9 | write a whole number from 1 to 9, such as 1; number: The zone's digit in route targets and infrastructure VNIs. Unique",
  ]);
});

test("numbers and texts that lack or have quotes too many are told so", () => {
  const [asn, group] = wordsOf("SwitchPair", "{asn: 65130.10, groupId: '1'}");
  expect(asn).toMatch(
    /^this is a number with a fraction, not a text or a whole number \| write a text /,
  );
  expect(group).toMatch(/^this is a text, not a whole number \| leave out the quotes; /);
});

test("a word that is not allowed is told what is", () => {
  const [words] = wordsOf("PortBinding", "{network: n, adminState: dwn}");
  expect(words).toMatch(/^"dwn" is not up or down; did you mean "down"\? \| write up or down; /);
});

test("an unknown kind is told all kinds", () => {
  const [words] = wordsOf("Swich", "{}");
  expect(words).toMatch(/^"Swich" is no kind; did you mean "Switch"\? \| the kinds are Avail/);
});

test("one wrong value of several types is one problem", () => {
  expect(wordsOf("VlanPool", "{ranges: [true]}")).toEqual([
    "this is true, not a whole number or a text | write a whole number or a text; an entry of ranges: One number, or a range 'first-last'",
  ]);
  expect(wordsOf("Switch", "{pair: a, driver: sim, ownership: 5}")).toHaveLength(1);
});

test("a key that stands twice names the first", () => {
  const text = "a: 1\nb: 2\na: 3\n";
  expect(readManifest("a.yaml", text).diagnostics[0]?.related).toEqual([
    {
      range: { file: "a.yaml", line: 1, column: 1, endLine: 1, endColumn: 2 },
      text: '"a" stands here first',
    },
  ]);
});

test("a field without words of its own is asked for without empty ones", () => {
  const text = "apiVersion: plumbline/v1\nkind: VlanPool\nspec: {ranges: [1]}\n";
  const [missing] = readManifest("a.yaml", text).diagnostics;
  expect(missing?.label).toContain('needs a field "metadata"');
  expect(missing?.help).toMatch(/^add "metadata:"(?!; write something else)/);
});

test.each([
  ["{fromFil: a}", ['"fromFil" is not known here; did you mean "fromFile"?']],
  ["{fromFile: a, value: b}", ['"value" is not known here']],
  ["{fromFile: a, fromEnv: B}", ["this map has more than one field"]],
  ["{}", ["this map is empty"]],
])("credentials %s have one mistake", (credentials, labels) => {
  const found = wordsOf("Switch", `{pair: a, driver: sim, credentials: ${credentials}}`);
  expect(found.map((words) => words.replace(/ \|.*/, ""))).toEqual(labels);
});
