// The formats in which a fabric can be drawn.

export const graphFormats = ["text", "json", "dot", "mermaid", "svg", "html"] as const;

export type GraphFormat = (typeof graphFormats)[number];
