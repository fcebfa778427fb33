// Where a story takes place: a fabric in a store, its simulated switches, and the command as people give it.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Allocation } from "../../src/model/allocation.ts";
import type { JsonObject } from "../../src/model/json.ts";
import type { TargetName } from "../../src/model/target.ts";
import { simSet, simShow, simUnset, type SimDevice } from "../../src/drivers/sim/edit.ts";
import type { Store } from "../../src/ports/store.ts";
import { isTrouble, type Trouble } from "../../src/ports/trouble.ts";
import { readAllocations } from "../../src/records/allocations.ts";
import { listEntries, type JournalEntry } from "../../src/records/journal.ts";
import { storeKeys } from "../../src/records/keys.ts";
import { pause } from "../live/waiting.ts";
import { runHere } from "../support/command-here.ts";
import { onDevices } from "../support/looks.ts";
import type { Foreign } from "../support/numbered-fabric.ts";
import { createTempFolder, type TempFolder } from "../support/temp-folder.ts";
import { targets } from "./manifests.ts";

const keys = storeKeys("default");

export interface PlaceOptions {
  /** As --store takes it, for a folder of everybody's own. */
  readonly store: (folder: string) => string;
  /** The folder of the store that holds a simulated switch. */
  readonly deviceFolder: (folder: string, target: TargetName) => string;
  readonly openStore: (folder: string) => Promise<Store | Trouble>;
}

export class Place {
  readonly folder: TempFolder = createTempFolder();
  readonly environment: Readonly<Record<string, string>>;
  /** What somebody else has on the switches. */
  readonly foreign: Foreign[] = [];
  readonly #options: PlaceOptions;

  constructor(options: PlaceOptions) {
    this.#options = options;
    const PATH = process.env["PATH"] ?? "";
    this.environment = { PATH, PLUMB_STORE: options.store(this.folder.path) };
  }

  /** Gives the command here. */
  async plumb(...words: string[]): Promise<{ code: number; text: string; out: string }> {
    return await runHere(words, { folder: this.folder.path, environment: this.environment });
  }

  async onDevice<T>(target: TargetName, use: (device: SimDevice) => Promise<T>): Promise<T> {
    const folder = this.#options.deviceFolder(this.folder.path, target);
    return await onDevices(folder, async (store) => use({ store, keys, target }));
  }

  async document(target: TargetName): Promise<JsonObject> {
    const shown = await this.onDevice(target, simShow);
    if (isTrouble(shown)) throw new Error(shown.reason);
    return shown.document;
  }

  async documents(): Promise<Readonly<Record<TargetName, JsonObject>>> {
    const all: Record<TargetName, JsonObject> = {};
    for (const target of targets) all[target] = await this.document(target);
    return all;
  }

  /** Somebody makes something of their own, and keeps it. */
  async addForeign(target: TargetName, path: string, name: string): Promise<void> {
    const value = { name };
    await this.onDevice(target, (device) => simSet(device, path, value));
    const others = this.foreign.filter((one) => one.target !== target || one.path !== path);
    this.foreign.splice(0, Infinity, ...others, { target, path, value });
  }

  /** Takes away something that is ours, if it is still there. */
  async unset(target: TargetName, path: string): Promise<void> {
    await this.onDevice(target, (device) => simUnset(device, path));
  }

  async set(target: TargetName, path: string, value: JsonObject): Promise<void> {
    await this.onDevice(target, (device) => simSet(device, path, value));
  }

  /** Everybody has something from the beginning. */
  async seed(): Promise<void> {
    for (const target of targets) await this.addForeign(target, "/vlans/3999", "somebody else's");
  }

  async allocations(): Promise<readonly Allocation[]> {
    return await this.#read((store) => readAllocations(store, keys));
  }

  /** The newest ones: no more are kept. */
  async journal(): Promise<readonly JournalEntry[]> {
    return await this.#read((store) => listEntries(store, keys, 50));
  }

  /** A store that has just come back may change its mind once more. */
  async #read<T>(ask: (store: Store) => Promise<T | Trouble>): Promise<T> {
    for (let i = 0; ; i += 1) {
      const store = await this.#options.openStore(this.folder.path);
      const answer = isTrouble(store) ? store : await ask(store);
      if (!isTrouble(store)) await store.close();
      if (!isTrouble(answer)) return answer;
      if (i === 100) throw new Error(answer.reason);
      await pause(300);
    }
  }

  path(...names: string[]): string {
    return join(this.folder.path, ...names);
  }

  /** A folder in it, which is made. */
  made(name: string): string {
    mkdirSync(this.path(name), { recursive: true });
    return this.path(name);
  }

  remove(): void {
    this.folder.remove();
  }
}
