// What one member of an etcd says of itself. What it does not say over the store's own interface (its
// quota) is read from its metrics, where it shows them.

import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import type { Etcd3, IOptions, IStatusResponse } from "etcd3";
import type { MemberHealth, MemberStatus } from "../../ports/store-health.ts";
import { faultOf } from "./fault.ts";

export interface AskedMember {
  readonly endpoint: string;
  readonly client: Etcd3;
  /** In the cluster; absent where it did not answer. */
  readonly id?: string;
  /** The store's, as it knows it. */
  readonly revision?: number;
  readonly status: MemberHealth["status"];
}

export async function askMember(
  client: Etcd3,
  endpoint: string,
  options: IOptions,
  waitMs: number,
): Promise<AskedMember> {
  const quota = readQuota(options, waitMs);
  try {
    const found = await client.maintenance.status({ deadline: Date.now() + waitMs });
    const { member_id: id, revision } = found.header;
    const status = statusOf(found, await quota);
    return { endpoint, client, id, revision: Number(revision), status };
  } catch (error) {
    return { endpoint, client, status: { type: "silent", reason: faultOf(error).reason } };
  }
}

function statusOf(found: IStatusResponse, quotaBytes: number | undefined): MemberStatus {
  const { header, version, leader, errors, isLearner } = found;
  return {
    type: "answers",
    version,
    isLeader: leader === header.member_id,
    // Zero is nobody.
    hasLeader: leader !== "0",
    isLearner,
    fileBytes: Number(found.dbSize),
    usedBytes: Number(found.dbSizeInUse),
    ...(quotaBytes === undefined ? {} : { quotaBytes }),
    index: Number(found.raftIndex),
    appliedIndex: Number(found.raftAppliedIndex),
    // "memberID:8211 alarm:NOSPACE ", beside "etcdserver: no leader".
    alarms: [...new Set(errors.flatMap((one) => /alarm:([A-Z]+)/.exec(one)?.[1] ?? []))],
  };
}

/** Undefined where the member does not show it, for whatever reason. */
async function readQuota(
  { hosts, credentials }: IOptions,
  waitMs: number,
): Promise<number | undefined> {
  const text = await readText(`${String(hosts)}/metrics`, credentials, waitMs);
  const bytes = Number(/^etcd_server_quota_backend_bytes (\S+)$/m.exec(text)?.[1]);
  return bytes > 0 ? bytes : undefined;
}

/** Empty where nothing came in time. */
function readText(
  url: string,
  credentials: IOptions["credentials"],
  waitMs: number,
): Promise<string> {
  const tls = {
    ca: credentials?.rootCertificate,
    cert: credentials?.certChain,
    key: credentials?.privateKey,
  };
  const signal = AbortSignal.timeout(waitMs);
  return new Promise((resolve) => {
    const none = (): void => {
      resolve("");
    };
    const isSecure = url.startsWith("https:");
    const asked = isSecure ? requestHttps(url, { ...tls, signal }) : requestHttp(url, { signal });
    asked.on("error", none);
    asked.on("response", (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (more: string) => (text += more));
      response.on("end", () => {
        resolve(text);
      });
      response.on("error", none);
    });
    asked.end();
  });
}
