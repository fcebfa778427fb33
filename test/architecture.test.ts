// The layer rules, as data. Every import of src/ is held against them; whoever breaks one reads why.

import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";

const src = resolve(import.meta.dirname, "../src");

interface Layer {
  /** Folders of src/ that this one may import, besides itself. */
  readonly mayImport: readonly string[];
  /** What somebody who broke the rule should know. */
  readonly because: string;
}

const pure = "it is pure: it computes with values that it is given, and never asks the world";

const layers: Readonly<Record<string, Layer>> = {
  model: {
    mayImport: [],
    because: "the nouns depend on nothing, so that everything may depend on them",
  },
  ports: { mayImport: ["model"], because: "a port is an interface in the words of the model" },
  manifest: { mayImport: ["model"], because: pure },
  targets: { mayImport: ["model"], because: pure },
  kinds: { mayImport: ["model", "targets"], because: pure },
  plan: { mayImport: ["model"], because: `${pure}; kinds and target types come in as arguments` },
  importers: { mayImport: ["model", "manifest", "targets", "kinds"], because: pure },
  records: {
    mayImport: ["model", "ports"],
    because: "records speak to any store through its port",
  },
  agent: {
    mayImport: ["model", "ports", "records"],
    because: "an agent never decides; it has no planner",
  },
  apply: {
    mayImport: ["model", "ports", "records"],
    because: "applying makes no choices; the plan made them",
  },
  reconcile: {
    mayImport: ["model", "ports", "records", "plan", "apply"],
    because: "the loop knows neither git nor etcd nor any driver",
  },
  drivers: {
    mayImport: ["model", "ports", "targets", "records"],
    because: "a driver knows its technology only",
  },
  adapters: {
    mayImport: ["model", "ports"],
    because: "an adapter stands between one port and one technology",
  },
  cli: {
    mayImport: [
      "model",
      "ports",
      "records",
      "manifest",
      "kinds",
      "targets",
      "plan",
      "apply",
      "agent",
      "reconcile",
      "drivers",
      "importers",
    ],
    because: "the command reaches the outside through ports that main.ts hands it",
  },
};

/** Siblings that must not know each other: src/drivers/sim never imports src/drivers/ovs. */
const separateSiblings = ["drivers", "adapters", "targets", "importers"];

/** Only these may touch the machine. */
const mayDoIo = ["adapters", "main.ts"];
const pureNodeModules = ["node:crypto"];

interface Import {
  readonly from: string;
  readonly to: string;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(folder, name));
}

function importsOf(file: string): Import[] {
  const text = readFileSync(file, "utf8");
  const found = [...text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map(
    (match) => match[1] ?? "",
  );
  return found.map((to) => ({
    from: relative(src, file),
    to: to.startsWith(".") ? relative(src, resolve(dirname(file), to)) : to,
  }));
}

function layerOf(path: string): string {
  return path.split("/")[0] ?? path;
}

const files = sourceFiles(src);
const imports = files.flatMap(importsOf);
const inside = imports.filter(({ to }) => to.endsWith(".ts"));

function broken(rule: (one: Import) => string | undefined, among: readonly Import[]): string[] {
  return among.flatMap((one) => {
    const why = rule(one);
    return why === undefined ? [] : [`${one.from} -> ${one.to}: ${why}`];
  });
}

describe("the layers of src/", () => {
  test("were really looked at", () => {
    expect(files.length).toBeGreaterThan(120);
    expect(inside.length).toBeGreaterThan(300);
    expect(
      Object.keys(layers).filter(
        (layer) => !files.some((file) => layerOf(relative(src, file)) === layer),
      ),
    ).toEqual([]);
  });

  test("import only what they may", () => {
    const rule = ({ from, to }: Import): string | undefined => {
      const layer = layers[layerOf(from)];
      if (layer === undefined) return from.includes("/") ? "this folder is in no layer" : undefined;
      const allowed = layerOf(to) === layerOf(from) || layer.mayImport.includes(layerOf(to));
      return allowed ? undefined : layer.because;
    };
    expect(broken(rule, inside)).toEqual([]);
  });

  test("keep siblings apart", () => {
    const rule = ({ from, to }: Import): string | undefined => {
      const [layer, sibling] = from.split("/");
      const [toLayer, toSibling] = to.split("/");
      if (layer === undefined || layer !== toLayer || !separateSiblings.includes(layer))
        return undefined;
      if (from.split("/").length < 3 || to.split("/").length < 3 || sibling === toSibling)
        return undefined;
      return `${layer} do not know each other`;
    };
    expect(broken(rule, inside)).toEqual([]);
  });

  test("leave input and output to the adapters", () => {
    const rule = ({ from, to }: Import): string | undefined => {
      if (!to.startsWith("node:") || pureNodeModules.includes(to)) return undefined;
      return mayDoIo.includes(layerOf(from))
        ? undefined
        : "only adapters touch the machine; use a port";
    };
    expect(broken(rule, imports)).toEqual([]);
  });

  test("are caught when they are broken", () => {
    const rule = ({ from, to }: Import): boolean =>
      layers[layerOf(from)]?.mayImport.includes(layerOf(to)) === true;
    expect(rule({ from: "plan/plan.ts", to: "drivers/sim/device.ts" })).toBe(false);
    expect(rule({ from: "cli/run.ts", to: "plan/plan.ts" })).toBe(true);
  });
});
