// What commands really report, held against what each format demands.

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { readFile as readThrough } from "node:fs/promises";
import { join } from "node:path";
import { Ajv } from "ajv";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { run } from "../../src/cli/run.ts";
import { createWorld, projectRoot, type World } from "../scenarios/world.ts";
import {
  annotationOf,
  codeQualityProblems,
  junitProblems,
  sarifProblems,
  sarifResults,
  terraformProblems,
} from "./judges.ts";

const formats = ["sarif", "junit", "gitlab-codequality", "ndjson", "markdown"];
const asFiles = formats.map((format) => `-o ${format}=out/${format}`).join(" ");

let world: World;
beforeEach(async () => {
  world = createWorld();
  await plumb("init");
});
afterEach(() => {
  world.end();
});

async function plumb(line: string): Promise<{ code: number; out: string; err: string[] }> {
  const code = await run(line.split(" "), world.ports);
  const said = world.taken();
  const err = said.filter((one) => one.startsWith("! ")).map((one) => one.slice(2));
  return { code, out: said.filter((one) => !one.startsWith("! ")).join("\n"), err };
}

const read = (file: string): string => readFileSync(join(world.folder, file), "utf8");

/** Everything that is wrong with the files of `asFiles`. */
async function problems(): Promise<unknown[]> {
  return [
    ...sarifProblems(JSON.parse(read("out/sarif"))),
    ...codeQualityProblems(JSON.parse(read("out/gitlab-codequality"))),
    ...(await junitProblems(read("out/junit"))),
    ...ndjsonProblems(read("out/ndjson")),
  ];
}

const ajv = new Ajv({ allowUnionTypes: true, allErrors: true });
const lineSchema = JSON.parse(
  readFileSync(join(projectRoot, "schemas/outputs/ndjson.schema.json"), "utf8"),
);
const isLine = ajv.compile(lineSchema);

function ndjsonProblems(text: string): unknown[] {
  const lines: { type?: string }[] = text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  const wrong = lines.flatMap((line) => (isLine(line) ? [] : [line, isLine.errors]));
  const isFramed = lines[0]?.type === "version" && lines.at(-1)?.type === "summary";
  return isFramed ? wrong : [...wrong, "it neither begins nor ends as it should"];
}

async function breakThings(): Promise<void> {
  await plumb("apply -y");
  await plumb("sim switch/leaf-a1 set /interfaces/Port-Channel101/nativeVlan 1");
  await plumb("sim switch/leaf-a2 fail unreachable");
}

describe("every format is as its document says", () => {
  test("of a plan that makes everything", async () => {
    const { code, out } = await plumb(`plan ${asFiles} -o gitlab-terraform=out/terraform`);
    expect(code).toBe(0);
    expect(out).toContain("12 to add");
    expect(await problems()).toEqual([]);
    const terraform = JSON.parse(read("out/terraform"));
    expect(terraformProblems(terraform)).toEqual([]);
    expect(terraform).toEqual({ create: 12, update: 0, delete: 0 });
  });

  test("of a plan with something held back and a target unknown", async () => {
    await breakThings();
    expect((await plumb(`plan ${asFiles}`)).code).toBe(8);
    expect(await problems()).toEqual([]);
    expect(read("out/junit")).toContain('skipped="1"');
    expect(read("out/sarif")).toContain('"uri": "manifests/fabric.yaml"');
  });

  test("of drift", async () => {
    await breakThings();
    expect((await plumb(`drift ${asFiles}`)).code).toBe(2);
    expect(await problems()).toEqual([]);
    const [first] = sarifResults(JSON.parse(read("out/sarif")));
    expect(first).toMatchObject({ ruleId: "drift/changed", level: "warning" });
    expect(first?.message.text).toContain("native is 1, should be 2000");
    expect(first?.locations?.[0]?.physicalLocation.artifactLocation.uri).toBe(
      "manifests/networks.yaml",
    );
  });

  test("of a fabric in sync", async () => {
    await plumb("apply -y");
    for (const command of ["plan", "drift", "validate"]) {
      expect((await plumb(`${command} ${asFiles}`)).code).toBe(0);
      expect(await problems()).toEqual([]);
      expect(read("out/junit")).toContain('failures="0"');
    }
  });

  test.each(["validate", "plan"])("of manifests that stop %s", async (command) => {
    writeFileSync(join(world.folder, "manifests/wrong.yaml"), "kind: Nonsense\n---\na: [");
    const { code, err } = await plumb(`${command} ${asFiles}`);
    expect(code).toBe(3);
    expect(err.join("\n")).toContain("error[schema/unknown-kind]");
    expect(await problems()).toEqual([]);
    expect(read("out/sarif")).toContain('"ruleId": "yaml/syntax"');
    expect(read("out/markdown")).toContain("The manifests are not valid");
    // Zeros would say that there is nothing to do.
    if (command === "plan") await plumb("plan -o gitlab-terraform=out/terraform");
    expect(existsSync(join(world.folder, "out/terraform"))).toBe(false);
  });
});

