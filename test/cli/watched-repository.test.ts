// Which repository plumb watch follows: what flags, their variables and the project file say of it, and
// which of them wins. Whatever stands in the file, no reader throws, and its schema says the same.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readProject } from "../../src/cli/project.ts";
import { run } from "../../src/cli/run.ts";
import type { WatchedRepository } from "../../src/ports/repository.ts";
import { trouble } from "../../src/ports/trouble.ts";
import { createWorld, projectRoot, type World } from "../scenarios/world.ts";

type Environment = Readonly<Record<string, string>>;

let world: World;
beforeEach(() => {
  world = createWorld();
});
afterEach(() => {
  world.end();
});

const inFolder = (path: string): string => join(world.folder, path);

/** What is opened for `plumb watch` with these words; what it says where it opens none. */
async function watched(
  words: string,
  source: object | undefined,
  environment: Environment = {},
): Promise<Partial<WatchedRepository> | string> {
  if (source !== undefined) {
    writeFileSync(inFolder("plumbline.yaml"), `source: ${JSON.stringify(source)}\n`);
  }
  const opened: Partial<WatchedRepository>[] = [];
  const code = await run(["watch", ...words.split(" ").filter(Boolean)], {
    ...world.ports,
    environment,
    openRepository({ folder, ...repository }) {
      expect(folder).toMatch(/\/state\/git\/[0-9a-f]{16}$/);
      opened.push(repository);
      return Promise.resolve(trouble("opening", "this is a test", "never"));
    },
    watchFiles: () => Promise.reject(new Error("it watches files")),
  }).catch((error: unknown) => (error instanceof Error ? error.message : ""));
  const said = world.taken().join("\n");
  return opened[0] ?? (typeof code === "string" ? code : `${code} ${said}`);
}

const url = "https://git.example/fabric.git";
const full = { repository: url, ref: "prod", path: "a", poll: "30s", user: "me" };
const settled = { url, ref: "prod", path: "a", pollMs: 30_000 };

describe("the repository that is watched", () => {
  test("is the project file's where no flag says anything", async () => {
    const password = { fromFile: "word" };
    expect(await watched("", { ...full, password, allowedSigners: "signers" })).toEqual({
      ...settled,
      credentials: { username: "me", passwordFile: inFolder("word") },
      signatures: { allowedSignersFile: inFolder("signers") },
    });
  });

  test("needs nothing but an address", async () => {
    const least = { url, ref: "main", pollMs: 60_000 };
    expect(await watched("", { repository: url })).toEqual(least);
    expect(await watched(`--repository ${url}`, undefined)).toEqual(least);
  });

  test("may stand beside the project file", async () => {
    expect(await watched("", { repository: "./a.git" })).toMatchObject({ url: inFolder("a.git") });
  });

  test("is followed as a flag says, or else a variable, or else the file", async () => {
    const environment = { PLUMB_REF: "variable", PLUMB_PATH: "variable" };
    const said = await watched("--ref flag", full, environment);
    expect(said).toMatchObject({ ref: "flag", path: "variable", pollMs: 30_000 });
  });

  test("is not opened where files are named, by flag or variable", async () => {
    expect(await watched("", undefined)).toBe("it watches files");
    expect(await watched("-f a", full)).toBe("it watches files");
    expect(await watched("", full, { PLUMB_FILENAME: "a" })).toBe("it watches files");
  });

  test.each([
    ["--ref a", "name the repository too"],
    ["-f a --ref a", "name the repository too"],
    [`-f a --repository ${url}`, "not both"],
    [`--repository ${url} --known-hosts a`, "--ssh-key"],
    [`--repository ${url} --ssh-key a --git-user b`, "are for http"],
    [`--repository ${url} --poll 1ms`, "from 1s to 24h"],
  ])("is not guessed from %s", async (words, hint) => {
    const said = await watched(words, undefined);
    expect(said).toMatch(/^64 ! error: /);
    expect(said).toContain(hint);
  });
});

