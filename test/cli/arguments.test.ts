// From words and the environment to typed arguments: what wins, what is refused, what is suggested.

import { describe, expect, test } from "vitest";
import { applyDeclaration } from "../../src/cli/arguments/apply.ts";
import { environmentName } from "../../src/cli/arguments/declaration.ts";
import { globalOptions } from "../../src/cli/arguments/globals.ts";
import { commands } from "../../src/cli/commands/list.ts";
import { parseArguments } from "../../src/cli/program.ts";

const declarations = commands.map((command) => command.declaration);

function parse(line: string, environment: Record<string, string> = {}) {
  return parseArguments(declarations, line.split(" "), environment, 100);
}

function applied(line: string, environment: Record<string, string> = {}) {
  const parsed = parse(line, environment);
  if (parsed.type !== "invocation") throw new Error(`not an invocation: ${JSON.stringify(parsed)}`);
  return applyDeclaration.read(parsed);
}

describe("options", () => {
  test("a flag wins over the environment", () => {
    const environment = { PLUMB_PARALLELISM: "3", PLUMB_TARGET: "switch/a,switch/b" };
    expect(applied("apply --parallelism 7", environment)).toMatchObject({
      parallelism: 7,
      options: { targets: ["switch/a", "switch/b"] },
    });
    expect(applied("apply --target switch/c", environment)).toMatchObject({
      parallelism: 3,
      options: { targets: ["switch/c"] },
    });
  });

  test("a switch in the environment is off at 0 and false", () => {
    expect(applied("apply", { PLUMB_AUTO_APPROVE: "1" })).toMatchObject({ isApproved: true });
    expect(applied("apply", { PLUMB_AUTO_APPROVE: "0" })).toMatchObject({ isApproved: false });
    expect(applied("apply", { PLUMB_ROLLBACK: "" })).toMatchObject({
      isRolledBackOnFailure: false,
    });
  });

  test("global options are taken before and behind the command", () => {
    for (const line of ["-C there -o json plan", "plan -C there -o json"]) {
      expect(parse(line)).toMatchObject({ globals: { folder: "there", output: "json" } });
    }
    expect(parse("plan -f a -f b --no-color")).toMatchObject({
      globals: { filenames: ["a", "b"], isColorRefused: true },
    });
  });

  test("the store is named in two ways", () => {
    const store = { type: "embedded", folder: "here" };
    expect(parse("plan --store embedded:here")).toMatchObject({ globals: { store } });
    expect(parse("plan --state here")).toMatchObject({ globals: { store } });
    expect(parse("plan --state here --store embedded:there")).toMatchObject({ globals: { store } });
  });

  test.each([
    ["etcd://a.example:2379", ["a.example:2379"], false],
    ["etcd://a,b:1/", ["a:2379", "b:1"], false],
    [
      "etcd+https://10.0.0.1:2379,[2001:db8::1]:2379,[::1]",
      ["10.0.0.1:2379", "[2001:db8::1]:2379", "[::1]:2379"],
      true,
    ],
  ])("an etcd is named by its members: %s", (text, endpoints, isSecure) => {
    const globals = { store: { type: "etcd", endpoints, isSecure } };
    expect(parse(`plan --store ${text}`)).toMatchObject({ globals });
    expect(parse("plan", { PLUMB_STORE: text })).toMatchObject({ globals });
  });

  test("no two options of a command share a name or a letter", () => {
    for (const { options } of declarations) {
      // A command may say an option of all again, under the same letter.
      const own = new Map(options.map(({ long, short }) => [long, short]));
      const again = globalOptions.filter(({ long }) => own.has(long));
      for (const { long, short } of again) expect(own.get(long)).toBe(short);
      const all = [...globalOptions.filter((one) => !again.includes(one)), ...options];
      const names = all.map(environmentName);
      const letters = all.flatMap((option) => option.short ?? []);
      expect(new Set(names).size).toBe(names.length);
      expect(new Set(letters).size).toBe(letters.length);
    }
  });
});

describe("what is refused as usage", () => {
  test.each([
    ["plan --parallelism many", "--parallelism takes a whole number"],
    ["plan --parallelism 0", "--parallelism takes a number from 1 on"],
    ["plan -o yaml", "--output takes one of text, json"],
    ["plan --store etcd:there", "--store takes embedded:DIR"],
    ["plan --store etcd://", "--store takes embedded:DIR"],
    ["plan --store etcd://a,,b", "--store takes embedded:DIR"],
    ["plan --store etcd://a:2379/prefix", "--store takes embedded:DIR"],
    ["plan --store etcd://a:99999", "the port of a:99999 is larger than 65535"],
    ["plan --store etcd://a,a:2379", "a:2379 stands twice"],
    ["plan --store http://a:1,http://b:1", 'did you mean "etcd://a:1,b:1"?'],
    ["plan --store https://a:1,https://b:1", 'did you mean "etcd+https://a:1,b:1"?'],
    ["plan --store etcd://me:word@a:1", "an address has no user and no password"],
    ["plan --store etcd://a:1 --state here", "--state is short for --store embedded:DIR"],
    ["plan --fabric Über", "--fabric takes a name"],
    ["plan extra", "too many arguments"],
    ["blame", "missing required argument 'TARGET'"],
    ["apply change.plan --scope Network/a", "a saved plan is run as it is"],
    ["state show", "state show needs a KEY"],
    ["state list x y", "too many arguments"],
    ["sim switch/a fail sabotage", "sim fail takes one of"],
    ["sim switch/a set vlans/1 x", "takes a PATH"],
    ["sim switch/a set /vlans/1", "takes a PATH and a VALUE"],
    ["show x --owned --desired", "choose one of"],
    ["import cc-fabric config.yaml", "--out DIR"],
    ["import terraform main.tf --out x", "is no source: name drift, cc-fabric"],
    ["completion ksh", "Allowed choices are bash, zsh, fish"],
    ["paln", "Did you mean plan?"],
    ["plan --targt switch/a", "Did you mean --target?"],
  ])("%s", (line, message) => {
    const parsed = parse(line);
    const read =
      parsed.type === "invocation"
        ? commands.find((one) => one.declaration.name === parsed.name)!.prepare(parsed)
        : parsed;
    expect(read).toMatchObject({ type: "usage", message: expect.stringContaining(message) });
  });

  test("a wrong value in the environment names the variable", () => {
    expect(parse("plan", { PLUMB_OUTPUT: "xml" })).toMatchObject({
      message: expect.stringContaining("PLUMB_OUTPUT takes one of"),
    });
  });
});

describe("help", () => {
  test.each(declarations.map((declaration) => declaration.name))("%s has an example", (name) => {
    const parsed = parse(`${name} --help`);
    if (parsed.type !== "help") throw new Error("no help");
    expect(parsed.text).toMatch(/Examples?:\n {2}(?:plumb|source)/);
    expect(parsed.text).toContain(`Usage: plumb ${name}`);
  });

  test("the list of commands is exactly what this version has", () => {
    const parsed = parse("--help");
    if (parsed.type !== "help") throw new Error("no help");
    const listed = [...parsed.text.matchAll(/^ {2}([a-z]+) .*\S/gm)].map(([, name]) => name);
    const known =
      "init validate fmt plan apply diff drift show blame explain graph get history undo confirm doctor lock watch status reconcile approve suspend resume agent import state sim";
    expect(listed).toEqual([...known.split(" "), "schema", "completion", "version", "help"]);
    expect(parsed.text).toContain("Exit codes:");
  });
});
