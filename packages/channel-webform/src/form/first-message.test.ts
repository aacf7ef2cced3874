import { describe, expect, it } from "vitest";
import { makeReturnCode } from "../return-code/return-code.ts";
import { openTexts } from "../texts/texts.ts";
import type { Answers } from "./answers.ts";
import { firstMessage } from "./first-message.ts";
import { newVisit } from "./visit.ts";

const NOW = 1_800_000_000_000;
const { en, es } = openTexts();
const code = makeReturnCode((size) => new Uint8Array(size).fill(5));
const other = makeReturnCode((size) => new Uint8Array(size).fill(6));

const key = (answers: Partial<Answers>, under = code, say = en) => {
  const visit = newVisit("en", NOW - 60_000);
  return firstMessage(
    { ...visit, answers: { ...visit.answers, words: "Hello", ...answers } },
    under,
    say,
    false,
  ).dedupeKey;
};

describe("the first message", () => {
  it("[WF9] has one key for the same answers, whatever the language and the hour", () => {
    expect(key({})).toBe(key({}));
    expect(key({}, code, es)).toBe(key({}));
  });

  it("[WF9] has another key for another code and for any changed answer", () => {
    const changes: Partial<Answers>[] = [
      {},
      { words: "Hello " },
      { danger: "yes" },
      { danger: "no" },
      { mute: true },
      { ways: ["text"] },
      { ways: ["call"] },
      { noContact: true },
      { address: "555-0142" },
      { times: "555-0142" },
      { mayLeaveMessage: true },
    ];
    const keys = [...changes.map((change) => key(change)), key({}, other)];
    expect(new Set(keys).size).toBe(keys.length);
  });

  it.each<[Partial<Answers>, unknown]>([
    [{ danger: "yes" }, { lane: "life_threat", answer: "danger" }],
    [
      { danger: "yes", words: " ", mute: true },
      { lane: "life_threat", answer: "danger" },
    ],
    [
      { words: " ", mute: true },
      { lane: "crisis", answer: "cannot_write" },
    ],
    [{ words: "I can write now", mute: true }, null],
    [{ danger: "no" }, null],
    [{}, null],
  ])("[WF26] says by %j how pressing it is: %j", (answers, raise) => {
    const visit = newVisit("en", NOW - 60_000);
    const given = { ...visit, answers: { ...visit.answers, words: "Hello", ...answers } };
    expect(firstMessage(given, code, en, false).raise).toEqual(raise);
  });

  it("[WF13] the key tells neither the code nor the words", () => {
    expect(key({ words: "They keep my papers" })).toMatch(/^[\w-]{43}$/);
    expect(key({})).not.toContain(code);
  });
});
