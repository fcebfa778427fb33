// What the doctor makes of an etcd and its members. Pure.

import type { EtcdHealth, MemberHealth, MemberStatus } from "../../ports/store-health.ts";
import { bytes, counted } from "../views/numbers.ts";
import { ok, problem, warning, type Check } from "./check.ts";

interface Answering extends MemberHealth {
  readonly status: MemberStatus;
}

/** Whether reading and writing can work, so that it is worth a try. */
export function isUsable({ members }: EtcdHealth): boolean {
  return answering(members).some(({ status }) => status.hasLeader);
}

/** Whether it is known what speaks there, and how. */
export function isAnswering({ members }: EtcdHealth): boolean {
  return answering(members).length > 0;
}

export function etcdChecks(health: EtcdHealth): Check[] {
  const alive = answering(health.members);
  return [
    ...memberChecks(health, alive),
    ...versionChecks(alive),
    ...alarmChecks(alive),
    ...sizeChecks(alive),
    ...lagChecks(alive),
    ...historyChecks(health),
  ];
}

function answering(members: readonly MemberHealth[]): Answering[] {
  return members.filter((one): one is Answering => one.status.type === "answers");
}

function nameOf({ name, endpoint }: MemberHealth): string {
  return name === undefined ? endpoint : `${name} (${endpoint})`;
}

function memberChecks(health: EtcdHealth, alive: readonly Answering[]): Check[] {
  const { members } = health;
  const silent = members.filter(({ status }) => status.type === "silent");
  const said = silent.map((one) => `${nameOf(one)}: ${reasonOf(one)}`).join("; ");
  if (alive.length === 0) {
    const help =
      "start etcd, or correct the address (--store, PLUMB_STORE, store in plumbline.yaml)";
    return [problem("store", `no member of etcd answers: ${said}`, help)];
  }
  const voters = health.voters ?? members.filter((one) => !isLearner(one)).length;
  const voting = alive.filter((one) => !isLearner(one)).length;
  if (!isUsable(health)) {
    const gone = voters - voting;
    const do_ = gone === 1 ? "does" : "do";
    const lost =
      gone <= 0
        ? `no leader is known to ${alive.map(nameOf).join(", ")}`
        : `${gone} of ${counted(voters, "member")} ${do_} not answer, and etcd works only with more than half of them: ${said}`;
    return [problem("store", lost, "start them; nothing is lost, and plumb goes on by itself")];
  }
  const spare = voting - (Math.floor(voters / 2) + 1);
  const more = spare > 0 ? `${counted(spare, "more", "more")} may go` : "none of the others may go";
  const help = `start it: until then ${more} before etcd stops taking writes`;
  const leader = alive.find(({ status }) => status.isLeader);
  const led = leader === undefined ? "" : `, ${nameOf(leader)} leads`;
  const count = voters > 1 ? `${voting} of ${voters} members answer` : "1 member";
  return [
    ok("store", `etcd ${versionsOf(alive).join(" and ")}, ${count}${led}`),
    ...silent.map((one) =>
      warning("store", `${nameOf(one)} does not answer: ${reasonOf(one)}`, help),
    ),
    ...alive
      .filter(({ status }) => !status.hasLeader)
      .map((one) =>
        warning("store", `${nameOf(one)} is cut off from the others`, "look at its network"),
      ),
  ];
}

function reasonOf({ status }: MemberHealth): string {
  return status.type === "silent" ? status.reason : "";
}

function isLearner({ status }: MemberHealth): boolean {
  return status.type === "answers" && status.isLearner;
}

function versionsOf(alive: readonly Answering[]): string[] {
  return [...new Set(alive.map(({ status }) => status.version))].sort();
}

function versionChecks(alive: readonly Answering[]): Check[] {
  const old = alive.filter(({ status }) => {
    const [major = 0, minor = 0] = status.version.split(".").map(Number);
    return major < 3 || (major === 3 && minor < 4);
  });
  if (old.length > 0) {
    const help = "plumb needs etcd 3.4 or later";
    return old.map((one) => problem("store", `${nameOf(one)} is etcd ${one.status.version}`, help));
  }
  const versions = versionsOf(alive);
  if (versions.length <= 1) return [];
  const help = "end the upgrade: members of several versions are meant for a short time";
  return [warning("store", `the members have different versions: ${versions.join(", ")}`, help)];
}

const alarms: Readonly<Record<string, readonly [says: string, help: string]>> = {
  NOSPACE: [
    "etcd is over its quota, and takes no writes until somebody makes room",
    "compact and defragment it (etcdctl compact, etcdctl defrag --cluster) or raise --quota-backend-bytes; then etcdctl alarm disarm",
  ],
  CORRUPT: [
    "etcd says that the data of a member differs from that of the others",
    "find it with etcdctl alarm list and etcdctl endpoint hashkv --cluster, take it out and add it again with an empty folder",
  ],
};

function alarmChecks(alive: readonly Answering[]): Check[] {
  const raised = [...new Set(alive.flatMap(({ status }) => status.alarms))].sort();
  return raised.map((alarm) => {
    const [says, help] = alarms[alarm] ?? [`etcd has raised ${alarm}`, "see etcdctl alarm list"];
    return problem("store", says, help);
  });
}

/** What etcd takes where it was not told otherwise. */
const defaultQuotaBytes = 2 * 2 ** 30;
const nearlyFull = 0.8;
/** Below this size nobody gains by making a file smaller. */
const smallBytes = 256 * 2 ** 20;

function sizeChecks(alive: readonly Answering[]): Check[] {
  const fullest = alive.toSorted((a, b) => shareOf(b) - shareOf(a))[0];
  if (fullest === undefined) return [];
  const { fileBytes, usedBytes, quotaBytes } = fullest.status;
  const quota = quotaBytes === undefined ? "the usual 2.0 GiB" : bytes(quotaBytes);
  const size = `its database has ${bytes(fileBytes)} of ${quota}`;
  const isFull = shareOf(fullest) >= nearlyFull;
  const isLoose = fileBytes > smallBytes && usedBytes < fileBytes / 2;
  const help = isLoose
    ? `only ${bytes(usedBytes)} are in use: etcdctl defrag --cluster gives the rest back`
    : "compact it (--auto-compaction-retention), or raise --quota-backend-bytes, before it takes no more writes";
  const says = `${nameOf(fullest)}: ${size}`;
  return [isFull || isLoose ? warning("store", says, help) : ok("store", says)];
}

function shareOf({ status }: Answering): number {
  return status.fileBytes / (status.quotaBytes ?? defaultQuotaBytes);
}

/** A second or two of a cluster that is busy. */
const farBehind = 5_000;

function lagChecks(alive: readonly Answering[]): Check[] {
  const newest = Math.max(0, ...alive.map(({ status }) => status.index));
  return alive.flatMap((one) => {
    const behind = newest - Math.min(one.status.index, one.status.appliedIndex);
    if (behind <= farBehind) return [];
    const help = "look at its disk and its network: watches of it are late";
    return [warning("store", `${nameOf(one)} is ${behind} entries behind the others`, help)];
  });
}

function historyChecks({ keptRevisions = 0 }: EtcdHealth): Check[] {
  if (keptRevisions === 0) return [];
  const says = `etcd keeps more than ${keptRevisions.toLocaleString("en")} old revisions`;
  return [warning("store", says, "let it forget them: --auto-compaction-retention=8h")];
}
