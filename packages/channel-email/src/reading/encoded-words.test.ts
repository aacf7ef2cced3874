import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { expect, it } from "vitest";
import { decodeHeader } from "./encoded-words.ts";

const FORMS: readonly (readonly [raw: string, text: string])[] = [
  ["Help", "Help"],
  ["=?utf-8?Q?=C2=BFHola=3F?=", "¿Hola?"],
  ["=?UTF-8?b?wr9Ib2xhPw==?=", "¿Hola?"],
  ["=?iso-8859-1?q?caf=E9_now?=", "café now"],
  ["=?utf-8*en?Q?hello?=", "hello"],
  ["=?utf-8?Q?a?= =?utf-8?Q?b?=", "ab"],
  ["=?utf-8?Q?a?=\t =?iso-8859-1?Q?=E9?=", "aé"],
  ["=?utf-8?Q?a?= and =?utf-8?Q?b?=", "a and b"],
  ["=?utf-8?Q?=C3?= =?utf-8?Q?=A9?=", "é"],
  ["=?utf-8?B?4oI=?= =?utf-8?B?rA==?=", "€"],
  ["=?utf-8?B?4oK?= =?utf-8?B?s?=", "€"],
  ["=?utf-8?Q?=E2=82?= =?utf-8?B?rA==?=", "€"],
  ["=?iso-2022-jp?B?GyRCPXUbKEI=?=", "助"],
  ["\u001B$B=u\u001B(B!", "助!"],
  ["=?utf-8?Q?are you ok?=", "are you ok"],
  ["=?utf-8?Q?ok??=", "ok?"],
  ["a=?utf-8?Q?b?=c", "abc"],
  ["=?utf-8?B?SGVs bG8?=", "Hello"],
  ["=?utf-8?X?abc?=", "=?utf-8?X?abc?="],
  ["=?utf-8?Q?never ends", "=?utf-8?Q?never ends"],
  ["=??Q?a?=", "=??Q?a?="],
  ["2 =? 2", "2 =? 2"],
  ["caf\u00C3\u00A9", "café"],
  ["caf\u00E9", "café"],
  ["=?utf-8?Q??=", ""],
  ["=?utf-8?Q?100%_=_x=zz?=", "100% = x=zz"],
];

it.each(FORMS)("[EM3] the header %j says %j", (raw, text) => {
  expect(decodeHeader(raw).text).toBe(text);
});

it("[EM2] a word in a charset nobody knows is read as far as it goes, and says so", () => {
  expect(decodeHeader("=?x-klingon?Q?caf=C3=A9?=")).toEqual({ text: "café", doubt: "unknown" });
});

it("[EM3] whatever was said comes back, however it was cut", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme" }),
      fc.infiniteStream(fc.integer({ min: 1, max: 9 })),
      (text, cuts) => {
        const bytes = Buffer.from(text, "utf8");
        const words: string[] = [];
        for (let at = 0; at < bytes.length;) {
          const size = cuts.next().value ?? 1;
          words.push(`=?utf-8?B?${bytes.subarray(at, at + size).toString("base64")}?=`);
          at += size;
        }
        expect(decodeHeader(words.join("\n ")).text).toBe(bytes.toString("utf8"));
      },
    ),
    { numRuns: rounds(200) },
  );
});

it("[EM40] a header of openings is read in the time its length takes", () => {
  const raw = "=?a?Q?b ".repeat(200_000);
  const began = performance.now();
  expect(decodeHeader(raw).text === raw).toBe(true);
  expect(performance.now() - began).toBeLessThan(2000);
});
