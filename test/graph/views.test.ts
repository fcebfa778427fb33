// Pictures as text for other programs and for eyes: golden ones, hostile ones, and none that overlaps.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Area, Box } from "../../src/cli/graph/area.ts";
import type { FabricGraph } from "../../src/cli/graph/fabric-graph.ts";
import { folded } from "../../src/cli/graph/fold.ts";
import { layoutOf } from "../../src/cli/graph/layout.ts";
import { graphPicture } from "../../src/cli/views/graph.ts";
import { plainPalette as palette } from "../../src/cli/views/palette.ts";
import { columnsOf, cutTo, escapeXml, printable } from "../../src/cli/views/printable.ts";
import { fabricShapes, resource, resourcesOf } from "../support/fabric.ts";
import { declaredGraph, plannedGraph, resourcesIn, twoLeaves } from "./fabrics.ts";

const formats = ["text", "dot", "mermaid", "svg", "html"] as const;
const picture = (graph: FabricGraph, format: (typeof formats)[number]): string =>
  graphPicture(graph, format, { palette, width: 100 });

const fabric = resourcesIn(twoLeaves);

describe("the picture of two leaves", () => {
  const before = fabric.filter(({ name }) => name !== "blue-on-node001");
  const graph = { ...plannedGraph(fabric, before), digest: "3f9c1e2a" };

  test.each(["dot", "mermaid", "svg"] as const)(
    "is in %s what stands beside this test",
    (format) => {
      const path = join(import.meta.dirname, `two-leaves/graph.${format}`);
      const seen = picture(graph, format);
      expect(seen.split("\n").length).toBeLessThan(80);
      if (process.env["UPDATE"] === "1" && process.env["CI"] === undefined)
        writeFileSync(path, seen);
      else expect(seen).toBe(readFileSync(path, "utf8"));
    },
  );

  test("is the same bytes each time, whatever the order of the manifests", () => {
    for (const format of formats) {
      expect(picture(declaredGraph(fabric.toReversed()), format)).toBe(
        picture(declaredGraph(fabric), format),
      );
    }
  });

  test("is a page with every change as a line, that forbids scripts", () => {
    const page = picture(graph, "html");
    expect(page.match(/<tr class="changed">/g)).toHaveLength(2);
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org\/2000\/svg)/);
    expect(picture(declaredGraph(fabric), "html")).toContain("No plan was made");
  });
});

const attributes =
  /^(?:xmlns|class|role|aria-labelledby|width|height|viewBox|id|x|y|rx|d|font-size|xml:space|lang|charset|name|content|http-equiv|title)$/;

