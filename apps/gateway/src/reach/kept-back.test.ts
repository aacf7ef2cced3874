import { NEUTRAL_CHECKS } from "@holdfast/outside-wordings";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  act,
  MINUTE,
  prefer,
  reachHouse,
  textMe,
  type ReachHouse,
  type Talk,
} from "../testing/reach-house.ts";

/** Long enough for everything that happens in between, on a slow machine too. */
const HELD_BACK_MS = 30_000;
const [CHECK = ""] = NEUTRAL_CHECKS.en;
const WORDS = "We are here.";
let at: ReachHouse;
beforeAll(async () => {
  at = await reachHouse();
  await at.ask("alex", "mutation ($ms: Float!) { changeSendDelay(milliseconds: $ms) { __typename } }", {
    ms: HELD_BACK_MS,
  });
});
afterAll(() => at.house.close());

/** Taken for sending, and held back for its author: whatever changes now is asked at the hand-over. */
async function waiting(talk: Talk, text = WORDS): Promise<string> {
  const { messageId, kind, reason } = await talk.send(text);
  expect([kind, reason]).toEqual(["MessageQueued", null]);
  return messageId;
}
/** The time comes at which it would leave. */
async function left(talk: Talk, messageId: string): Promise<string | null> {
  await at.pass(HELD_BACK_MS);
  return talk.became(messageId, "sent");
}
async function keptBack(talk: Talk, messageId: string): Promise<string | null> {
  await at.pass(HELD_BACK_MS);
  return talk.became(messageId, "failed");
}

describe("what changes between the taking and the hand-over", () => {
  it("[G200] nothing: it leaves", async () => {
    const talk = await at.talk();
    expect(await left(talk, await waiting(talk))).toBeNull();
  });

  it.each<[string, string, (talk: Talk) => Promise<unknown>]>([
    ["never_contact", "they say never", (talk) => prefer(at, talk, { may: "never" })],
    ["opted_out", "they say no in words of their own", (talk) => act(at, "dana", "recordRefusal", talk)],
    [
      "may_be_exploiter",
      "a colleague is warned of whoever holds it",
      (talk) => act(at, "ada", "markMayBeExploiter", talk),
    ],
    ["not_confirmed", "the number is another's", (talk) => act(at, "dana", "markNumberReassigned", talk)],
    ["danger_word", "they say the danger word", (talk) => talk.hear("my umbrella")],
  ])("[G200] %s: %s, and it comes back", async (failure, _why, change) => {
    const talk = await at.talk();
    await prefer(at, talk, textMe({ safeWord: "marigold", dangerWord: "umbrella", dangerMeans: "stop" }));
    const messageId = await waiting(talk);
    await change(talk);
    expect(await keptBack(talk, messageId)).toBe(failure);
  });

  it("[G200] words that others should not read: whoever allowed them allows them no longer", async () => {
    const talk = await at.talk();
    await prefer(at, talk, textMe({ allowsPlainWords: true }));
    const messageId = await waiting(talk, "This is the hotline.");
    await prefer(at, talk, textMe());
    expect(await keptBack(talk, messageId)).toBe("quiet_words");
  });

  it.each([
    ["not_confirmed", "five minutes after we spoke it may be somebody else", 5, WORDS],
    ["silence", "after fifteen of silence nothing is sent", 15, CHECK],
  ] as const)("[G200] %s: time alone does it, %s", async (failure, _why, minutes, text) => {
    const talk = await at.talk();
    await prefer(at, talk, textMe());
    expect(await left(talk, await waiting(talk))).toBeNull();
    await at.pass(minutes * MINUTE - HELD_BACK_MS);
    const messageId = await waiting(talk, text);
    expect(await keptBack(talk, messageId)).toBe(failure);
  });

  it("[G200] a change that changes nothing of it: it leaves", async () => {
    const talk = await at.talk();
    const messageId = await waiting(talk);
    await prefer(at, talk, textMe());
    await act(at, "dana", "confirmSamePerson", talk);
    await talk.hear("Are you there?");
    expect(await left(talk, messageId)).toBeNull();
  });
});
