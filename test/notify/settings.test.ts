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

const oneOf = (...values: readonly unknown[]) => fc.constantFrom(...values, ...odd);
const peer = fc.record(
  {
    type: oneOf("webhook", "webhook", "slack", "github", "gitlab", "gitea", "gitea"),
    url: oneOf(...urls, ...reference),
    secret: oneOf(...reference),
    token: oneOf(...reference),
    on: oneOf(["failed"], [...noticeTypes], ["failed", "nope"]),
    repository: oneOf("a/b", "a/b/c", "7", "a b/c", "a//b"),
    context: oneOf("x", "x".repeat(255), "x".repeat(256)),
    odd: fc.constant(1),
  },
  { requiredKeys: ["type"] },
);

describe("the peers in a project file", () => {
  test("are understood as the schema says, whatever stands there", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.array(fc.oneof(peer, oneOf()), { maxLength: 3 }), oneOf()),
        (notify) => {
          const text = `fabric: a\nnotify: ${JSON.stringify(notify)}\n`;
          const { diagnostics, project } = readProject("plumbline.yaml", text);
          expect(diagnostics.length === 0, text).toBe(isValid({ fabric: "a", notify }));
          for (const { range } of diagnostics) expect([1, 2, 3]).toContain(range!.line);
          if (diagnostics.length === 0) expect(project.notify).toHaveLength((notify as []).length);
        },
      ),
      { numRuns: 2_000 },
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
