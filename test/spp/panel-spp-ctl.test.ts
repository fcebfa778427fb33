// The client of spp-ctl: what it makes of every answer, and what it never sends.

import { createServer, type Server } from "node:http";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createOpenSppCtl } from "../../src/adapters/spp-ctl/spp-ctl-client.ts";
import type { SppCtl, SppStep } from "../../src/ports/spp-ctl.ts";
import { isTrouble } from "../../src/ports/trouble.ts";

interface Reply {
  readonly status: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

let server: Server;
let ctl: SppCtl;
let reply: Reply;
let asked: { method: string; path: string; body: string }[];

beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => (body += String(chunk)));
    request.on("end", () => {
      asked.push({ method: request.method ?? "", path: request.url ?? "", body });
      response.writeHead(reply.status, reply.headers).end(reply.body);
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  ctl = open(`http://127.0.0.1:${port}/`);
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

function open(endpoint: string): SppCtl {
  const opened = createOpenSppCtl({ callMs: 500 })(endpoint);
  if (isTrouble(opened)) throw new Error(opened.reason);
  return opened;
}

const attach: SppStep = { step: "attach", component: "merger", port: "ring:1", direction: "rx" };

describe("a process", () => {
  const whole = {
    "client-id": 1,
    "master-lcore": 1,
    ports: ["phy:0"],
    components: [
      { core: 2, type: "unuse" },
      {
        core: 3,
        name: "merger",
        type: "merge",
        rx_port: [{ port: "ring:1", vlan: { operation: "add", id: 400, pcp: 0 } }],
        tx_port: [{ port: "phy:0" }],
      },
    ],
    classifier_table: [
      { type: "vlan", value: "400/FA:16:3E:0:0:A", port: "ring:0" },
      { type: "mac", value: "fa-16-3e-00-00-0b", port: "ring:2" },
      { type: "mac", value: "default", port: "ring:4" },
    ],
  };

  test("is read as a whole", async () => {
    reply = { status: 200, body: JSON.stringify(whole) };
    expect(await ctl.vf(1)).toEqual({
      client: 1,
      masterCore: 1,
      ports: ["phy:0"],
      components: [
        {
          name: "merger",
          core: 3,
          type: "merge",
          rx: [{ port: "ring:1", vlan: { operation: "add", id: 400, pcp: 0 } }],
          tx: [{ port: "phy:0", vlan: { operation: "none" } }],
        },
      ],
      freeCores: [2],
      classifier: [
        { mac: "fa:16:3e:00:00:0a", vlan: 400, port: "ring:0" },
        { mac: "fa:16:3e:00:00:0b", vlan: undefined, port: "ring:2" },
      ],
    });
    expect(asked).toEqual([{ method: "GET", path: "/v1/vfs/1", body: "" }]);
  });

  test.each<[string, Reply]>([
    ["an answer that is no JSON", { status: 200, body: "<html>" }],
    ["nothing", { status: 200, body: "" }],
    ["a list", { status: 200, body: "[]" }],
    ["another process", { status: 200, body: JSON.stringify({ ...whole, "client-id": 2 }) }],
    ["no components", { status: 200, body: JSON.stringify({ ...whole, components: null }) }],
    ["half a component", { status: 200, body: JSON.stringify({ ...whole, components: [{}] }) }],
    [
      "a VLAN operation of a later time",
      {
        status: 200,
        body: JSON.stringify({
          ...whole,
          components: [
            {
              core: 3,
              name: "merger",
              type: "merge",
              rx_port: [{ port: "ring:1", vlan: { operation: "swap" } }],
            },
          ],
        }),
      },
    ],
    [
      "an entry for no address",
      {
        status: 200,
        body: JSON.stringify({
          ...whole,
          classifier_table: [{ type: "mac", value: "all", port: "ring:0" }],
        }),
      },
    ],
    ["an error", { status: 500, body: "Internal Server Error" }],
    ["an empty success", { status: 204 }],
    ["a way to somewhere else", { status: 302, headers: { location: "http://192.0.2.1/" } }],
    ["more than anybody reads", { status: 200, body: " ".repeat(5_000_000) }],
  ])("that shows %s is trouble", async (_, answer) => {
    reply = answer;
    expect(await ctl.vf(1)).toMatchObject({
      type: "trouble",
      reason: expect.stringMatching(/\w+ \w+/) as string,
    });
    expect(asked.every(({ path }) => path === "/v1/vfs/1")).toBe(true);
  });

  test("that is not connected is not there", async () => {
    reply = { status: 404, body: "sec_id 1 not found." };
    expect(await ctl.vf(1)).toBeUndefined();
  });

  test("is listed once, and others are not", async () => {
    const all = [
      { type: "primary" },
      { type: "vf", "client-id": 2 },
      { type: "vf", "client-id": 1 },
      { type: "vf", "client-id": 2 },
      { type: "mirror", "client-id": 3 },
    ];
    reply = { status: 200, body: JSON.stringify(all) };
    expect(await ctl.clients()).toEqual([1, 2]);
    reply = { status: 200, body: '[{"type": "vf"}]' };
    expect(isTrouble(await ctl.clients())).toBe(true);
  });
});

describe("a step", () => {
  test.each<[Reply, string]>([
    [{ status: 204 }, "done"],
    [{ status: 200, body: "odd" }, "done"],
    [{ status: 400, body: "command error: bad value(port)" }, "refused"],
    [{ status: 404, body: "sec_id 1 not found." }, "refused"],
    [{ status: 500, body: "Internal Server Error" }, "refused"],
    [{ status: 502 }, "lost"],
    [{ status: 504, body: "\u001b[31mgateway\u0007\n timed out" }, "lost"],
    [{ status: 302, headers: { location: "http://192.0.2.1/" } }, "lost"],
  ])("that is answered with %j is %s", async (answer, type) => {
    reply = answer;
    const answered = await ctl.change(1, attach);
    expect(answered.type).toBe(type);
    expect(JSON.stringify(answered)).not.toMatch(/\\u00|\\n/);
    expect(asked).toHaveLength(1);
  });

  test.each<[SppStep, string]>([
    [
      attach,
      'PUT /v1/vfs/1/components/merger/ports {"action":"attach","port":"ring:1","dir":"rx"}',
    ],
    [
      { ...attach, vlan: { operation: "add", id: 400 } },
      'PUT /v1/vfs/1/components/merger/ports {"action":"attach","port":"ring:1","dir":"rx","vlan":{"operation":"add","id":400,"pcp":0}}',
    ],
    [
      { ...attach, vlan: { operation: "del" } },
      'PUT /v1/vfs/1/components/merger/ports {"action":"attach","port":"ring:1","dir":"rx","vlan":{"operation":"del"}}',
    ],
    [
      { step: "make", component: "merger", core: 7, type: "merge" },
      'POST /v1/vfs/1/components {"name":"merger","core":7,"type":"merge"}',
    ],
    [{ step: "unmake", component: "merger" }, "DELETE /v1/vfs/1/components/merger "],
    [
      { step: "classify", mac: "fa:16:3e:00:00:0a", port: "ring:0" },
      'PUT /v1/vfs/1/classifier_table {"action":"add","type":"mac","mac_address":"fa:16:3e:00:00:0a","port":"ring:0"}',
    ],
    [
      { step: "unclassify", mac: "fa:16:3e:00:00:0a", port: "ring:0", vlan: 400 },
      'PUT /v1/vfs/1/classifier_table {"action":"del","type":"vlan","mac_address":"fa:16:3e:00:00:0a","port":"ring:0","vlan":400}',
    ],
  ])("is sent as spp-ctl takes it: %j", async (step, request) => {
    reply = { status: 204 };
    expect(await ctl.change(1, step)).toEqual({ type: "done" });
    expect(asked.map(({ method, path, body }) => `${method} ${path} ${body}`)).toEqual([request]);
  });

  test.each<SppStep>([
    { step: "make", component: "a 2 merge", core: 2, type: "merge" },
    { step: "make", component: "x".repeat(111), core: 2, type: "merge" },
    { step: "make", component: "", core: 2, type: "merge" },
    { step: "make", component: "a", core: 2.5, type: "merge" },
    { step: "make", component: "a", core: 2, type: "merge\n" },
    { step: "unmake", component: "../../2" },
    { ...attach, component: "a b" },
    { ...attach, port: "ring:1 rx other" },
    { step: "classify", mac: "default", port: "ring:0" },
    { step: "classify", mac: "fa:16:3e:00:00:0a", port: "ring" },
  ])("that would say something else to spp_vf is not sent: %j", async (step) => {
    expect(await ctl.change(1, step)).toMatchObject({
      type: "refused",
      reason: expect.stringContaining("spp_vf takes no") as string,
    });
    expect(asked).toEqual([]);
  });
});

test("a controller that is not there is trouble, and its answer lost", async () => {
  const { port } = server.address() as { port: number };
  server.closeAllConnections();
  server.close();
  const gone = open(`http://127.0.0.1:${port}`);
  expect(await gone.clients()).toMatchObject({ type: "trouble", retry: "soon" });
  expect(await gone.change(1, attach)).toMatchObject({
    type: "lost",
    reason: expect.stringContaining("ECONNREFUSED") as string,
  });
});

test.each([
  "",
  "127.0.0.1:7777",
  "nowhere",
  "ftp://127.0.0.1",
  "file:///etc/passwd",
  "http://u:secret@127.0.0.1:7777",
  "http://127.0.0.1:7777/v2",
  "http://127.0.0.1:7777/?x",
])("an address like %j is no controller's, and is not repeated", (endpoint) => {
  const opened = createOpenSppCtl()(endpoint);
  expect(opened).toMatchObject({ type: "trouble", retry: "later" });
  expect(JSON.stringify(opened)).not.toContain("secret");
});
