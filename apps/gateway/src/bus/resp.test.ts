import { describe, expect, it } from "vitest";
import { NotResp, RESP_TEXT_MAX, respCommand, respReader } from "./resp.ts";

type Told = { readonly answered: string | null } | { readonly pushed: readonly (string | null)[] };

/** What is heard of these pieces, one after the other. */
function heardOf(...pieces: readonly Uint8Array[]): readonly Told[] {
  const told: Told[] = [];
  const read = respReader({
    answered: (refused) => told.push({ answered: refused }),
    pushed: (words) => told.push({ pushed: words }),
  });
  for (const piece of pieces) read(Buffer.from(piece));
  return told;
}
const bytes = (text: string): Buffer => Buffer.from(text);
const message = (text: string): string => `>3\r\n${["message", "lane", text].map(word).join("")}`;
const word = (text: string): string => `$${Buffer.byteLength(text)}\r\n${text}\r\n`;

/** As a server greets: a map with numbers, nothing, and lists in it. */
const GREETING = `%4\r\n${word("server")}${word("redis")}${word("proto")}:3\r\n${word("role")}_\r\n${word("modules")}*2\r\n*0\r\n%1\r\n+name\r\n#t\r\n`;
const SAID = [
  GREETING,
  ">3\r\n$9\r\nsubscribe\r\n$4\r\nlane\r\n:1\r\n",
  message("Zoë\r\n→"),
  ":2\r\n",
  "+PONG\r\n",
];
const TOLD: readonly Told[] = [
  { answered: null },
  { pushed: ["subscribe", "lane", "1"] },
  { pushed: ["message", "lane", "Zoë\r\n→"] },
  { answered: null },
  { answered: null },
];

describe("what a Redis says", () => {
  it("[W59] is heard in its order, answers apart from what comes by itself", () => {
    expect(heardOf(bytes(SAID.join("")))).toEqual(TOLD);
  });

  it("[W59] is heard the same wherever it is cut in two, and letter by letter", () => {
    const all = bytes(SAID.join(""));
    for (let at = 0; at <= all.length; at += 1)
      expect(heardOf(all.subarray(0, at), all.subarray(at))).toEqual(TOLD);
    expect(heardOf(...Array.from(all, (byte) => Uint8Array.of(byte)))).toEqual(TOLD);
  });

  it("[W59] tells of a refusal its code alone", () => {
    const refusals = [
      "-WRONGPASS invalid username-password pair\r\n",
      "!21\r\nSYNTAX invalid syntax\r\n",
      "-no\r\n",
    ];
    expect(heardOf(...refusals.map(bytes))).toEqual([
      { answered: "WRONGPASS" },
      { answered: "SYNTAX" },
      { answered: "ERR" },
    ]);
  });

  it("[W59] takes a refusal within an answer for nothing, and what is nested in what came by itself", () => {
    for (const answer of ["*2\r\n-NOPERM\r\n:1\r\n", "*1\r\n-NOPERM\r\n"])
      expect(heardOf(bytes(answer))).toEqual([{ answered: null }]);
    expect(heardOf(bytes(">2\r\n+one\r\n*1\r\n+two\r\n"))).toEqual([{ pushed: ["one", null] }]);
    expect(heardOf(bytes("$-1\r\n*-1\r\n>2\r\n+one\r\n*0\r\n"))).toEqual([
      { answered: null },
      { answered: null },
      { pushed: ["one", null] },
    ]);
  });

  it("[W59] is passed over where it is longer than anybody of ours says, in however many pieces it comes", () => {
    const most = "x".repeat(RESP_TEXT_MAX);
    const all = bytes(message(most) + message(`${most}x`) + message("after"));
    const told = [most, null, "after"].map((text) => ({ pushed: ["message", "lane", text] }));
    expect(heardOf(all)).toEqual(told);
    const pieces = Array.from({ length: Math.ceil(all.length / 999) }, (_, nth) =>
      all.subarray(nth * 999, (nth + 1) * 999),
    );
    expect(heardOf(...pieces)).toEqual(told);
  });

  it.each([
    ["what is of no kind", "?1\r\n"],
    ["a length that is none", "$1x\r\n"],
    ["no length", "$\r\n"],
    ["a length below nothing", "$-2\r\n"],
    ["a length that nothing has", `$${"9".repeat(10)}\r\n`],
    ["more than anybody answers", "*1025\r\n"],
    ["what is nested too deep", "*1\r\n".repeat(9)],
    ["a line that does not end", `+${"x".repeat(1_024)}`],
    ["a line that ends by half", "+x\ry"],
    ["a text that goes on where it should end", "$1\r\nxyz"],
  ])("[W59] is no longer read after %s", (_, text) => {
    expect(() => heardOf(bytes(text))).toThrow(NotResp);
  });
});

describe("a command to a Redis", () => {
  it("[W59] says how long each word is, in bytes, so that nothing in it is read as another", () => {
    expect(respCommand("PUBLISH", "lane", "Zoë\r\n*1")).toBe(
      "*3\r\n$7\r\nPUBLISH\r\n$4\r\nlane\r\n$8\r\nZoë\r\n*1\r\n",
    );
  });
});
