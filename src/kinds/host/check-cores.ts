// Which cores the processes of a host have: a NIC's needs its master, two for each vhost and two more; and
// no core works for two processes, though several may share a master.

import type { FieldOf, Finding } from "../../model/diagnostic.ts";
import type { Resource } from "../../model/resource.ts";
import {
  coresMax,
  coresOf,
  isCoreMaskFault,
  type CoreMaskFault,
} from "../../targets/patchpanel/core-mask.ts";
import type { HostSpec } from "./spec.generated.ts";

type Host = Resource<HostSpec>;

/** A process as its mask is written. */
interface Process {
  /** "NIC 2", "the primary process". */
  readonly called: string;
  readonly at: FieldOf;
  readonly mask: string;
  /** Cores besides the master, and what for: "2 vhosts need 6 cores besides the master". Undefined for the primary, which needs none. */
  readonly needs: { readonly workers: number; readonly words: string } | undefined;
}

interface ReadProcess extends Process {
  readonly master: number;
  readonly cores: readonly number[];
}

/** What agents that derive their components from an array look at. */
const coresOfArray = 32;

export function checkCores(host: Host): readonly Finding[] {
  const findings: Finding[] = [];
  const earlier: ReadProcess[] = [];
  const { driver, keys } = host.spec.softPatchPanel;
  const isDerived = driver === "spp-keys" && keys === "array";
  for (const process of processesOf(host)) {
    const cores = coresOf(process.mask);
    if (isCoreMaskFault(cores)) {
      findings.push(wrongMask(process, cores));
      continue;
    }
    const read: ReadProcess = { ...process, cores, master: cores[0] ?? -1 };
    const beyond = isDerived ? cores.find((core) => core >= coresOfArray) : undefined;
    findings.push(...(beyond === undefined ? checkCount(read) : [beyondArray(read, beyond)]));
    const clash = earlier.map((other) => shared(read, other)).find((one) => one !== undefined);
    if (clash !== undefined) findings.push(clash);
    earlier.push(read);
  }
  return findings;
}

function processesOf(host: Host): readonly Process[] {
  const { primaryCoreMask, nics, mirrors } = host.spec.softPatchPanel;
  const at = (field: string): FieldOf => ({
    resource: host,
    field: `/spec/softPatchPanel/${field}`,
  });
  const primary: Process[] =
    primaryCoreMask === undefined
      ? []
      : [
          {
            called: "the primary process",
            at: at("primaryCoreMask"),
            mask: primaryCoreMask,
            needs: undefined,
          },
        ];
  const mirroring: Process[] =
    mirrors === undefined
      ? []
      : [
          {
            called: "the mirrors",
            at: at("mirrors/coreMask"),
            mask: mirrors.coreMask,
            needs: need(mirrors.count, mirrors.count, "mirror"),
          },
        ];
  return [
    ...primary,
    ...nics.map((nic, i) => ({
      called: `NIC ${i + 1}`,
      at: at(`nics/${i}/coreMask`),
      mask: nic.coreMask,
      needs: need(nic.vhosts * 2 + 2, nic.vhosts, "vhost"),
    })),
    ...mirroring,
  ];
}

function need(workers: number, count: number, noun: string): NonNullable<Process["needs"]> {
  const who = count === 1 ? `1 ${noun} needs` : `${count} ${noun}s need`;
  const cores = workers === 1 ? "1 core" : `${workers} cores`;
  return { workers, words: `${who} ${cores} besides the master` };
}

function wrongMask({ at, mask }: Process, fault: CoreMaskFault): Finding {
  const finding = (label: string, help: string): Finding => ({
    code: "host/core-mask",
    severity: "error",
    at,
    label,
    help,
  });
  switch (fault.fault) {
    case "form":
      return fault.meant === undefined
        ? finding(`"${mask}" is no hexadecimal number`, 'write it as "0xfe": bit n is core n')
        : finding("does not begin with 0x", `write "${fault.meant}"`);
    case "none":
      return finding("has no core", "set the bit of each core that the process may use");
    case "too-many":
      return finding(
        `has core ${fault.core}`,
        `use cores 0 to ${coresMax - 1}; a mask has ${coresMax} bits`,
      );
  }
}

function beyondArray({ at }: Process, core: number): Finding {
  return {
    code: "host/core-mask",
    severity: "error",
    at,
    label: `has core ${core}; an agent with keys: array looks at 0 to ${coresOfArray - 1} only`,
    help: "use lower cores, or keys: object where the host's agent reads it",
  };
}

function checkCount({ at, cores, needs }: ReadProcess): Finding[] {
  const workers = cores.length - 1;
  const surplus = workers - (needs?.workers ?? 0);
  if (surplus === 0) return [];
  const spare = surplus === 1 ? "1 core has" : `${surplus} cores have`;
  if (needs === undefined) {
    return [
      {
        code: "host/core-count",
        severity: "warning",
        at,
        label: `the primary process needs its master only; ${spare} nothing to do`,
        help: "name one core",
      },
    ];
  }
  if (surplus > 0) {
    return [
      {
        code: "host/core-count",
        severity: "warning",
        at,
        label: `${needs.words}, and these are ${workers}: ${spare} nothing to do`,
        help: `take ${surplus} out of the mask, or raise the number`,
      },
    ];
  }
  return [
    {
      code: "host/core-count",
      severity: "error",
      at,
      label: `${needs.words}, and these are ${workers}: ${-surplus} missing`,
      help: `add ${-surplus} to the mask, or lower the number; plumb explain core-mask proposes masks`,
    },
  ];
}

/** Undefined where the two have nothing but a master in common. */
function shared(process: ReadProcess, other: ReadProcess): Finding | undefined {
  const theirs = new Set(other.cores);
  const isSharedMaster = (core: number): boolean =>
    core === process.master && core === other.master;
  const both = process.cores.filter((core) => theirs.has(core) && !isSharedMaster(core));
  if (both.length === 0) return undefined;
  const words =
    both.length === 1 ? `core ${both[0] ?? ""} belongs` : `cores ${both.join(", ")} belong`;
  return {
    code: "host/core-shared",
    severity: "error",
    at: process.at,
    label: `${words} to ${other.called}`,
    related: [{ ...other.at, text: `${other.called} has its cores here` }],
    help: "let each core work for one process; only the lowest of a mask, the master, may be shared",
  };
}