/** Throws where the tags of a text do not close each other, or a sign stands where none may. */
function checkTags(xml: string): void {
  const open: string[] = [];
  const void_ = new Set(["meta"]);
  let rest = xml.replace(/^<!doctype html>/, "").replaceAll(/<style>[^<]*<\/style>/g, "");
  while (rest !== "") {
    const tag = /^<(\/?)([a-z][a-z0-9]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/.exec(rest);
    if (tag === null) {
      const text = /^[^<]+/.exec(rest)?.[0] ?? "";
      if (text === "") throw new Error(`no tag: ${rest.slice(0, 80)}`);
      expect(text).not.toMatch(/&(?!#\d+;)/);
      // oxlint-disable-next-line no-control-regex
      expect(text).not.toMatch(/[\u0000-\u0009\u000B-\u001F]/);
      rest = rest.slice(text.length);
      continue;
    }
    const [whole, closing, name = "", given = "", selfClosing] = tag;
    for (const [, attribute] of given.matchAll(/\s([\w:-]+)="[^"]*"/g))
      expect(attribute).toMatch(attributes);
    if (closing === "/") expect(open.pop()).toBe(name);
    else if (selfClosing === "" && !void_.has(name)) open.push(name);
    rest = rest.slice(whole.length);
  }
  expect(open).toEqual([]);
}

const nasty = [
  `<script>alert("x")</script>`,
  `"'><img src=x onerror=alert(1)>`,
  `\\" ]; n0 -> n1 [label="`,
  "`**md**` %% -- #quot; end",
  "\u001B[31mred\u0007\u202Eflip\u0000\uD800",
  "<br/>&nbsp;]]>--></style></title></svg>",
  "表示名がとても長いので切り詰められるはずです表示名がとても長いので切り詰められるはずです",
];

describe("a hostile name", () => {
  const text = fc.oneof(fc.constantFrom(...nasty), fc.string({ unit: "binary", maxLength: 40 }));

  /** A small fabric in which every name and description is given. */
  function hostile(one: string): FabricGraph {
    const at = { file: one, line: 3, column: 1, document: 0 };
    const resources = [
      resource("AvailabilityZone", one, { number: 1, suffix: "a" }),
      resource("VlanPool", one, { ranges: ["2000-2002"] }),
      resource("SwitchPair", one, { availabilityZone: one }),
      resource("Switch", one, { pair: one, driver: "sim" }),
      resource("HostGroup", one, {
        ports: [{ switch: one, interface: one, description: one }],
      }),
      resource("Network", one, {}),
      resource("PortBinding", one, { network: one, host: one }),
    ].map((each) => ({ ...each, source: at }));
    const graph = declaredGraph(resources);
    const change = { target: `switch/${one}`, mark: "added", subject: one, detail: one } as const;
    return { ...graph, digest: "3f9c1e2a", changes: [{ ...change, source: at }] };
  }

  test("gets through to no page and no drawing", () => {
    fc.assert(
      fc.property(text, (one) => {
        const graph = hostile(one);
        for (const format of ["svg", "html"] as const) {
          const seen = picture(graph, format);
          checkTags(seen);
          expect(seen).not.toMatch(/<script|<img/i);
        }
      }),
    );
  });

  test("stays inside of its quotes in dot and mermaid", () => {
    fc.assert(
      fc.property(text, (one) => {
        const graph = hostile(one);
        const dot = picture(graph, "dot").replaceAll(/"(?:[^"\\]|\\.)*"/g, "Q");
        expect(dot).not.toMatch(/["\\]/);
        for (const part of dot.split(/\s+/)) expect(part).toMatch(/^[\w{}[\]=,;>-]*$/);
        for (const line of picture(graph, "mermaid").trimEnd().split("\n")) {
          expect(line).toMatch(
            /^(?:flowchart TB| +%% marked as plan \w+ would do it| +(?:subgraph )?n\d+\["(?:[\p{L}\p{N} .,:/()_+~!?·-]|#\d+;|<br\/>)*"\]| +end| +n\d+ --- n\d+| +class(?:Def)? [\w,:# -]+;)$/u,
          );
        }
      }),
    );
  });

  test("moves no cursor and turns no line", () => {
    fc.assert(
      fc.property(text, (one) => {
        // oxlint-disable-next-line no-control-regex
        expect(picture(hostile(one), "text")).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u202E]/);
      }),
    );
    expect(printable("a\u001B[31mb")).toBe("a\uFFFD[31mb");
    expect(printable("\uD83D\uDE00 \uD83D")).toBe("\uD83D\uDE00 \uFFFD");
    expect(escapeXml(`<a href="x">&'`)).toBe("&#60;a href=&#34;x&#34;&#62;&#38;&#39;");
  });

  test("is cut where it is too long, wide signs counted twice", () => {
    expect(columnsOf("表a")).toBe(3);
    expect(cutTo("abcdef", 4)).toBe("abc…");
    expect(cutTo("表示名", 4)).toBe("表…");
    expect(cutTo("abc", 3)).toBe("abc");
    expect(cutTo("abc", 0)).toBe("");
  });
});

describe("a drawing", () => {
  const overlap = (a: Area, b: Area): boolean =>
    a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
  const holds = (outer: Area, inner: Area): boolean =>
    outer.x <= inner.x &&
    outer.y <= inner.y &&
    outer.x + outer.width >= inner.x + inner.width &&
    outer.y + outer.height >= inner.y + inner.height;

  function check(graph: FabricGraph): void {
    const { boxes, rows, wires, width, height } = layoutOf(graph, 56);
    const contains = (outer: Box, inner: Box): boolean => {
      const has = (node: Box["node"]): boolean =>
        node.children.some((one) => one === inner.node || has(one));
      return has(outer.node);
    };
    const all = [...boxes, ...rows];
    for (const [i, one] of all.entries()) {
      expect(holds({ x: 0, y: 0, width, height }, one)).toBe(true);
      for (const other of all.slice(i + 1)) {
        if (contains(one, other))
          expect(holds(one, other), `${other.node.id} in ${one.node.id}`).toBe(true);
        else expect(overlap(one, other), `${one.node.id} over ${other.node.id}`).toBe(false);
      }
    }
    const solid = boxes.filter(({ node: { type, children } }) => {
      const isMetagroup = children.some((child) => child.type === "hostGroup");
      return type === "switch" || (type === "hostGroup" && !isMetagroup);
    });
    for (const { points } of wires) {
      for (const [i, to] of points.entries()) {
        const from = points[i - 1];
        if (from === undefined) continue;
        expect(from.x === to.x || from.y === to.y).toBe(true);
        const x = Math.min(from.x, to.x);
        const y = Math.min(from.y, to.y);
        const area = { x, y, width: Math.abs(from.x - to.x), height: Math.abs(from.y - to.y) };
        const through = solid.find((box) => overlap(area, box));
        expect(through?.node.id).toBeUndefined();
      }
    }
  }

  test("has no box over another, and no wire through one", () => {
    fc.assert(
      fc.property(fabricShapes, (shape) => {
        check(folded(declaredGraph(resourcesOf(shape))));
      }),
      { numRuns: 60 },
    );
    const groups = Array.from({ length: 30 }, (_, i) =>
      resource("HostGroup", `n${i}`, {
        ports: [
          { switch: "leaf-a1", interface: `Ethernet${i + 10}` },
          { switch: "leaf-a2", interface: `Ethernet${i + 10}` },
        ],
      }),
    );
    check(declaredGraph([...fabric, ...groups]));
    check(folded(declaredGraph([...fabric, ...groups])));
    check(declaredGraph([]));
  });

  test("of nothing says that there is nothing", () => {
    expect(picture(declaredGraph([]), "text")).toBe("There is nothing to draw.\n");
    checkTags(picture(declaredGraph([]), "svg"));
  });
});
