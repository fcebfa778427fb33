// What the doctor makes of how an etcd is spoken to, and by whom. Pure.

import type { EtcdHealth } from "../../ports/store-health.ts";
import type { EtcdPlace } from "../../ports/store-place.ts";
import { age, timestamp } from "../views/numbers.ts";
import { ok, problem, warning, type Check } from "./check.ts";

const soonMs = 14 * 86_400_000;

export function accessChecks(health: EtcdHealth, place: EtcdPlace, now: number): Check[] {
  return [...tlsChecks(place), ...certificateChecks(health, now), ...authChecks(health, place)];
}

function tlsChecks({ isSecure, endpoints }: EtcdPlace): Check[] {
  if (isSecure) return [ok("access", "etcd is spoken to over TLS")];
  const far = endpoints.filter((one) => !/^(?:127\.|localhost:|\[::1\])/.test(one));
  if (far.length === 0) return [ok("access", "etcd is spoken to without TLS, on this machine")];
  const help = "give the members certificates, and write etcd+https://";
  return [warning("access", `${far.join(", ")}: spoken to without TLS, passwords included`, help)];
}

function certificateChecks({ certificate }: EtcdHealth, now: number): Check[] {
  if (certificate === undefined) return [];
  const { name, expiresAtMs } = certificate;
  const leftMs = expiresAtMs - now;
  const day = timestamp(expiresAtMs).slice(0, 10);
  if (leftMs <= 0) {
    return [problem("access", `the client's certificate (${name}) ended on ${day}`, "renew it")];
  }
  const says = `the client's certificate (${name}) ends on ${day}, in ${age(leftMs)}`;
  return [leftMs < soonMs ? warning("access", says, "renew it in time") : ok("access", says)];
}

function authChecks({ auth }: EtcdHealth, { access }: EtcdPlace): Check[] {
  if (auth === undefined) return [];
  if (auth === "on") {
    const who = access.user === undefined ? "" : `; plumb is ${access.user}`;
    return [ok("access", `users are switched on${who}`)];
  }
  const says = "users are switched off: whoever reaches etcd may change everything";
  return [
    warning("access", says, "plumb init etcd-roles --help tells how to give each its own keys"),
  ];
}
