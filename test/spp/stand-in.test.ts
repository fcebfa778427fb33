// The stand-in keeps to the rules of what it stands for, also to the odd ones that drivers meet.

import { afterEach, describe, expect, test } from "vitest";
import { startStandIn, type StandIn, type StandInOptions } from "../support/spp/stand-in.ts";

const mac = "fa:16:3e:00:00:0a";
let standIn: StandIn;

async function start(options: Partial<StandInOptions> = {}): Promise<void> {
  standIn = await startStandIn({ vfs: [{ coreMask: "0xfe" }, { coreMask: "0xfc02" }], ...options });
}

async function send(method: string, path: string, body?: object | string): Promise<string> {
  const response = await fetch(`${standIn.endpoint}/v1/${path}`, {
    method,
    ...(body === undefined
      ? {}
      : {
          body: typeof body === "string" ? body : JSON.stringify(body),
          headers: { "content-type": "application/json" },
        }),
  });
  const text = await response.text();
  return `${response.status}${text === "" ? "" : ` ${text}`}`;
}

const make = async (name: string, core: unknown, type: string): Promise<string> =>
  await send("POST", "vfs/1/components", { name, core, type });

const attach = async (to: string, port: string, dir: string, vlan?: object): Promise<string> =>
  await send("PUT", `vfs/1/components/${to}/ports`, {
    action: "attach",
    port,
    dir,
    ...(vlan === undefined ? {} : { vlan }),
  });

const detach = async (from: string, port: string, dir: string): Promise<string> =>
  await send("PUT", `vfs/1/components/${from}/ports`, { action: "detach", port, dir });

const classify = async (action: string, port: string, vlan?: unknown): Promise<string> =>
  await send("PUT", "vfs/1/classifier_table", {
    action,
    type: vlan === undefined ? "mac" : "vlan",
    mac_address: mac,
    port,
    ...(vlan === undefined ? {} : { vlan }),
  });

afterEach(async () => {
  await standIn.close();
});

