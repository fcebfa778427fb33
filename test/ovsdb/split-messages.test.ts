// Messages come out of a stream as they went in, wherever it was cut.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createSplitter } from "../../src/adapters/ovsdb/split-messages.ts";

const bytes = (text: string): Buffer => Buffer.from(text);

describe("messages in a stream", () => {
  test("come out whole, whatever stands in them and wherever the stream is cut", () => {
    const message = fc.dictionary(fc.string({ unit: "binary" }), fc.jsonValue());
    const gap = fc.constantFrom("", " ", "\n", "\r\n\t");
    fc.assert(
      fc.property(fc.array(fc.tuple(message, gap)), fc.array(fc.nat(20)), (messages, cuts) => {
        const sent = messages.map(([one]) => JSON.stringify(one));
        const stream = bytes(messages.map(([, space], i) => `${sent[i]}${space}`).join(""));
        const splitter = createSplitter(1_000_000);
        const texts: string[] = [];
        for (let at = 0, i = 0; at < stream.length; i += 1) {
          const end = at + 1 + (cuts[i % cuts.length] ?? 0);
          const pushed = splitter.push(stream.subarray(at, end));
          expect(pushed.fault).toBeUndefined();
          texts.push(...pushed.texts);
          at = end;
        }
        expect(texts).toEqual(sent);
      }),
    );
  });

  test("come out as soon as they are whole", () => {
    const splitter = createSplitter(100);
    expect(splitter.push(bytes('{"a":"}')).texts).toEqual([]);
    expect(splitter.push(bytes('"}{"b"')).texts).toEqual(['{"a":"}"}']);
  });

  test.each([
    ["what is no object", "[]", "it sends what is not JSON-RPC"],
    ["what is no JSON at all", "HTTP/1.1 400", "it sends what is not JSON-RPC"],
    ["an end without a beginning", "}", "it sends what is not JSON-RPC"],
    [
      "a message that is nested too deeply",
      `{"a":${"[".repeat(1_000)}`,
      "it sends a message that is nested too deeply",
    ],
    ["a long message", `{"a":"${"b".repeat(100)}"`, "it sends a message of more than 64 bytes"],
  ])("end with %s", (_, text, fault) => {
    const splitter = createSplitter(_.includes("nested") ? 10_000 : 64);
    expect(splitter.push(bytes(`{}${text}`))).toEqual({ texts: ["{}"], fault });
    expect(splitter.push(bytes("{}"))).toEqual({ texts: [], fault });
  });

  test("end with what is not UTF-8", () => {
    const splitter = createSplitter(64);
    const fault = "it sends a message that is not UTF-8";
    expect(splitter.push(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]))).toEqual({
      texts: [],
      fault,
    });
  });
});
