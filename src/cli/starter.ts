// The project that `plumb init` starts: small, complete, and with a sentence wherever a person would
// ask why. Every file is text; nothing is derived.

import { editorFolder } from "./editor-schemas.ts";

const modeline = `# yaml-language-server: $schema=../${editorFolder}/plumbline.schema.json\n`;

/** Path in the project → text. */
export const starterFiles: ReadonlyMap<string, string> = new Map([
  [
    "plumbline.yaml",
    `# yaml-language-server: $schema=${editorFolder}/project.schema.json
#
# What plumb would otherwise ask for with flags. A flag or an environment variable wins over it.
fabric: default
store: embedded:state
manifests: [manifests]
`,
  ],
  [
    "manifests/fabric.yaml",
    `${modeline}#
# The fabric: where it stands, which VLANs it may use, and its two leaf switches.
apiVersion: plumbline/v1
kind: AvailabilityZone
metadata: {name: z1a}
spec: {number: 1, suffix: a}
---
apiVersion: plumbline/v1
kind: VlanPool
metadata: {name: leaf-a}
spec: {ranges: [2000-2999]} # each network gets one of these, once, and keeps it
---
apiVersion: plumbline/v1
kind: SwitchPair
metadata: {name: leaf-a}
spec: {availabilityZone: z1a}
---
apiVersion: plumbline/v1
kind: Switch
metadata: {name: leaf-a1}
spec: {pair: leaf-a, driver: sim} # sim: a simulated switch, to try things out
---
apiVersion: plumbline/v1
kind: Switch
metadata: {name: leaf-a2}
spec: {pair: leaf-a, driver: sim}
`,
  ],
  [
    "manifests/hosts.yaml",
    `${modeline}#
# A server, and the switch ports that it is wired to: one link to each switch, as one LAG.
apiVersion: plumbline/v1
kind: HostGroup
metadata: {name: node001}
spec:
  ports:
    - {switch: leaf-a1, portChannel: {id: 101, members: [Ethernet1]}}
    - {switch: leaf-a2, portChannel: {id: 101, members: [Ethernet1]}}
`,
  ],
  [
    "manifests/networks.yaml",
    `${modeline}#
# A network, and the server that is on it.
apiVersion: plumbline/v1
kind: Network
metadata: {name: blue}
spec: {vni: 10165}
---
apiVersion: plumbline/v1
kind: PortBinding
metadata: {name: blue-on-node001}
spec: {network: blue, host: node001} # untagged; write hostVlan to have the server tag it
`,
  ],
  [".gitignore", "# The state of the embedded store belongs to one machine.\n/state/\n"],
  [
    ".vscode/settings.json",
    `${JSON.stringify(
      {
        "yaml.schemas": {
          [`./${editorFolder}/plumbline.schema.json`]: "manifests/**/*.yaml",
          [`./${editorFolder}/project.schema.json`]: "plumbline.yaml",
        },
      },
      undefined,
      2,
    )}\n`,
  ],
]);
