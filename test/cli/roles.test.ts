// From the roles that are there to those that are wanted: nothing twice, nothing that others made.

import { statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { nothingFound, otherRoles, roleSteps } from "../../src/cli/roles/steps.ts";
import { wantedRoles, type RolesRequest } from "../../src/cli/roles/wanted.ts";
import { commandsText } from "../../src/cli/views/init-roles.ts";
import type { Permission } from "../../src/ports/store-roles.ts";
import { createWorld } from "../scenarios/world.ts";

const request: RolesRequest = {
  agents: new Map([["a1", ["switch/leaf-a1"]]]),
  planners: ["ci", "both"],
  approvers: [],
  controllers: ["both"],
  logins: { type: "certificate" },
  isEnabling: true,
};
const wanted = wantedRoles(request, "default");
const root = { roles: new Map([["root", []]]), users: new Map([["root", ["root"]]]) };
const complete = {
  isEnabled: true,
  roles: new Map(wanted.roles.map(({ name, permissions }) => [name, permissions])),
  users: new Map(wanted.users.map(({ name, roles }) => [name, roles])),
};

test("from nothing, users count last, and only once there is a root", () => {
  const steps = roleSteps(wanted, request, nothingFound);
  expect(steps.at(-1)).toEqual({ type: "enable" });
  expect(steps.slice(-3, -1)).toEqual([
    { type: "add-user", user: "root", login: { type: "certificate" } },
    { type: "grant-role", user: "root", role: "root" },
  ]);
  expect(steps.filter(({ type }) => type === "grant-role").length).toBe(5);
});

test.each([
  ["switch/leaf-a1", false],
  ["switch/*", false],
  ["patchpanel/node1", true],
  ["patchpanel/*", true],
  ["*", true],
])("an agent of %s may write the keys of soft patch panels: %j", (pattern, may) => {
  const { roles } = wantedRoles({ ...request, agents: new Map([["a1", [pattern]]]) }, "default");
  const spp = { may: "read-write", key: "/spp/openstack/", end: "/spp/openstack0" };
  const ofAgent = roles.find(({ name }) => name === "plumb-agent-a1");
  expect(ofAgent?.permissions.some(({ key }) => key === spp.key)).toBe(may);
  if (may) expect(ofAgent?.permissions).toContainEqual(spp);
  for (const { name, permissions } of roles) {
    if (name !== ofAgent?.name) expect(permissions).not.toContainEqual(spp);
  }
});

test("an approver tells the controller what it may do, and writes nothing else", () => {
  const { roles, users } = wantedRoles({ ...request, approvers: ["ann", "ci"] }, "east");
  expect(roles.find(({ name }) => name === "plumb-approver-east")?.permissions).toEqual([
    { may: "read", key: "/plumbline/v1/east/", end: "/plumbline/v1/east0" },
    { may: "read-write", key: "/plumbline/v1/east/control/", end: "/plumbline/v1/east/control0" },
  ]);
  expect(users.filter(({ name }) => ["ann", "ci"].includes(name))).toEqual([
    { name: "ci", roles: ["plumb-planner-east", "plumb-approver-east"] },
    { name: "ann", roles: ["plumb-approver-east"] },
  ]);
});

test("where everything is there, nothing is done", () => {
  expect(roleSteps(wanted, request, complete)).toEqual([]);
  const off = { ...complete, isEnabled: false };
  const roles = new Map([...complete.roles, ...root.roles]);
  const users = new Map([...complete.users, ...root.users]);
  expect(roleSteps(wanted, request, { ...off, roles, users })).toEqual([{ type: "enable" }]);
});

describe("of what a role of ours permits besides", () => {
  const besides = (permission: Permission): unknown[] => {
    const roles = new Map(complete.roles);
    roles.set("plumb-agent-a1", [...(roles.get("plumb-agent-a1") ?? []), permission]);
    return roleSteps(wanted, request, { ...complete, roles });
  };
  const prefix = "/plumbline/v1/default/";

  test.each<[string, Omit<Permission, "may">]>([
    ["a key of the fabric", { key: `${prefix}lock` }],
    ["a range in the fabric", { key: `${prefix}a`, end: `${prefix}b` }],
    ["all fabrics", { key: "/plumbline/", end: "/plumbline0" }],
    ["everything", { key: "\0", end: "\0" }],
    ["everything from a key before it on", { key: "/a", end: "\0" }],
    ["a range that ends in it", { key: "/a", end: `${prefix}b` }],
    ["a range that begins in it", { key: `${prefix}z`, end: "/z" }],
  ])("%s is revoked", (_, range) => {
    const permission = { may: "read", ...range } as const;
    expect(besides(permission)).toEqual([{ type: "revoke", role: "plumb-agent-a1", permission }]);
  });

  test.each<[string, Omit<Permission, "may">]>([
    ["a key of another fabric", { key: "/plumbline/v1/default-2/lock" }],
    ["another fabric", { key: "/plumbline/v1/east/", end: "/plumbline/v1/east0" }],
    ["the key before it", { key: "/plumbline/v1/default" }],
    ["all before it", { key: "\0", end: prefix }],
    ["all behind it", { key: "/plumbline/v1/default0", end: "\0" }],
  ])("%s is kept", (_, range) => {
    expect(besides({ may: "read-write", ...range })).toEqual([]);
  });

  test("more than it needs on the same keys is replaced", () => {
    const roles = new Map(complete.roles);
    const [first, ...rest] = complete.roles.get("plumb-planner") ?? [];
    roles.set("plumb-planner", [{ key: "", ...first, may: "read-write" }, ...rest]);
    const steps = roleSteps(wanted, request, { ...complete, roles });
    expect(steps).toEqual([{ type: "grant", role: "plumb-planner", permission: first }]);
  });
});

test("a user's other roles are kept, and told", () => {
  const users = new Map([...complete.users, ["a1", ["plumb-agent-a1", "root"]]]);
  const found = { ...complete, users };
  expect(roleSteps(wanted, request, found)).toEqual([]);
  expect(otherRoles(wanted, found)).toEqual([{ user: "a1", role: "root" }]);
});

test("commands are what a shell takes them for, whatever is in a name", () => {
  const key = "/plumbline/v1/default/agents/switch/it's $HOME `x`/";
  const permission = { may: "read", key, end: `${key.slice(0, -1)}0` } as const;
  const text = commandsText([{ type: "grant", role: "r", permission }], undefined, false);
  expect(text.split("\n")[1]).toBe(
    String.raw`etcdctl role grant-permission r read '/plumbline/v1/default/agents/switch/it'\''s $HOME ` +
      "`x`/' --prefix",
  );
});

test("a secret is its owner's alone, and one that is there is left as it is", async () => {
  const world = createWorld();
  const { files } = world.ports;
  expect(await files.writeSecret("logins/a", "one")).toBe("written");
  expect(await files.writeSecret("logins/a", "two")).toBe("there");
  expect(await files.readText("logins/a")).toBe("one");
  expect(statSync(join(world.folder, "logins/a")).mode & 0o777).toBe(0o600);
  expect(statSync(join(world.folder, "logins")).mode & 0o777).toBe(0o700);
  expect(await files.list("logins")).toEqual(["a"]);
  expect(await files.writeSecret("logins/a/b", "x")).toMatchObject({ type: "trouble" });
  world.end();
});
