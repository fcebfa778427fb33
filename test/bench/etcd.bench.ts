// The store on etcd beside the client that it is built on, used raw, on the same server in the same run.
// The two take turns, so that a noisy machine is noisy for both.

import { Etcd3, type IKeyValue } from "etcd3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { digestOf } from "../../src/model/digest.ts";
import type { JsonObject } from "../../src/model/json.ts";
import type { Store, Write } from "../../src/ports/store.ts";
import { storeKeys } from "../../src/records/keys.ts";
import { readLiveDocument, readLiveHeads, writeLive } from "../../src/records/live.ts";
import { readRange } from "../../src/records/ranges.ts";
import { put, value } from "../contract/store-steps.ts";
import { describeWithEtcd, startEtcd, type Etcd } from "../support/etcd-server.ts";
import { createEtcdStores, type EtcdStores } from "../support/etcd-stores.ts";
import { medianOf, report, type Measured } from "./measure.ts";

const pageLimit = 1000;
const text = "x".repeat(200);

describeWithEtcd("the store on etcd", () => {
  let etcd: Etcd;
  let stores: EtcdStores;
  let store: Store;
  let raw: Etcd3;
  beforeAll(async () => {
    etcd = await startEtcd();
    stores = createEtcdStores(etcd);
    store = await stores.open({ callMs: 60_000 });
    raw = new Etcd3({ hosts: etcd.endpoints.map((one) => `http://${one}`) });
    value(await store.transact([], [put("/lock", "")]));
  });
  afterAll(async () => {
    raw.close();
    await stores.close();
    await etcd.remove();
  });

  /** `count` transactions, some at a time. */
  async function spread(
    count: number,
    atATime: number,
    work: (i: number) => Promise<unknown>,
  ): Promise<void> {
    let next = 0;
    const worker = async (): Promise<void> => {
      while (next < count) await work(next++);
    };
    await Promise.all(Array.from({ length: atATime }, worker));
  }

  async function timed(work: () => Promise<unknown>): Promise<number> {
    const startMs = performance.now();
    await work();
    return performance.now() - startMs;
  }

  /** Both in turn, as often as told; each is the first of a round as often as the other. */
  async function sideBySide(
    rounds: number,
    ofStore: () => Promise<unknown>,
    ofRaw: () => Promise<unknown>,
  ): Promise<{ store: Measured; raw: Measured }> {
    const [own, theirs]: [number[], number[]] = [[], []];
    await ofStore();
    await ofRaw();
    for (let round = 0; round < rounds; round += 1) {
      if (round % 2 === 0) own.push(await timed(ofStore));
      theirs.push(await timed(ofRaw));
      if (round % 2 === 1) own.push(await timed(ofStore));
    }
    return { store: medianOf(own), raw: medianOf(theirs) };
  }

  function tell(name: string, both: { store: Measured; raw: Measured }): number {
    report(`etcd: ${name}, raw`, both.raw);
    report(`etcd: ${name}, through the store`, both.store, { name: "raw", of: both.raw });
    return both.raw.medianMs / both.store.medianMs;
  }

  const keyOf = (i: number): string => `/bench/${String(i).padStart(6, "0")}`;

  function batch(from: number, size: number): Write[] {
    return Array.from({ length: size }, (_, i) => put(keyOf(from + i), text));
  }

  /** The same transaction in the client's words. */
  async function rawBatch(from: number, size: number): Promise<void> {
    await raw.kv.txn({
      compare: [
        { key: Buffer.from("/lock"), target: "Create", result: "Greater", create_revision: 0 },
      ],
      success: batch(from, size).map(({ key }) => ({
        request_put: { key: Buffer.from(key), value: Buffer.from(text) },
      })),
    });
  }

  test.each([
    {
      name: "300 fenced transactions of 100 writes, 8 at a time",
      count: 300,
      size: 100,
      atATime: 8,
    },
    {
      name: "3,000 fenced transactions of 1 write, 8 at a time",
      count: 3_000,
      size: 1,
      atATime: 8,
    },
  ])("$name", async ({ name, count, size, atATime }) => {
    const ofStore = (): Promise<void> =>
      spread(count, atATime, async (i) => {
        const written = await store.transact(
          [{ key: "/lock", is: "present" }],
          batch(i * size, size),
        );
        expect(value(written).type).toBe("committed");
      });
    const ofRaw = (): Promise<void> => spread(count, atATime, (i) => rawBatch(i * size, size));
    // The bar is 0.8; a noisy machine moves the ratio by a tenth.
    expect(tell(name, await sideBySide(8, ofStore, ofRaw))).toBeGreaterThan(0.7);
  });

  /** All under a prefix, page by page. */
  async function readRaw(prefix: string, limit: number): Promise<IKeyValue[]> {
    const all: IKeyValue[] = [];
    let key = Buffer.from(prefix);
    const end = Buffer.from(`${prefix.slice(0, -1)}0`);
    for (let more = true; more;) {
      const page = await raw.kv.range({ key, range_end: end, limit });
      all.push(...page.kvs);
      more = page.more;
      key = Buffer.concat([page.kvs.at(-1)?.key ?? key, Buffer.alloc(1)]);
    }
    return all;
  }

  test("100,000 entries listed", async () => {
    await spread(1_000, 8, (i) => rawBatch(i * 100, 100));
    const ofStore = async (): Promise<void> => {
      expect(value(await readRange(store, "/bench/")).length).toBe(100_000);
    };
    const ofRaw = async (): Promise<void> => {
      expect((await readRaw("/bench/", pageLimit)).length).toBe(100_000);
    };
    const rate = tell("100,000 entries listed", await sideBySide(6, ofStore, ofRaw));
    expect(rate).toBeGreaterThan(0.5);
  });

  test("100,000 live items read: 200 documents of 500", async () => {
    const keys = storeKeys("live");
    const targets = Array.from({ length: 200 }, (_, i) => `switch/leaf-${String(i)}`);
    await spread(targets.length, 8, async (i) => {
      const document = documentOf(i);
      const live = { document, digest: digestOf(document), observedAtMs: 0 };
      expect(value(await writeLive(store, keys, targets[i] ?? "", live, [])).type).toBe("written");
    });
    const ofStore = async (): Promise<void> => {
      const heads = value(await readLiveHeads(store, keys));
      const documents = await Promise.all(
        [...heads].map(async ([target, { digest }]) =>
          value(await readLiveDocument(store, keys, target, digest)),
        ),
      );
      expect(itemsOf(documents.map((document) => ({ document })))).toBe(100_000);
    };
    // Bytes are no items: the client alone has them once it has read the JSON as well.
    const ofRaw = async (): Promise<void> => {
      const all = await readRaw(`${keys.prefix}live/`, 100);
      expect(itemsOf(all.map((one) => JSON.parse(one.value.toString()) as Body))).toBe(100_000);
    };
    const rate = tell("100,000 live items read", await sideBySide(8, ofStore, ofRaw));
    expect(rate).toBeGreaterThan(0.5);
  });
});

interface Body {
  readonly document: JsonObject | undefined;
}

function itemsOf(bodies: readonly Body[]): number {
  const counts = bodies.map(({ document }) => Object.keys(document?.["vlans"] ?? {}).length);
  return counts.reduce((sum, count) => sum + count, 0);
}

/** A switch with 500 VLANs. */
function documentOf(target: number): JsonObject {
  const vlans = Array.from({ length: 500 }, (_, i): [string, JsonObject] => {
    return [String(i + 2), { name: `tenant-${String(i)}-on-${String(target)}` }];
  });
  return { vlans: Object.fromEntries(vlans) };
}
