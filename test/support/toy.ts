// A family of kinds and a target type that have nothing to do with networks: books stand on shelves
// of boxes. The planner's tests use it, which proves that the core knows nothing of VLANs.

import type { JsonObject } from "../../src/model/json.ts";
import type { AnyKind, Kind } from "../../src/model/kind.ts";
import type { OwnedDocument, OwnedItem } from "../../src/model/owned.ts";
import type { Plan } from "../../src/model/plan.ts";
import { splitPointer } from "../../src/model/pointer.ts";
import { refOf, type Resource } from "../../src/model/resource.ts";
import type { ItemType, LiveView, TargetSettings, TargetType } from "../../src/model/target.ts";
import { declare } from "../../src/plan/declare.ts";
import { wholePlan, type PlanOptions } from "../../src/plan/input.ts";
import { makePlan, type PlanResult } from "../../src/plan/plan.ts";

interface BoxSpec {
  readonly ownership?: "shared" | "ranges" | "exclusive";
  readonly shelfLimit?: number;
}

interface BookSpec {
  readonly box: string;
  /** A second box that gets a copy of the book. */
  readonly copyIn?: string;
  /** The key of the shelf number's allocation. */
  readonly subject: string;
  readonly pin?: number;
  readonly colour?: string;
  readonly seal?: string;
}

const plainItem: Omit<ItemType, "name" | "pattern"> = {
  container: false,
  permanent: () => false,
  waitsFor: () => [],
  holds: undefined,
  number: () => undefined,
  disrupts: () => [],
  feature: () => undefined,
  conflict: { code: "conflict/vlan", help: "let the books agree" },
};

/** {shelves/{n}: {subject}, books/{title}: {shelf, colour, seal}} */
export const boxTarget: TargetType = {
  name: "box",
  features: { seals: "sealed books" },
  emptyDocument: { shelves: {}, books: {} },
  itemTypes: [
    {
      ...plainItem,
      name: "shelf",
      pattern: ["shelves", "*"],
      number: ({ keys }) => ({ space: "shelf", number: Number(keys[0]) }),
    },
    {
      ...plainItem,
      name: "book",
      pattern: ["books", "*"],
      waitsFor: ({ value }) => [
        { bucket: "/shelves", key: String((value as JsonObject)["shelf"]) },
      ],
      number: ({ value }) => ({ space: "shelf", number: Number((value as JsonObject)["shelf"]) }),
      holds: ({ value }) => {
        const seal = (value as JsonObject)["seal"];
        return seal === undefined ? [] : [`seal/${seal}`];
      },
      disrupts: ({ keys }) => [`readers of ${keys[0]}`],
      feature: ({ value }) => ((value as JsonObject)["seal"] === undefined ? undefined : "seals"),
    },
  ],
  *numbersIn(document) {
    for (const [number, shelf] of Object.entries(document["shelves"] as JsonObject)) {
      const key = (shelf as JsonObject)["subject"] as string;
      yield { space: "shelf", number: Number(number), path: `/shelves/${number}`, key };
    }
  },
};

const boxKind: Kind<BoxSpec> = {
  name: "Box",
  check: () => [],
  targets: (resource) => [{ ...boxSettings(resource.name, resource.spec), resource, within: [] }],
  pools: (resource) => [{ name: `shelf/${resource.name}`, ranges: [[1, 9]] }],
};

const bookKind: Kind<BookSpec> = {
  name: "Book",
  check: () => [],
  requests: (resource) =>
    boxesOf(resource.spec).map((name) => ({
      pool: `shelf/${name}`,
      key: resource.spec.subject,
      ...(resource.spec.pin === undefined ? {} : { pin: resource.spec.pin }),
      at: { resource, field: "/spec/subject" },
    })),
  claims: (resource, _index, allocated, sink) => {
    const { subject, colour, seal } = resource.spec;
    const { file, line, column } = resource.source;
    const parts = {
      ...(colour === undefined ? {} : { colour }),
      ...(seal === undefined ? {} : { seal }),
    };
    for (const name of boxesOf(resource.spec)) {
      const by = { resource: refOf(resource), file, line, column, through: [`Box/${name}`] };
      const shelf = allocated.value(`shelf/${name}`, subject);
      if (shelf === undefined) continue;
      sink.claim(`box/${name}`, "/shelves", String(shelf), { subject }, by);
      sink.claim(`box/${name}`, "/books", resource.name, { shelf, ...parts }, by);
    }
  },
};

function boxesOf({ box, copyIn }: BookSpec): string[] {
  return copyIn === undefined ? [box] : [box, copyIn];
}

