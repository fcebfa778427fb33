// The README of examples/etcd-and-agents: what it says to type is typed into one shell, and what is seen
// then is what it shows. UPDATE=1 writes what was seen into it, cut as before. Needs a build.

import { spawn } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { cutAlike } from "../end-to-end/story.ts";
import { etcdCommand } from "../support/etcd-command.ts";
import { describeWithEtcd } from "../support/etcd-server.ts";
import { claimPorts } from "../support/ports.ts";
import { createTempFolder } from "../support/temp-folder.ts";

const root = join(import.meta.dirname, "../..");
const example = join(root, "examples/etcd-and-agents");
const readme = join(example, "README.md");
const mark = "--- typed";
/** Asks an address until it says yes, for at most a minute. */
const waiting = `
const ask = (left) => fetch(process.argv[1]).then(
  ({ ok }) => ok, () => false).then((ok) => ok || left === 0 || setTimeout(ask, 100, left - 1));
ask(600);
`;

/** A line that is typed, and the lines of the README that show what is seen. */
interface Typed {
  readonly line: string;
  readonly from: number;
  readonly to: number;
}

function typedIn(lines: readonly string[]): Typed[] {
  const typed: Typed[] = [];
  let isConsole = false;
  for (const [at, line] of lines.entries()) {
    if (line.startsWith("```")) isConsole = line === "```console";
    else if (isConsole && line.startsWith("$ ")) {
      const rest = lines.slice(at + 1);
      const length = rest.findIndex((next) => next.startsWith("$ ") || next === "```");
      typed.push({ line: line.slice(2), from: at + 1, to: at + 1 + length });
    }
  }
  return typed;
}

/** What takes its time is said in other words each time. */
function steady(text: string): string {
  return text
    .replace(/\d+\.\d+ s\b/g, "0.50 s")
    .replace(/(?<![.\d])\d+ (?:s|min)\b/g, "12 s")
    .replace(/127\.0\.0\.1:\d+/g, "127.0.0.1:2379")
    .replace(/\b\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ/g, "2026-11-21 12:00:00Z")
    .replace(/process \d+ on [\w.-]+/g, "process 4711 on host1")
    .replace(/(ok +agents +)[\w.-]+ \(/g, "$1host1 (")
    .replace(/\d+ KiB of/g, "64 KiB of")
    .replace(/etcd 3\.\d+\.\d+/g, "etcd 3.4.23");
}

/** The whole of it in one shell with job control; answers what was seen, line by line that was typed. */
async function type(folder: string, typed: readonly Typed[]): Promise<string[]> {
  const claim = await claimPorts(3);
  const [client = 0, peer = 0, listen = 0] = claim.ports;
  const bin = join(folder, "bin");
  mkdirSync(bin);
  writeFileSync(
    join(bin, "plumb"),
    `#!/bin/sh\nexec "${process.execPath}" "${root}/dist/main.js" "$@"\n`,
  );
  chmodSync(join(bin, "plumb"), 0o755);
  const work = join(folder, "my-fabric");
  cpSync(example, work, { recursive: true });
  const project = join(work, "plumbline.yaml");
  writeFileSync(project, readFileSync(project, "utf8").replace("2379", String(client)));
  const url = (port: number): string => `http://127.0.0.1:${String(port)}`;
  const env = {
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
  const script = typed.flatMap(({ line }) => {
    const here = line.replace("9464", String(listen));
    if (!line.endsWith("&")) return [`echo "${mark}"`, `${here} 2>&1`];
    const isEtcd = line.startsWith("etcd ");
    const up = isEtcd ? `${url(client)}/health` : `${url(listen)}/readyz`;
    return [`echo "${mark}"`, here.replace(/&$/, "> /dev/null 2>&1 &"), untilUp(up)];
  });
  const shell = spawn("bash", ["-m"], { cwd: work, env, stdio: ["pipe", "pipe", "ignore"] });
  let text = "";
  shell.stdout.setEncoding("utf8").on("data", (more: string) => (text += more));
  shell.stdin.end(["trap 'kill -9 $(jobs -p)' EXIT", ...script, ""].join("\n"));
  await new Promise((done) => shell.once("close", done));
  claim.release();
  return text.split(`${mark}\n`).slice(1);
}

describeWithEtcd("the walk through three terminals", () => {
  test("is what a person sees", { timeout: 300_000 }, async () => {
    const folder = createTempFolder();
    try {
      const lines = readFileSync(readme, "utf8").split("\n");
      const typed = typedIn(lines);
      expect(typed.length).toBeGreaterThan(8);
      const seen = await type(folder.path, typed);
      const told: string[] = [];
      let next = 0;
      for (const [i, { from, to }] of typed.entries()) {
        const shown = lines.slice(from, to);
        const output = steady(seen[i] ?? "").trimEnd();
        told.push(...lines.slice(next, from));
        told.push(...cutAlike(shown, output === "" ? [] : output.split("\n")));
        next = to;
      }
      const retold = [...told, ...lines.slice(next)].join("\n");
      if (process.env["UPDATE"] === "1" && process.env["CI"] === undefined) {
        writeFileSync(readme, retold);
      } else expect(retold).toBe(lines.join("\n"));
    } finally {
      folder.remove();
    }
  });
});