test("no report has a secret that stands in a manifest by mistake", async () => {
  const text = `apiVersion: plumbline/v1
kind: Switch
metadata: {name: leaf-a3}
spec:
  pair: leaf-a
  driver: ovs
  credentials: {password: hunter2-hunter2}
  endpoint: "https://admin:hunter2-hunter2@192.0.2.1"
  passwort: hunter2-hunter2
`;
  writeFileSync(join(world.folder, "manifests/secret.yaml"), text);
  const { code, err } = await plumb(`plan ${asFiles} -o json=out/json`);
  expect(code).toBe(3);
  expect(err.join("\n")).toContain("manifests/secret.yaml");
  for (const format of [...formats, "json"]) {
    expect(read(`out/${format}`), format).toContain("secret");
    expect(read(`out/${format}`), format).not.toContain("hunter2");
  }
});

test("a finding is known again when its line moves, and another when it differs", async () => {
  await breakThings();
  const prints = async (): Promise<string[]> => {
    const { out } = await plumb("drift -o gitlab-codequality");
    return JSON.parse(out).map(({ fingerprint }: { fingerprint: string }) => fingerprint);
  };
  const before = await prints();
  const file = join(world.folder, "manifests/networks.yaml");
  writeFileSync(file, `# a line more\n\n${readFileSync(file, "utf8")}`);
  expect(await prints()).toEqual(before);
  await plumb("sim switch/leaf-a2 clear");
  expect(await prints()).toEqual(before.slice(0, 1));
});

describe("-o", () => {
  test.each([
    ["plan -o json -o sarif", "standard output takes one format, not json and sarif"],
    ["plan -o sarif=a -o junit=a", "two formats cannot both be written to a"],
    ["plan -o sarif=", "needs the name of a FILE"],
    ["plan -o github=a", "-o github takes no file"],
    ["plan -o yaml=a", "--output takes one of text, json, ndjson, markdown"],
    ["drift -o gitlab-terraform", "--output takes one of text, json"],
    ["apply -o sarif", "--output takes one of text, json, not"],
  ])("%s is refused", async (line, message) => {
    const { code, err } = await plumb(line);
    expect(err.join("\n")).toContain(message);
    expect(code).toBe(64);
  });

  test("writes to files what it would print", async () => {
    for (const format of ["json", "ndjson", "markdown", "sarif"]) {
      const { out } = await plumb(`plan -o ${format}`);
      await plumb(`plan -o ${format}=out/same`);
      expect(read("out/same").trimEnd()).toBe(out);
    }
  });

  test("stands before the command as well, and in the environment", async () => {
    expect(JSON.parse((await plumb("-o json plan")).out).summary.add).toBe(12);
    const PLUMB_OUTPUT = "markdown=out/plan.md,gitlab-terraform=out/plan.json";
    await run(["plan"], createWorldIn(world, { PLUMB_OUTPUT }).ports);
    expect(JSON.parse(read("out/plan.json")).create).toBe(12);
    expect(existsSync(join(world.folder, "out/plan.md"))).toBe(true);
  });

  test("says which file cannot be written, and fails", async () => {
    writeFileSync(join(world.folder, "taken"), "");
    const { code, err } = await plumb("plan -o sarif=taken/plan.sarif");
    expect(code).toBe(1);
    expect(err.join("\n")).toContain("writing taken/plan.sarif");
  });
});

test("a report for a pipe goes through the pipe, which stays one", async () => {
  const pipe = join(world.folder, "pipe");
  execFileSync("mkfifo", [pipe]);
  const piped = readThrough(pipe, "utf8");
  expect((await plumb("plan -o gitlab-terraform=pipe")).code).toBe(0);
  expect(JSON.parse(await piped)).toEqual({ create: 12, update: 0, delete: 0 });
  expect(statSync(pipe).isFIFO()).toBe(true);
});

describe("in GitHub Actions", () => {
  test("annotations, summary and outputs come by themselves, beside the same text", async () => {
    await breakThings();
    const { out } = await plumb("drift");
    const inActions = createWorldIn(world, {
      GITHUB_ACTIONS: "true",
      GITHUB_WORKSPACE: join(world.folder, ".."),
      GITHUB_STEP_SUMMARY: join(world.folder, "summary.md"),
      GITHUB_OUTPUT: join(world.folder, "outputs"),
    });
    writeFileSync(join(world.folder, "summary.md"), "earlier\n");
    expect(await run(["drift"], inActions.ports)).toBe(2);
    const said = inActions.taken();
    const shown = said.filter((one) => !one.startsWith("! ")).join("\n");
    expect(shown.replace(/, first seen so .*$/m, "")).toBe(out.replace(/, first seen so .*$/m, ""));
    const annotations = said
      .filter((one) => one.startsWith("! ::"))
      .map((one) => annotationOf(one.slice(2)));
    expect(annotations).toHaveLength(2);
    expect(annotations[0]).toMatchObject({
      kind: "warning",
      properties: { title: "drift/changed", line: "9" },
    });
    expect(annotations[0]?.properties["file"]).toMatch(/^plumb-[^/]+\/manifests\/networks\.yaml$/);
    expect(read("summary.md")).toMatch(/^earlier\n<!-- plumb:drift:default -->\n/);
    expect(read("outputs")).toBe("drifted=1\nunknown=1\n");
  });

  test("somebody who names formats gets those and no others", async () => {
    const inActions = createWorldIn(world, { GITHUB_ACTIONS: "true" });
    await run(["plan", "-o", "json"], inActions.ports);
    expect(inActions.taken().filter((one) => one.startsWith("! "))).toEqual([]);
  });
});

/** The same world, seen with another environment. */
function createWorldIn(from: World, environment: Record<string, string>): World {
  return { ...from, ports: { ...from.ports, environment } };
}
