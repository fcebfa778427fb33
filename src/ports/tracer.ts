// Spans: what a run did, and how long each part of it took, for who collects traces. A span is handed on
// as a parameter; there is no current one.

export type SpanAttributes = Readonly<Record<string, string | number | boolean>>;

export interface Span {
  /** Does `work` within a span of its own. What it throws, or answers as trouble, marks the span as failed. */
  span<T>(name: string, attributes: SpanAttributes, work: (span: Span) => Promise<T>): Promise<T>;
  /** Says more about this span, which is known only now. */
  set(attributes: SpanAttributes): void;
}

export interface Tracer extends Pick<Span, "span"> {
  /** Hands over what was not sent yet, within some seconds; nothing is traced any more. */
  end(): Promise<void>;
}

const noSpan: Span = {
  span: (_name, _attributes, work) => work(noSpan),
  set: () => undefined,
};

/** For who collects no traces. */
export const noTracer: Tracer = {
  span: (_name, _attributes, work) => work(noSpan),
  end: () => Promise.resolve(),
};
