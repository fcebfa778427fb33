// A fabric as a page: the drawing, and below it every change as a line of a table. It needs no script and
// fetches nothing, and it forbids both.

import {
  markSymbols,
  markWords,
  type FabricGraph,
  type GraphChange,
} from "../graph/fabric-graph.ts";
import { graphStyle } from "./graph-style.ts";
import { graphSvg, graphTitle } from "./graph-svg.ts";
import { escapeXml } from "./printable.ts";

const pageStyle = `
body { margin: 0; }
main { padding: 16px 0; background: var(--paper); color: var(--ink); min-height: 100vh; box-sizing: border-box; }
.drawing { overflow-x: auto; }
h2 { font-size: 15px; margin: 16px 28px 8px; }
p { margin: 0 28px; color: var(--dim); }
table { margin: 0 28px; border-collapse: collapse; }
th, td { text-align: left; vertical-align: top; padding: 4px 16px 4px 0; border-bottom: 1px solid var(--edge); }
td.place, th { color: var(--dim); font-weight: 400; }
tr.added td.mark { color: var(--added); }
tr.changed td.mark { color: var(--changed); }
tr.removed td.mark { color: var(--removed); }
tr.held td.mark, tr.unknown td.mark { color: var(--held); }
`.trim();

export function graphHtml(graph: FabricGraph): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeXml(graphTitle(graph))}</title>
<style>
${graphStyle}
${pageStyle}
</style>
</head>
<body>
<main class="fabric">
<div class="drawing">
${graphSvg(graph).trimEnd()}
</div>
${changesHtml(graph).join("\n")}
</main>
</body>
</html>
`;
}

/** A page with every line of a first plan would be too heavy to be opened. */
const changesMax = 1000;

function changesHtml({ digest, changes }: FabricGraph): string[] {
  if (digest === undefined) return ["<p>No plan was made: nothing live was read.</p>"];
  if (changes.length === 0) return ["<h2>Changes</h2>", "<p>None.</p>"];
  const more = changes.length - changesMax;
  return [
    "<h2>Changes</h2>",
    "<table>",
    "<thead><tr><th></th><th>target</th><th>what</th><th>how</th><th>declared at</th></tr></thead>",
    "<tbody>",
    ...changes.slice(0, changesMax).map(rowHtml),
    "</tbody>",
    "</table>",
    ...(more > 0 ? [`<p>and ${more} more: plumb plan shows all</p>`] : []),
  ];
}

function rowHtml({ target = "", mark, subject, detail, source }: GraphChange): string {
  const place = source === undefined ? "" : `${source.file}:${source.line}`;
  const cells = [target, subject, detail].map((text) => `<td>${escapeXml(text)}</td>`);
  const sign = `<td class="mark" title="${markWords[mark]}">${markSymbols[mark]}</td>`;
  return `<tr class="${mark}">${sign}${cells.join("")}<td class="place">${escapeXml(place)}</td></tr>`;
}
