import { MESSAGE_LENGTH_MAX, SendFailure } from "@holdfast/case-schema";
import { beforeAll, describe, expect, it } from "vitest";
import { speak } from "../text/language.ts";
import { failedStateWords, failureReasonWords } from "./failure-words.ts";
import { lengthOf } from "./length.ts";
import { reachSentence } from "./reach-words.ts";
import { sendRefusalWords, type SendRefusal } from "./send-refusal.ts";

beforeAll(() => speak("en"));

describe("words that were not taken", () => {
  it.each<[SendRefusal, string]>([
    [{ __typename: "NotHolder", holder: { name: "Marta" } }, "Marta has this contact now."],
    [{ __typename: "NotHolder", holder: null }, "Nobody has this contact now. Claim it, then send again."],
    [{ __typename: "ContactClosed" }, "This contact is closed."],
    [
      {
        __typename: "ReachRefused",
        decision: { outcome: "locked", locks: [{ lock: "never_contact" }], limits: [] },
      },
      "They asked never to be contacted.",
    ],
    [
      {
        __typename: "ReachRefused",
        decision: { outcome: "limited", locks: [], limits: [{ limit: "quiet_words" }] },
      },
      "These words could be read by somebody else. Write them in other words.",
    ],
    [{ __typename: "FollowUpNotDue" }, "The time that was agreed for this has not come, or is over."],
    [{ __typename: "TextRefused", limit: 160, length: 172 }, "This is 12 characters too long."],
    [{ __typename: "TextRefused", limit: 0, length: 0 }, "There is nothing to send."],
    [{ __typename: "NotFound" }, "This contact is no longer here."],
  ])("%o", (refusal, words) => {
    expect(sendRefusalWords(refusal)).toBe(words);
  });

  it.each([
    ["too_late", "wrong hands", "Not sent"],
    ["closed", "closed this contact", "Not sent"],
    ["not_held", "changed hands", "Not sent"],
    ["damaged", "tell an administrator", "Not sent"],
    ["pressing", "one of us answers them", "Not sent"],
    ["taken_back", "taken back", "Taken back"],
    ["opted_out", "asked us to stop", "Not sent"],
    ["unreachable", "cannot be reached", "Not delivered"],
    ["refused", "provider refused", "Not delivered"],
    ["too_long", "shorter parts", "Not sent"],
    ["expired", "did not arrive in time", "Not delivered"],
    ["provider", "The channel failed", "Not delivered"],
    ["lease_lost", "not known whether", "Not sent"],
  ] as const)("or did not arrive say why: %s", (reason, words, state) => {
    expect(failureReasonWords(reason)).toContain(words);
    expect(failedStateWords(reason)).toBe(state);
  });

  it.each([
    ["unreachable", "the address does not exist"],
    ["refused", "mail server refused"],
    ["provider", "The channel failed"],
  ] as const)("by mail say what mail servers mean by it: %s", (reason, words) => {
    expect(failureReasonWords(reason, "email")).toContain(words);
    expect(failedStateWords(reason)).toBe("Not delivered");
  });

  it("have a reason in words for every code of the outbox and the channels", () => {
    for (const reason of SendFailure.options) expect(failureReasonWords(reason)).toMatch(/\w+\.$/);
    expect(new Set(SendFailure.options.map((reason) => failureReasonWords(reason))).size).toBe(
      SendFailure.options.length,
    );
  });
});

describe("how long words are", () => {
  it.each([
    ["", 160, false, ""],
    ["a".repeat(62), 160, false, "62 of 160"],
    ["a".repeat(160), 160, false, "160 of 160"],
    ["a".repeat(161), 160, true, "161 of 160: 1 too long"],
    ["a".repeat(62), null, false, ""],
    ["a".repeat(MESSAGE_LENGTH_MAX + 5), null, true, "20005 of 20000: 5 too long"],
  ])("case %#", (text, limit, isTooLong, words) => {
    expect(lengthOf(text, "reply", limit)).toEqual({ isTooLong, words });
  });

  it("is counted in the units of the gateway, so that an emoji is two", () => {
    expect(lengthOf("🙂", "reply", 1).isTooLong).toBe(true);
  });

  it("of a note is not bound by the channel", () => {
    expect(lengthOf("a".repeat(500), "note", 160)).toEqual({ isTooLong: false, words: "" });
  });
});

describe("what they said of being reached on a form", () => {
  const reach = { ways: ["text", "call"], safeTimes: null, mayLeaveMessage: false } as const;

  it.each([
    [{ ...reach, ways: [] }, "do not contact, they will come back"],
    [reach, "text ok, call ok, leave no message"],
    [
      { ...reach, mayLeaveMessage: true, safeTimes: "after six" },
      "text ok, call ok, a message may be left; safe: after six",
    ],
  ])("case %#", (given, words) => {
    expect(reachSentence(given)).toBe(words);
  });
});
