// Metrics as Prometheus reads them, by prom-client, with what it tells of any Node process. The metrics
// themselves are defined by who counts.

import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { MetricDefinition, Metrics } from "../../ports/agent-ports.ts";

export function openPrometheusMetrics(definitions: readonly MetricDefinition[]): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const counters = new Map<string, Counter>();
  const gauges = new Map<string, Gauge>();
  const histograms = new Map<string, Histogram>();
  for (const definition of definitions) {
    const { name, help } = definition;
    const common = { name, help, labelNames: [...definition.labels], registers: [registry] };
    switch (definition.type) {
      case "counter":
        counters.set(name, new Counter(common));
        break;
      case "gauge":
        gauges.set(name, new Gauge(common));
        break;
      case "histogram":
        histograms.set(name, new Histogram({ ...common, buckets: [...definition.buckets] }));
        break;
    }
  }
  return {
    count(name, labels, times = 1) {
      known(counters, name).inc({ ...labels }, times);
    },
    set(name, labels, value) {
      known(gauges, name).set({ ...labels }, value);
    },
    clear(name) {
      known(gauges, name).reset();
    },
    measure(name, labels, value) {
      known(histograms, name).observe({ ...labels }, value);
    },
    page: async () => ({ type: registry.contentType, text: await registry.metrics() }),
  };
}

function known<T>(metrics: ReadonlyMap<string, T>, name: string): T {
  const metric = metrics.get(name);
  if (metric === undefined) throw new Error(`${name} is not one of the metrics`);
  return metric;
}
