// Numbers, spans of time and columns as people read them.

import { describe, expect, test } from "vitest";
import { alignColumns } from "../../src/cli/views/columns.ts";
import {
  age,
  bytes,
  counted,
  duration,
  numberRanges,
  timestamp,
} from "../../src/cli/views/numbers.ts";

test.each([
  [[], ""],
  [[5], "5"],
  [[2001, 2000], "2000, 2001"],
  [[2003, 2001, 2000, 2002, 9], "9, 2000-2003"],
  [[10, 9, 100, 11, 101], "9-11, 100, 101"],
])("the numbers %j are %s", (numbers, words) => {
  expect(numberRanges(numbers)).toBe(words);
});

test.each([
  [0, "0 s"],
  [59_999, "59 s"],
  [60_000, "1 min"],
  [7_200_000, "2 h"],
  [172_800_000, "2 d"],
])("%i ms are %s", (ms, words) => {
  expect(age(ms)).toBe(words);
});

test.each([
  [1, "1 byte"],
  [1023, "1023 bytes"],
  [1024, "1.0 KiB"],
  [20 * 1024, "20 KiB"],
  [1024 * 1024 - 1, "1.0 MiB"],
  [2 ** 31, "2.0 GiB"],
  [2 ** 60, "1048576 TiB"],
])("%i bytes are %s", (count, words) => {
  expect(bytes(count)).toBe(words);
});

test("short spans are told more exactly", () => {
  expect([duration(210), duration(1800), duration(48_000)]).toEqual(["0.21 s", "1.8 s", "48 s"]);
  expect(timestamp(0)).toBe("1970-01-01 00:00:00");
  expect([counted(1, "switch", "switches"), counted(2, "switch", "switches")]).toEqual([
    "1 switch",
    "2 switches",
  ]);
});

describe("columns", () => {
  const rows = (...lines: string[][]) => lines.map((line) => line.map((text) => ({ text })));

  test("are aligned, without trailing spaces", () => {
    const lines = alignColumns(rows(["a", "long one", "x"], ["bb", "", ""]), {
      indent: " ",
      limit: 80,
    });
    expect(lines).toEqual([" a   long one  x", " bb"]);
  });

  test("that are too wide give up width where the longest cell is", () => {
    const long = "y".repeat(90);
    const lines = alignColumns(rows(["a", "short", "x"], ["a", long, "x"]), {
      indent: "",
      limit: 80,
    });
    expect(lines[0]?.length).toBe(80);
    expect(lines[1]).toBe(`a  ${long}  x`);
  });

  test("take colour after the widths are known", () => {
    const paint = (text: string) => `<${text}>`;
    const lines = alignColumns(
      [
        [{ text: "a", paint }, { text: "b" }],
        [{ text: "cc" }, { text: "d" }],
      ],
      {
        indent: "",
        limit: 80,
      },
    );
    expect(lines).toEqual(["<a>   b", "cc  d"]);
  });
});