describe("the login to it", () => {
  const inFile = { ...full, password: { fromEnv: "WORD" } };
  const login = async (
    words: string,
    source: object,
    environment?: Environment,
  ): Promise<unknown> => {
    const found = await watched(words, source, environment);
    return typeof found === "string" ? found : found.credentials;
  };

  test("goes to no other repository than the one that it stands beside", async () => {
    const words = "--repository https://other.example/fabric.git";
    const signed = { ...inFile, gpgKeyring: "ring" };
    const other = await watched(words, signed);
    expect(other).not.toHaveProperty("credentials");
    expect(other).toMatchObject({ ref: "prod", signatures: { gpgKeyringFile: inFolder("ring") } });
    const { user: _, password: __, ...ssh } = { ...inFile, sshKey: "key" };
    expect(await login(words, ssh)).toBeUndefined();
    expect(await login(`--repository ${url}`, inFile)).toHaveProperty("passwordEnv", "WORD");
  });

  test("has the password of a flag, or else the variable's, or else the file's", async () => {
    const file = { username: "me", passwordFile: inFolder("w") };
    const variable = { username: "me", passwordEnv: "PLUMB_GIT_PASSWORD" };
    const set = { PLUMB_GIT_PASSWORD: "x" };
    expect(await login("--git-password-file w", inFile, set)).toEqual(file);
    expect(await login("", inFile, set)).toEqual(variable);
    expect(await login("", inFile)).toEqual({ username: "me", passwordEnv: "WORD" });
    expect(await login("", full)).toEqual(variable);
    expect(await login("", { repository: url }, set)).toBeUndefined();
  });

  test("over ssh is a key, which a login over http takes the place of", async () => {
    const ssh = { repository: "git@git.example:a.git", sshKey: "key", knownHosts: "hosts" };
    const key = { sshKeyFile: inFolder("key"), knownHostsFile: inFolder("hosts") };
    expect(await login("", ssh)).toEqual(key);
    const other = { ...key, knownHostsFile: inFolder("b") };
    expect(await login("--known-hosts b", ssh)).toEqual(other);
    expect(await login("--git-user you", ssh)).toHaveProperty("username", "you");
    expect(await login("--ssh-key key", full)).toEqual({ sshKeyFile: inFolder("key") });
  });
});

describe("a source in a project file", () => {
  const schema = JSON.parse(readFileSync(join(projectRoot, "schemas/project.schema.json"), "utf8"));
  const isValid = new Ajv({ strict: true }).compile(schema);

  const odd = [
    null,
    7,
    "",
    " ",
    "a b",
    [],
    {},
    true,
    "-a",
    "..",
    "a/../b",
    "/a",
    "a\nb",
    "\\",
    "é",
  ];
  const words = {
    repository: [url, "git@a:b", "ssh://git@a/b", "ssh://a:b@c/d", "https://a@b/c", "x://a:b@c"],
    ref: ["main", "refs/tags/v1", "a".repeat(1025)],
    path: ["a/b", "..a", "./a", "a/..b"],
    poll: ["30s", "5m", "1d", "1.5s"],
    user: ["me"],
    password: [{ fromEnv: "A" }, { fromFile: "a" }, { fromEnv: "A", fromFile: "a" }],
    sshKey: ["a"],
    knownHosts: ["a"],
    allowedSigners: ["a"],
    gpgKeyring: ["a"],
    branch: ["main"],
  };
  const field = Object.fromEntries(
    Object.entries(words).map(([name, some]) => [name, fc.constantFrom(...some, ...odd)]),
  );

  test("is understood as its schema says, whatever stands there", () => {
    const anything = fc.oneof(
      fc.record(field, { requiredKeys: ["repository"] }),
      fc.constantFrom(...Object.entries(words)).map(([name, [some]]) => ({
        repository: url,
        [name]: some,
      })),
      fc.jsonValue(),
    );
    let sound = 0;
    fc.assert(
      fc.property(anything, (source) => {
        const text = `fabric: a\nsource: ${JSON.stringify(source)}\n`;
        const { diagnostics, project } = readProject("plumbline.yaml", text);
        expect(diagnostics.length === 0, text).toBe(isValid({ fabric: "a", source }));
        for (const { range } of diagnostics) expect([2, 3]).toContain(range!.line);
        if (diagnostics.length > 0) return;
        sound += 1;
        expect(project.source?.url).not.toMatch(/\/\/[^/]*:[^/]*@/);
      }),
      { numRuns: 2_000 },
    );
    expect(sound).toBeGreaterThan(50);
  });

  test.each(["500ms", "25h", "0s"])("is not asked every %s", (poll) => {
    const text = `source:\n  repository: /a\n  poll: ${poll}\n`;
    const { diagnostics } = readProject("plumbline.yaml", text);
    expect(diagnostics).toMatchObject([
      { code: "schema/wrong-value", range: { line: 3, column: 9 } },
    ]);
    expect(diagnostics[0]?.help).toBe("write a time from 1s to 24h");
  });

  test("is shown in the README as it is read, and so is the policy beside it", async () => {
    const readme = readFileSync(join(projectRoot, "README.md"), "utf8");
    const [, source = "", spec = ""] =
      /```yaml\n(source:[^`]*)```[^`]*`ReconcilePolicy`[^`]*```yaml\n(spec:[^`]*)```/.exec(
        readme,
      ) ?? [];
    const { diagnostics, project } = readProject("plumbline.yaml", source);
    expect(diagnostics).toEqual([]);
    expect(project.source).toHaveProperty("allowedSignersFile");
    world.input = `apiVersion: plumbline/v1\nkind: ReconcilePolicy\nmetadata: {name: a}\n${spec}`;
    expect(spec).toContain("mode:");
    expect([await run(["validate", "-f", "-"], world.ports), world.taken()[1]]).toEqual([
      0,
      undefined,
    ]);
  });

  test("has one kind of login, and the other is shown", () => {
    const text = "source:\n  repository: /a\n  user: me\n  sshKey: k\n";
    const { diagnostics } = readProject("plumbline.yaml", text);
    expect(diagnostics).toMatchObject([{ code: "schema/wrong-value", range: { line: 3 } }]);
  });
});