export function boxSettings(name: string, spec: BoxSpec = {}): TargetSettings {
  return {
    target: `box/${name}`,
    driver: "toy",
    ownership: spec.ownership ?? "shared",
    pools: { shelf: `shelf/${name}` },
    limits: spec.shelfLimit === undefined ? {} : { shelf: spec.shelfLimit },
    connection: {},
  };
}

/** Asks for consent to disruptions, and says nothing else. */
const rulesKind: Kind<object> = {
  name: "Rules",
  check: () => [],
  policy: () => ({ disruptionConsent: "required" }),
};

export const toyCatalog = {
  kinds: [boxKind, bookKind, rulesKind] as unknown as readonly AnyKind[],
  targetTypes: new Map([["box", boxTarget]]),
  drivers: new Map([["toy", { name: "toy", features: new Set(["seals"]) }]]),
};

export function box(name: string, spec: BoxSpec = {}): Resource {
  return toyResource("Box", name, spec);
}

export function book(name: string, spec: BookSpec): Resource {
  return toyResource("Book", name, spec);
}

export function toyResource(kind: string, name: string, spec: object): Resource {
  const source = { file: `${name}.yaml`, line: 1, column: 1, document: 0 };
  return { kind, name, labels: {}, annotations: {}, spec: spec as JsonObject, source };
}

/** The state that the planner is given, written as plainly as a test wants to read it. */
export interface ToyState {
  readonly live?: Readonly<Record<string, JsonObject | undefined>>;
  /** Box → path → the values that are ours. */
  readonly owned?: Readonly<Record<string, Readonly<Record<string, readonly JsonObject[]>>>>;
  /** Who claimed all of it then; nobody by default. */
  readonly ownedBy?: string;
  /** What the boxes were written under then; by default what they share with others. */
  readonly ownership?: BoxSpec["ownership"];
  /** How the boxes were reached then; they are reached by nothing. */
  readonly connection?: JsonObject;
  readonly allocations?: readonly { pool: string; key: string; value: number }[];
  readonly options?: Partial<PlanOptions>;
  /** What the toy driver can do; by default everything. */
  readonly features?: readonly string[];
}

/** Plans for the toy family. A box without a live document is empty; `undefined` is unknown. */
export function toyPlan(resources: readonly Resource[], state: ToyState = {}): PlanResult {
  const live = new Map<string, LiveView>();
  const owned = ownedDocuments(state);
  for (const name of [...resources.filter((one) => one.kind === "Box"), ...owned.keys()]) {
    const target = typeof name === "string" ? name : `box/${name.name}`;
    live.set(target, { type: "known", document: boxTarget.emptyDocument, digest: "empty" });
  }
  for (const [name, document] of Object.entries(state.live ?? {})) {
    live.set(
      `box/${name}`,
      document === undefined
        ? { type: "unknown", reason: "the box is locked" }
        : { type: "known", document, digest: JSON.stringify(document) },
    );
  }
  const features = new Set(state.features ?? ["seals"]);
  const catalog = { ...toyCatalog, drivers: new Map([["toy", { name: "toy", features }]]) };
  return makePlan(catalog, {
    declaration: declare(toyCatalog, resources),
    live,
    owned,
    allocations: state.allocations ?? [],
    options: { ...wholePlan, ...state.options },
  });
}

/** The plan itself, for tests whose input has no mistakes. */
export function planned(result: PlanResult): Plan {
  if (result.type !== "planned") throw new Error(JSON.stringify(result.findings, null, 2));
  return result.plan;
}

function ownedDocuments({
  owned = {},
  ownedBy: by,
  ownership = "shared",
  connection = {},
}: ToyState): Map<string, OwnedDocument> {
  const claims =
    by === undefined ? [] : [{ resource: by, file: "old.yaml", line: 1, column: 1, through: [] }];
  return new Map(
    Object.entries(owned).map(([name, paths]) => {
      const items = new Map<string, Map<string, OwnedItem>>();
      for (const [path, values] of Object.entries(paths)) {
        const { bucket, key } = splitPointer(path);
        const bucketItems = items.get(bucket) ?? new Map();
        items.set(bucket, bucketItems.set(key, { values: [...values], claims }));
      }
      return [
        `box/${name}`,
        { settings: { ...boxSettings(name, { ownership }), connection }, items },
      ];
    }),
  );
}

/** One line per operation and per thing held back, as the tests compare them. */
export function linesOf(plan: Plan): string[] {
  return [
    ...plan.operations.map((one) => `${one.id}${after(one.waitsFor)}`),
    ...plan.held.map((one) => `held ${one.reason} ${one.target ?? ""}${one.path ?? ""}`),
  ];
}

function after(waitsFor: readonly string[]): string {
  return waitsFor.length === 0 ? "" : ` after ${waitsFor.join(", ")}`;
}