describe("the stand-in for spp-ctl", () => {
  test("shows a process as spp-ctl does", async () => {
    await start();
    expect(await make("classifier", 6, "classifier_mac")).toBe("204");
    expect(await attach("classifier", "ring:0", "tx", { operation: "del" })).toBe("204");
    expect(await classify("add", "ring:0", 400)).toBe("204");
    const text = (await send("GET", "vfs/1")).slice(4);
    expect(JSON.parse(text)).toEqual({
      "client-id": 1,
      ports: ["phy:0", "phy:1", "ring:0"],
      components: [
        ...[2, 3, 4, 5].map((core) => ({ core, type: "unuse" })),
        {
          core: 6,
          name: "classifier",
          type: "classifier_mac",
          rx_port: [],
          tx_port: [{ port: "ring:0", vlan: { operation: "del", id: 0, pcp: 0 } }],
        },
        { core: 7, type: "unuse" },
      ],
      classifier_table: [{ type: "vlan", value: "400/FA:16:3E:00:00:0A", port: "ring:0" }],
    });
    expect(await send("GET", "processes")).toBe(
      '200 [{"type":"primary"},{"type":"vf","client-id":1},{"type":"vf","client-id":2}]',
    );
  });

  test("answers 404, 400 and 500 where spp-ctl does, in its words", async () => {
    await start();
    expect(await send("GET", "vfs/3")).toBe("404 sec_id 3 not found.");
    expect(await send("GET", "mirrors/1")).toBe("404 sec_id 1 not found.");
    expect(await send("GET", "vfs")).toBe("404 Not found: '/'");
    expect(await send("POST", "vfs/1")).toBe("405 Method not allowed.");
    expect(await send("POST", "vfs/1/components", { name: "a" })).toBe("400 key(core) required.");
    expect(await send("POST", "vfs/1/components", "{")).toBe("500 Internal Server Error");
    expect(await make("a", "2", "forward")).toBe("500 Internal Server Error");
    expect(await make("a", 2, "classifier")).toBe("500 Internal Server Error");
    expect(await attach("a", "eth0", "rx")).toBe("500 Internal Server Error");
    expect(await attach("a", "ring:0", "rx")).toBe("400 command error: bad value(component name)");
    expect(await classify("add", "ring:0", "none")).toBe("500 Internal Server Error");
  });

  test("refuses what spp_vf refuses", async () => {
    await start({ rings: 4 });
    expect(await make("f", 1, "forward")).toBe("400 command error: error occur");
    expect(await make("f", 9, "forward")).toBe("400 command error: error occur");
    expect(await make("f", 128, "forward")).toBe("400 command error: bad value(core)");
    expect(await make("f".repeat(111), 2, "forward")).toBe(
      "400 command error: bad value(component name)",
    );
    expect(await make("two words", 2, "forward")).toBe("400 command error: bad message format");
    expect(await make("f", 2, "forward")).toBe("204");
    expect(await make("f", 3, "forward")).toBe("400 command error: bad value(component name)");
    expect(await attach("f", "vhost:0", "rx")).toBe("204");
    expect(await attach("f", "vhost:1", "rx")).toBe("400 command error: error occur");
    expect(await attach("f", "ring:4", "tx")).toBe("400 command error: error occur");
    expect(await attach("f", "pcap:0", "tx")).toBe("400 command error: bad value(port)");
    expect(await make("m", 3, "merge")).toBe("204");
    expect(await attach("m", "vhost:0", "rx")).toBe("400 command error: bad value(port rxtx)");
    const tagged = { operation: "add", id: 4096, pcp: 0 };
    expect(await attach("m", "ring:1", "rx", tagged)).toBe(
      "400 command error: bad value(port vid)",
    );
  });

  test("does not check the use of a port whose tag is added", async () => {
    await start();
    for (const name of ["a", "b"]) expect(await make(name, 2, "merge")).toBe("204");
    expect(await attach("a", "ring:1", "rx")).toBe("204");
    const tagged = { operation: "add", id: 400, pcp: 0 };
    expect(await attach("b", "ring:1", "rx", tagged)).toBe("204");
    expect(await attach("a", "ring:1", "rx", { operation: "add", id: 5, pcp: 0 })).toBe("204");
    const [a, b] = standIn.status(1).components;
    expect(a?.rx_port).toEqual(b?.rx_port);
    expect(a?.rx_port?.[0]?.vlan).toEqual({ operation: "add", id: 5, pcp: 0 });
  });

  test("keeps an address on its port, attached or not, and takes one each", async () => {
    await start();
    expect(await make("classifier", 2, "classifier_mac")).toBe("204");
    expect(await classify("add", "ring:0")).toBe("400 command error: bad value(port)");
    expect(await attach("classifier", "ring:0", "tx")).toBe("204");
    expect(await classify("add", "ring:0")).toBe("204");
    expect(await classify("add", "ring:0", 400)).toBe("400 command error: bad value(port)");
    expect(await classify("del", "ring:0", 400)).toBe("400 command error: bad value(port)");
    expect(await detach("classifier", "ring:0", "tx")).toBe("204");
    expect(standIn.status(1).classifierTable).toEqual([]);
    expect(await attach("classifier", "ring:0", "tx")).toBe("204");
    expect(standIn.status(1).classifierTable).toEqual([
      { type: "mac", value: mac.toUpperCase(), port: "ring:0" },
    ]);
    expect(await classify("del", "ring:0")).toBe("204");
    expect(await classify("del", "ring:0")).toBe("400 command error: bad value(port)");
  });

  test("has one address on two ports go to the later one", async () => {
    await start();
    await make("classifier", 2, "classifier_mac");
    for (const port of ["ring:0", "ring:2"]) {
      await attach("classifier", port, "tx");
      expect(await classify("add", port, 400)).toBe("204");
    }
    expect(standIn.status(1).classifierTable.map(({ port }) => port)).toEqual(["ring:2"]);
  });

  test("takes it for done when somebody removes what is not there", async () => {
    await start();
    expect(await send("DELETE", "vfs/1/components/none")).toBe("204");
    await make("m", 2, "merge");
    expect(await detach("m", "ring:9", "rx")).toBe("204");
  });

  test("knows a classifier by its later name, and names the master core, in a later version", async () => {
    await start({ version: "19.08" });
    expect(await make("c", 2, "classifier_mac")).toBe("500 Internal Server Error");
    expect(await make("c", 2, "classifier")).toBe("204");
    expect(await send("GET", "vfs/1")).toContain('"master-lcore":1');
  });

  test("loses all wiring of a process that is restarted, and nothing with spp-ctl", async () => {
    await start();
    await make("m", 2, "merge");
    await standIn.stopController();
    await expect(send("GET", "vfs/1")).rejects.toThrow("fetch failed");
    await standIn.startController(50);
    expect(await send("GET", "vfs/1")).toBe("404 sec_id 1 not found.");
    await expect.poll(async () => await send("GET", "vfs/1")).toContain('"name":"m"');
    standIn.restartProcess(1);
    expect(await send("GET", "vfs/1")).not.toContain('"name":"m"');
  });

  test("lists a process that ended, and answers for it with 500", async () => {
    await start();
    standIn.killProcess(1);
    expect(await make("m", 2, "merge")).toBe("500 Internal Server Error");
    expect(await send("GET", "vfs/1")).toBe("500 Internal Server Error");
    expect(await send("GET", "processes")).toContain('{"type":"vf","client-id":1}');
    standIn.restartProcess(1);
    expect(await make("m", 2, "merge")).toBe("204");
  });

  test("breaks as it is told to, and counts what it did", async () => {
    await start();
    let arrived = (): void => undefined;
    const arrival = new Promise<void>((resolve) => (arrived = resolve));
    const when = (): boolean => {
      arrived();
      return true;
    };
    const mend = standIn.break({ does: "hang", when });
    const hung = expect(send("GET", "vfs/1")).rejects.toThrow();
    await arrival;
    mend();
    await hung;
    standIn.break({ does: "lose", times: 1, when: ({ method }) => method === "POST" });
    await expect(make("m", 2, "merge")).rejects.toThrow();
    standIn.break({ does: "cut", times: 1 });
    await expect(make("n", 2, "merge")).rejects.toThrow();
    standIn.break({ does: "error", times: 1 });
    expect(await make("n", 2, "merge")).toBe("500 Internal Server Error");
    standIn.break({ does: "odd", times: 1 });
    expect(await send("GET", "vfs/1")).toBe("200 <html>nothing to see</html>");
    expect(await attach("m", "ring:1", "rx", { operation: "add", id: 4, pcp: 0 })).toBe("204");
    await classify("add", "ring:7", 400);
    expect(standIn.said()).toEqual([
      "vf 1: make m 2 merge",
      "vf 1: attach ring:1 rx m add 4",
      `vf 1: classify ${mac} ring:7 400 (400)`,
    ]);
    expect(standIn.counters).toMatchObject({ reads: 1, writes: 3 });
    standIn.forget();
    expect(standIn.said()).toEqual([]);
  });
});
