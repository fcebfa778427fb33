// The READMEs of examples with servers: what each says to type is typed into one shell, and what is seen
// then is what it shows. UPDATE=1 writes what was seen into it, cut as before. Needs a build.

import { chmodSync, cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { etcdCommand } from "../support/etcd-command.ts";
import { describeWithEtcd } from "../support/etcd-server.ts";
import { describeWithPackets } from "../support/networks.ts";
import { programEnvironment, switchSchema } from "../support/open-vswitch.ts";
import { claimPorts } from "../support/ports.ts";
import { createTempFolder } from "../support/temp-folder.ts";
import { expectRetold, type, typedIn, type Typed } from "./typed-story.ts";

const root = join(import.meta.dirname, "../..");
const example = (name: string): string => join(root, "examples", name);
const readmeOf = (name: string): string => join(example(name), "README.md");
/** Asks an address until it says yes, for at most a minute. */
const waiting = `
const ask = (left) => fetch(process.argv[1]).then(
  ({ ok }) => ok, () => false).then((ok) => ok || left === 0 || setTimeout(ask, 100, left - 1));
ask(600);
`;

/** What takes its time is said in other words each time. */
function steady(text: string): string {
  return text
    .replace(/\d+\.\d+ s\b/g, "0.50 s")
    .replace(/(?<![.\d])\d+ (?:s|min)\b/g, "12 s")
    .replace(/(?:, \+\d+ errors)?(, \d+% packet loss), time \d+ms/g, "$1, time 402ms")
    .replace(/127\.0\.0\.1:\d+/g, "127.0.0.1:2379")
    .replace(/\b\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ/g, "2026-11-21 12:00:00Z")
    .replace(/process \d+ on [\w.-]+/g, "process 4711 on host1")
    .replace(/(ok +agents +)[\w.-]+ \(/g, "$1host1 (")
    .replace(/\d+ KiB of/g, "64 KiB of")
    .replace(/etcd 3\.\d+\.\d+/g, "etcd 3.4.23")
    .replace(/(?:^switch\/\S+ +\d+\/\d+ done .*\n){2,}/gm, inOrder);
}

/** Of switches that are at work at once, any may be the first to be done. */
function inOrder(lines: string): string {
  return `${lines.trimEnd().split("\n").toSorted().join("\n")}\n`;
}

/** A copy of the example, and a folder with the command plumb in it. */
function lay(folder: string, name: string): { readonly work: string; readonly bin: string } {
  const [work, bin] = [join(folder, "my-fabric"), join(folder, "bin")];
  cpSync(example(name), work, { recursive: true });
  mkdirSync(bin);
  const command = `#!/bin/sh\nexec "${process.execPath}" "${root}/dist/main.js" "$@"\n`;
  writeFileSync(join(bin, "plumb"), command);
  chmodSync(join(bin, "plumb"), 0o755);
  return { work, bin };
}

function typedOf(name: string): Typed[] {
  const typed = typedIn(readFileSync(readmeOf(name), "utf8").split("\n"));
  expect(typed.length).toBeGreaterThan(8);
  return typed;
}

/** Three terminals in one shell with job control. */
async function typeWithEtcd(folder: string, typed: readonly Typed[]): Promise<string[]> {
  const { work, bin } = lay(folder, "etcd-and-agents");
  const claim = await claimPorts(3);
  const [client = 0, peer = 0, listen = 0] = claim.ports;
  const project = join(work, "plumbline.yaml");
  writeFileSync(project, readFileSync(project, "utf8").replace("2379", String(client)));
  const url = (port: number): string => `http://127.0.0.1:${String(port)}`;
  const environment = {
    PATH: [
      bin,
      ...(etcdCommand === "etcd" ? [] : [dirname(etcdCommand ?? "")]),
      process.env["PATH"],
    ].join(":"),
    ETCD_LISTEN_CLIENT_URLS: url(client),
    ETCD_ADVERTISE_CLIENT_URLS: url(client),
    ETCD_LISTEN_PEER_URLS: url(peer),
    ETCD_INITIAL_ADVERTISE_PEER_URLS: url(peer),
    ETCD_INITIAL_CLUSTER: `default=${url(peer)}`,
  };
  const untilUp = (address: string): string => `"${process.execPath}" -e '${waiting}' ${address}`;
  const here = typed.map((one) => {
    const text = one.text.replace("9464", String(listen));
    if (!text.endsWith("&")) return { ...one, text };
    const up = text.startsWith("etcd ") ? `${url(client)}/health` : `${url(listen)}/readyz`;
    return { ...one, text: `${text.replace(/&$/, "> /dev/null 2>&1 &")}\n${untilUp(up)}` };
  });
  const atExit = "kill -9 $(jobs -p)";
  const seen = await type({ command: ["bash", "-m"], folder: work, environment, atExit }, here);
  claim.release();
  return seen;
}

describeWithEtcd("the walk through three terminals", () => {
  test("is what a person sees", { timeout: 300_000 }, async () => {
    const folder = createTempFolder();
    try {
      const typed = typedOf("etcd-and-agents");
      const seen = await typeWithEtcd(folder.path, typed);
      expectRetold(readmeOf("etcd-and-agents"), typed, seen, steady);
    } finally {
      folder.remove();
    }
  });
});

/** Where names of networks are nobody else's, and go with the shell. */
const apart = ["unshare", "--mount", "bash", "-c", "mount -t tmpfs none /run/netns && exec bash"];

async function typeWithSwitches(folder: string, typed: readonly Typed[]): Promise<string[]> {
  const { work, bin } = lay(folder, "ovs-lab");
  const environment = {
    ...programEnvironment,
    PATH: [bin, programEnvironment["PATH"]].join(":"),
    NO_COLOR: "1",
  };
  const here = typed.map((one) => ({
    ...one,
    text: one.text.replace("/usr/share/openvswitch/vswitch.ovsschema", switchSchema ?? "$&"),
  }));
  const atExit = "kill -9 $(cat leaf-a/*.pid leaf-b/*.pid)";
  return await type({ command: apart, folder: work, environment, atExit }, here);
}

describeWithPackets("the walk through a lab of real switches", () => {
  test("is what a person sees", { timeout: 300_000 }, async () => {
    mkdirSync("/run/netns", { recursive: true });
    const folder = createTempFolder();
    try {
      const typed = typedOf("ovs-lab");
      const seen = await typeWithSwitches(folder.path, typed);
      expectRetold(readmeOf("ovs-lab"), typed, seen, steady);
    } finally {
      folder.remove();
    }
  });
});
