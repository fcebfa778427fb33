// Two controllers over a git server and a cluster of three, with agents that are processes of their own:
// commits of every sort come while everybody dies, hangs and comes back, and people change switches by
// hand. SOAK_SECONDS=600 goes on for so long, SOAK_SEED=7 draws that course again.

import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { systemClock } from "../../src/adapters/clock/system-clock.ts";
import { openEtcdStore } from "../../src/adapters/etcd/etcd-store.ts";
import { pause } from "../live/waiting.ts";
import { drawFrom, type Draw } from "../support/draw.ts";
import { describeWithEtcd, startEtcd, type Etcd } from "../support/etcd-server.ts";
import { etcdPlace } from "../support/etcd-stores.ts";
import { serveGit, type GitHttp } from "../support/git-http.ts";
import { describeWithKeys } from "../support/git-keys.ts";
import { goWrong, type Servers } from "./faults.ts";
import { hurt } from "./hands.ts";
import { keepRunning } from "./kept-process.ts";
import { manifestFolder, targets } from "./manifests.ts";
import { Place } from "./place.ts";
import { expectQuiet } from "./quiet.ts";
import { seed, soakMs, telling } from "./seed.ts";
import { Story } from "./story.ts";

/** So long everything goes wrong, before all must come right. */
const stretchMs = 12_000;
const agentCount = 3;

const agentOf = (target: string): string => `agent-${String(targets.indexOf(target) % agentCount)}`;

describeWithEtcd("controllers on a cluster", () => {
  describeWithKeys("that follow a git server", () => {
    let etcd: Etcd;
    let http: GitHttp;
    let story: Story;
    let servers: Servers;
    beforeEach(async () => {
      etcd = await startEtcd({ members: 3 });
      story = new Story();
      http = await serveGit(story.served);
      servers = await startServers({ etcd, http, story });
    });
    afterEach(async () => {
      const { agents, controllers, place } = servers;
      await Promise.all([...controllers, ...agents].map((one) => one.end()));
      await http.close();
      await etcd.remove();
      place.remove();
      story.remove();
    });

    test("keep the last good commit at every quiet point, whoever died before it", async () => {
      const happened: string[] = [];
      const said = (): string => servers.controllers.map((one) => one.said()).join("\n\n");
      await telling(happened, said, () => soak(story, servers, happened));
    });
  });
});

async function startServers(given: {
  readonly etcd: Etcd;
  readonly http: GitHttp;
  readonly story: Story;
}): Promise<Servers> {
  const { etcd, http, story } = given;
  const place = new Place({
    store: () => `etcd://${etcd.endpoints.join(",")}`,
    deviceFolder: (folder, target) => join(folder, agentOf(target)),
    openStore: () =>
      openEtcdStore(etcdPlace(etcd.endpoints), { clock: systemClock, environment: {} }),
  });
  await place.seed();
  const { environment, folder } = place;
  const start = (name: string, ...words: string[]): Servers["agents"][number] =>
    keepRunning(name, { words, folder: folder.path, environment });
  const agents = Array.from({ length: agentCount }, (_, i) => {
    const name = `agent-${String(i)}`;
    const own = targets.filter((target) => agentOf(target) === name);
    const terms = ["--lease", "5s", "--observe-every", "2s"];
    const whose = own.flatMap((target) => ["--target", target]);
    return start(name, "agent", "--name", name, "--data-dir", name, ...terms, ...whose);
  });
  const controllers = ["first", "second"].map((name) => {
    const from = ["--repository", `${http.url}/server.git`, "--path", manifestFolder];
    const signed = ["--allowed-signers", story.allowedSigners];
    const pace = ["--poll", "1s", "--every", "10s", "--debounce", "200ms", "--lease", "5s"];
    // Each has a mirror of its own, as on a machine of its own.
    return start(name, "watch", "-y", "-C", place.made(name), ...from, ...signed, ...pace);
  });
  return { place, etcd, http, agents, controllers };
}

async function soak(story: Story, servers: Servers, happened: string[]): Promise<void> {
  const { place, etcd, agents, controllers } = servers;
  const note = (what: string): void => void happened.push(what);
  const pushing = drawFrom(seed);
  const failing = drawFrom(seed + 1_000);
  const endMs = performance.now() + soakMs;
  await expectQuiet({ place, story });
  do {
    for (let i = failing(3); i > 0; i -= 1) note(await hurt(place, failing));
    const untilMs = performance.now() + stretchMs;
    await Promise.all([
      pushAll(story, pushing, { untilMs, note }),
      goWrong(servers, failing, { untilMs, note }),
    ]);
    await etcd.ready();
    note(`quiet at ${await expectQuiet({ place, story })}`);
  } while (performance.now() < endMs);
  story.mend(pushing);
  expect(await expectQuiet({ place, story })).toBe(story.tip);
  expect([...agents, ...controllers].flatMap(({ ownEnds }) => ownEnds)).toEqual([]);
}

async function pushAll(
  story: Story,
  draw: Draw,
  { untilMs, note }: { readonly untilMs: number; readonly note: (what: string) => void },
): Promise<void> {
  while (performance.now() < untilMs) {
    note(`pushed: ${story.step(draw)}`);
    await pause(draw(3_000));
  }
}
