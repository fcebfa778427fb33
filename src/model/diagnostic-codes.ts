// Every code that a diagnostic may carry, with its summary: one constant phrase each, so that the
// eye learns it. The tidy test fails on a code that no test case produces.

export const diagnosticCodes = {
  // Reading and parsing.
  "input/unreadable": "this file or folder cannot be read",
  "input/outside-tree": "this symbolic link leads out of the folder that was named",
  "input/too-large": "this file is larger than a manifest may be",
  "input/not-text": "this file is not UTF-8 text",
  "input/no-manifests": "there is no manifest here",
  "yaml/syntax": "this is not valid YAML",
  "yaml/duplicate-key": "this key stands twice in one map",
  "yaml/alias-limit": "this document uses more aliases than a manifest may",
  "yaml/depth-limit": "this document is nested more deeply than a manifest may be",
  "yaml/size-limit": "this file holds more documents or values than a manifest may",
  "yaml/forbidden-key": "this key is not allowed in a manifest",
  "yaml/unsafe-integer": "this whole number is too large to be kept exactly",
  "yaml/leading-zero": "a number with a leading zero reads differently in other tools",
  "yaml/merge-key": "a merge key is not merged here",
  "yaml/not-a-map": "a manifest document must be a map",
  "yaml/tag": "this tag is not allowed in a manifest",
  // The schema of a kind.
  "schema/unknown-kind": "there is no such kind",
  "schema/unknown-version": "there is no such apiVersion",
  "schema/unknown-field": "there is no such field",
  "schema/missing-field": "a required field is missing",
  "schema/wrong-type": "this value has the wrong type",
  "schema/wrong-value": "this value is not allowed here",
  "reference/unknown-driver": "this build has no driver of this name",
  // Between claims on one item; every item type names its own.
  "conflict/vlan": "two claims want different values of one VLAN",
  "conflict/vni": "two claims want different VLANs for one VNI",
  "conflict/port-channel": "two claims want different members or settings of one port channel",
  "conflict/interface": "two claims want one interface to be different things",
  "conflict/description": "two claims want different descriptions of one interface",
  "conflict/trunk-vlan": "two claims want different values of one trunk VLAN",
  "conflict/translation": "two claims want one host VLAN of a port to be different networks",
  "conflict/native-vlan": "two claims want different native VLANs on one port",
  "conflict/exclusive": "two items want what only one can have",
  "conflict/pinned-value": "a pinned value is already allocated to something else",
  // Between resources.
  "resource/duplicate": "two resources have the same kind and name",
} as const;

export type DiagnosticCode = keyof typeof diagnosticCodes;
