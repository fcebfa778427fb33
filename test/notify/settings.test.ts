// Who is to be told, as people write it: whatever stands there, no reader throws, every mistake has a
// place, and the schema for editors says the same as the reader.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { peersOf } from "../../src/cli/controller/peers.ts";
import { readProject } from "../../src/cli/project.ts";
import { noticeTypes } from "../../src/ports/notices.ts";
import { projectRoot } from "../scenarios/world.ts";

const schema = JSON.parse(readFileSync(join(projectRoot, "schemas/project.schema.json"), "utf8"));
const isValid = new Ajv({ strict: true }).compile(schema);

const odd = [null, 7, "", "a", [], {}, ["a"], true, { a: 1 }, "../..", "a/b/../c"];
const reference = [
  { fromEnv: "A" },
  { fromFile: "a" },
  { fromEnv: "A", fromFile: "a" },
  { fromEnv: "1" },
];
const urls = ["https://a.example", "http://a:1/b?c", "ftp://a", "http://u:p@a", "https://"];

const values: Readonly<Record<string, readonly unknown[]>> = {
  type: ["webhook", "slack", "github", "gitlab", "gitea", "pager"],
  url: [...urls, ...reference],
  secret: reference,
  token: reference,
  on: [["failed"], [...noticeTypes], ["failed", "nope"], [7]],
  repository: [
    "a/b",
    "a/b/c",
    "7",
    "a b/c",
    "a//b",
    `a/${"b".repeat(255)}`,
    `a/${"b".repeat(256)}`,
  ],
  context: ["x", "x".repeat(255), "x".repeat(256)],
  odd: [1],
};

const sound: readonly Readonly<Record<string, unknown>>[] = [
  { type: "webhook", url: "https://a.example", secret: { fromEnv: "A" }, on: ["failed"] },
  { type: "slack", url: { fromFile: "a" } },
  { type: "github", token: { fromEnv: "A" }, repository: "a/b", context: "c" },
  { type: "gitlab", token: { fromEnv: "A" }, repository: "a/b/c", url: "http://a" },
  { type: "gitea", token: { fromEnv: "A" }, repository: "a/b", url: "http://a" },
];

/** A sound one with another value in one field, or without it. */
const changed = sound.flatMap((base) =>
  Object.entries(values).flatMap(([field, some]) => {
    const { [field]: _, ...rest } = base;
    return [rest, ...[...some, ...odd].map((value) => ({ ...rest, [field]: value }))];
  }),
);

function expectAgreement(notify: unknown): boolean {
  const text = `fabric: a\nnotify: ${JSON.stringify(notify)}\n`;
  const { diagnostics, project } = readProject("plumbline.yaml", text);
  const isSound = diagnostics.length === 0;
  expect(isSound, text).toBe(isValid({ fabric: "a", notify }));
  for (const { range } of diagnostics) expect([1, 2, 3]).toContain(range!.line);
  if (isSound) expect(project.notify).toHaveLength((notify as []).length);
  return isSound;
}

describe("the peers in a project file", () => {
  test("are understood as the schema says, whatever stands in one field", () => {
    const count = changed.map((peer) => expectAgreement([peer])).filter(Boolean).length;
    expect(count).toBeGreaterThan(50);
    expect(count).toBeLessThan(changed.length / 2);
  });

  test("are understood as the schema says, whatever stands there", () => {
    const anything = fc.oneof(fc.constantFrom(...changed, ...odd), fc.jsonValue());
    fc.assert(
      fc.property(fc.oneof(fc.array(anything, { maxLength: 3 }), fc.jsonValue()), (notify) => {
        expectAgreement(notify);
      }),
      { numRuns: 500 },
    );
  });

  test("each keep to what they are told to be, with paths from the project's folder", () => {
    const text = `notify:
  - {type: webhook, url: 'https://a.example', secret: {fromFile: s}}
  - {type: slack, url: {fromFile: chat}, on: [failed]}
  - {type: github, token: {fromEnv: T}, repository: a/b}
  - {type: gitlab, url: {fromFile: place}, token: {fromFile: t}, repository: a/b, context: c}
`;
    const { notify = [] } = readProject("plumbline.yaml", text).project;
    const usual = noticeTypes.filter((type) => type !== "settled");
    expect(peersOf(notify, "lab", { resolve: (path) => `/f/${path}` })).toEqual([
      { type: "webhook", url: "https://a.example", secret: { fromFile: "/f/s" }, on: usual },
      { type: "slack", url: { fromFile: "/f/chat" }, on: ["failed"] },
      {
        type: "github",
        url: "https://api.github.com",
        token: { fromEnv: "T" },
        repository: "a/b",
        context: "plumb/lab",
      },
      {
        type: "gitlab",
        url: { fromFile: "/f/place" },
        token: { fromFile: "/f/t" },
        repository: "a/b",
        context: "c",
      },
    ]);
  });

  test("are shown in the README as they are read", () => {
    const readme = readFileSync(join(projectRoot, "README.md"), "utf8");
    const [, text = ""] = /```yaml\n(hook: [^`]*notify:[^`]*)```/.exec(readme) ?? [];
    expect(readProject("plumbline.yaml", text).diagnostics).toEqual([]);
    expect(readProject("plumbline.yaml", text).project.notify).toHaveLength(3);
  });
});
