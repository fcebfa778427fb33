// `npm run quickstart`: the main job as a story in six steps, told on examples/quickstart with
// simulated switches. It runs the built command exactly as a person would type it, shows the part of
// the output that matters, and stops with an error if a step does not end as it should.

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");
const command = join(root, "dist/main.js");
const state = mkdtempSync(join(tmpdir(), "plumb-quickstart-"));
const colour = process.stdout.isTTY && !process.env.NO_COLOR;
const bold = (text) => (colour ? `\u001b[1m${text}\u001b[22m` : text);
const dim = (text) => (colour ? `\u001b[2m${text}\u001b[22m` : text);

const manifests = "examples/quickstart";
const driftedPort = "/interfaces/Port-Channel101/nativeVlan";

const steps = [
  {
    title: "Are the manifests right?",
    why: "Four small files say what two leaf switches and two servers should look like. Nothing is read from any switch yet.",
    type: `plumb validate -f ${manifests}`,
    exit: 0,
  },
  {
    title: "What would happen?",
    why: "The plan compares the manifests with the live switches. Every line names the manifest line behind it, and numbers such as VLANs are already chosen.",
    type: `plumb plan -f ${manifests}`,
    exit: 0,
  },
  {
    title: "Do it.",
    why: "Each operation is sent, and then looked for on the switch: done means seen. A VLAN is there before a port uses it.",
    type: `plumb apply -f ${manifests} --auto-approve`,
    exit: 0,
  },
  {
    title: "And again?",
    why: "What is declared is there, so there is nothing to do. Nothing is sent to switches that are as they should be.",
    type: `plumb plan -f ${manifests} --detailed-exitcode`,
    exit: 0,
  },
  {
    title: "Somebody changes a port by hand.",
    why: "At 3 a.m. someone sets the native VLAN of a server's port on the switch itself. The drift check finds it and names the manifest line that it violates.",
    before: `plumb sim switch/leaf-a1 set ${driftedPort} 1`,
    type: `plumb drift -f ${manifests}`,
    exit: 2,
  },
  {
    title: "Heal it.",
    why: "The same apply as before puts back only what differs; then the drift check agrees that all is as declared.",
    before: `plumb apply -f ${manifests} --auto-approve`,
    type: `plumb drift -f ${manifests}`,
    exit: 0,
  },
];

let failed = false;
console.log(bold("Plumbline in six steps: two leaf switches, two servers, three networks."));
console.log(
  dim(
    "The switches are simulated; what is done with them is not. With your own, only the driver's name changes.\n",
  ),
);
try {
  steps.forEach((step, i) => {
    console.log(bold(`${i + 1}. ${step.title}`));
    console.log(step.why);
    if (step.before !== undefined) run(step.before, 0);
    run(step.type, step.exit);
    console.log();
  });
  console.log(bold("That is all: describe, plan, apply, watch, heal."));
  console.log(
    `Your own fabric: plumb init my-fabric, or plumb import cc-fabric CONFIG.yaml --out my-fabric.`,
  );
} catch (error) {
  failed = true;
  console.error(`The quickstart stopped: ${error.message}`);
} finally {
  rmSync(state, { recursive: true, force: true });
}
process.exitCode = failed ? 1 : 0;

function run(line, expected) {
  console.log(dim(`\n$ ${line}`));
  const [, ...words] = line.split(" ");
  const environment = { ...process.env, PLUMB_STATE: state };
  const done = spawnSync(process.execPath, [command, ...words], {
    cwd: root,
    env: environment,
    encoding: "utf8",
  });
  process.stdout.write(done.stdout);
  process.stderr.write(done.stderr);
  if (done.status !== expected) {
    throw new Error(`"${line}" ended with ${done.status}, not with ${expected}`);
  }
}
