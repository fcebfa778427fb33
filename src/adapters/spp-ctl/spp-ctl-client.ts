// The SppCtl port over spp-ctl's REST interface. It sends each request once and says what came of it;
// whether a step was really done a look afterwards tells. Nothing is kept between calls.

import type { OpenSppCtl, SppCtl, StepAnswer } from "../../ports/spp-ctl.ts";
import { isTrouble, trouble, type Trouble } from "../../ports/trouble.ts";
import { readBase } from "./base.ts";
import { readClients, readVf } from "./read-answers.ts";
import { createRequests, type Answer, type Requests } from "./requests.ts";
import { requestOf, wordsOf } from "./steps.ts";

export interface SppCtlLimits {
  /** For one request with its answer. spp_vf answers in milliseconds, and waits where it moves a core. */
  readonly callMs: number;
}

const usualLimits: SppCtlLimits = { callMs: 5_000 };

/** Opens controllers by their addresses; nothing connects before something is asked. */
export function createOpenSppCtl(limits: Partial<SppCtlLimits> = {}): OpenSppCtl {
  const { callMs } = { ...usualLimits, ...limits };
  return (endpoint) => {
    const base = readBase(endpoint);
    if (typeof base === "string") return trouble("reaching spp-ctl", base, "later");
    return createClient(createRequests(base, callMs), base.origin);
  };
}

function createClient(requests: Requests, origin: string): SppCtl {
  return {
    async clients() {
      const doing = `asking spp-ctl at ${origin} for its processes`;
      return read(doing, await requests.send("GET", "/processes"), readClients);
    },
    async vf(client) {
      const doing = `asking spp-ctl at ${origin} for spp_vf ${client}`;
      const answer = await requests.send("GET", `/vfs/${client}`);
      if (answer.type === "answer" && answer.status === 404) return undefined;
      const vf = read(doing, answer, readVf);
      if (isTrouble(vf) || vf.client === client) return vf;
      return trouble(doing, `it shows spp_vf ${vf.client} instead`, "soon");
    },
    async change(client, step) {
      const request = requestOf(step);
      if (typeof request === "string") return { type: "refused", reason: request };
      const { method, path, body } = request;
      const answer = await requests.send(method, `/vfs/${client}${path}`, body);
      return stepAnswer(answer, `${wordsOf(step)} of spp_vf ${client}`);
    },
  };
}

function read<T>(
  doing: string,
  answer: Answer,
  reader: (text: string) => T | { readonly garbled: string },
): T | Trouble {
  if (answer.type === "none") return trouble(doing, answer.reason, "soon");
  if (answer.status !== 200) return trouble(doing, said(answer), "soon");
  const value = reader(answer.text);
  if (typeof value === "object" && value !== null && "garbled" in value) {
    return trouble(doing, value.garbled, "soon");
  }
  return value;
}

/**
 * spp-ctl answers 500 to a value that it does not take, as well as 400; what stands between it and us
 * answers with more than 500 and does not know what became of the step.
 */
function stepAnswer(answer: Answer, what: string): StepAnswer {
  if (answer.type === "none") return { type: "lost", reason: `${what}: ${answer.reason}` };
  const { status } = answer;
  if (status === 200 || status === 204) return { type: "done" };
  const reason = `${what}: ${said(answer)}`;
  if (status === 404) {
    return { type: "refused", reason: `${reason} (is the process connected to spp-ctl?)` };
  }
  return { type: status >= 400 && status <= 500 ? "refused" : "lost", reason };
}

const wordsMax = 300;

/** Its own words may hold anything; they go into messages. */
function said({ status, text }: Extract<Answer, { type: "answer" }>): string {
  const words = text
    .replace(/[^\p{L}\p{N}\p{P}\p{S} ]+/gu, " ")
    .replace(/ +/g, " ")
    .trim()
    .slice(0, wordsMax);
  return words === "" ? `spp-ctl answered ${status}` : `spp-ctl answered ${status}: ${words}`;
}
