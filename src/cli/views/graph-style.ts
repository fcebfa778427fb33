// How pictures of a fabric look: one style for SVG and HTML, in light and in dark. A mark is told by its
// symbol too, never by colour alone.

/** Everything stands below the class "fabric", so that a page around it keeps its own look. */
export const graphStyle: string = `
.fabric { --ink: #1f2328; --dim: #59636e; --paper: #ffffff; --sheet: #f6f8fa; --card: #ffffff; --edge: #d1d9e0; --wire: #8c959f; --added: #1a7f37; --changed: #9a6700; --removed: #cf222e; --held: #59636e; --added-fill: #dafbe1; --changed-fill: #fff8c5; --removed-fill: #ffebe9; --held-fill: #eaeef2; }
@media (prefers-color-scheme: dark) { .fabric { --ink: #e6edf3; --dim: #9198a1; --paper: #0d1117; --sheet: #151b23; --card: #0d1117; --edge: #3d444d; --wire: #656c76; --added: #3fb950; --changed: #d29922; --removed: #f85149; --held: #9198a1; --added-fill: #12261e; --changed-fill: #272115; --removed-fill: #25171c; --held-fill: #212830; } }
.fabric { font: 12px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
.fabric text { fill: var(--ink); white-space: pre; }
.fabric .title { font-weight: 600; }
.fabric .detail { fill: var(--dim); font-weight: 400; }
.fabric .paper { fill: var(--paper); }
.fabric .box { fill: var(--card); stroke: var(--edge); }
.fabric .zone > .box, .fabric .switch > .box { fill: var(--sheet); }
.fabric .row > .band { fill: none; }
.fabric .wire { fill: none; stroke: var(--wire); stroke-width: 1.25; }
.fabric .added > .box, .fabric .added.wire { stroke: var(--added); }
.fabric .changed > .box, .fabric .changed.wire { stroke: var(--changed); }
.fabric .removed > .box, .fabric .removed.wire { stroke: var(--removed); stroke-dasharray: 5 3; }
.fabric .held > .box, .fabric .held.wire, .fabric .unknown > .box, .fabric .unknown.wire { stroke: var(--held); stroke-dasharray: 2 2; }
.fabric .added > .band { fill: var(--added-fill); }
.fabric .changed > .band { fill: var(--changed-fill); }
.fabric .removed > .band { fill: var(--removed-fill); }
.fabric .held > .band, .fabric .unknown > .band { fill: var(--held-fill); }
.fabric .added > text > .symbol { fill: var(--added); }
.fabric .changed > text > .symbol { fill: var(--changed); }
.fabric .removed > text > .symbol { fill: var(--removed); }
.fabric .held > text > .symbol, .fabric .unknown > text > .symbol { fill: var(--held); }
.fabric .removed > text > .name { text-decoration: line-through; }
`.trim();
