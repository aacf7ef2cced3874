import { describe, expect, it } from "vitest";
import { ContactPreference } from "./contact-preference.ts";

const HASH = "A".repeat(43);
const OTHER = "B".repeat(43);
const confirmed = { confirmedAt: 1_800_000_000_000, confirmedBy: "00000000-0000-7000-8000-000000000001" };
const text = { way: "text", when: "any_time", alias: null };
const danger = { hash: OTHER, means: "stop", coverStory: ["Wrong number, sorry."] };
const agreed = {
  may: "contact",
  ways: [text],
  timeZone: "America/Mexico_City",
  codes: null,
  checkQuestion: null,
  whenDropped: "they_return",
  device: { shared: "unknown", watched: "yes" },
  allowsPlainWords: false,
  validUntil: confirmed.confirmedAt + 1,
  ...confirmed,
};

describe("a contact preference", () => {
  it.each<[string, unknown]>([
    ["never, and nothing else", { may: "never", ...confirmed }],
    ["a text at any time", agreed],
    [
      "a call in hours over midnight, with a message left as somebody else",
      {
        ...agreed,
        ways: [
          {
            way: "call",
            when: [{ days: ["mon", "sun"], from: "22:00", until: "02:00" }],
            alias: { name: "Ana", topic: "the piano lessons" },
            mayLeaveVoicemail: true,
          },
        ],
      },
    ],
    ["both code words", { ...agreed, codes: { safe: HASH, danger }, checkQuestion: "How is the dog?" }],
  ])("is %s", (_name, preference) => {
    expect(ContactPreference.parse(preference)).toEqual(preference);
  });

  it.each<[string, unknown]>([
    ["never, with ways in which", { ...agreed, may: "never" }],
    ["no way at all", { ...agreed, ways: [] }],
    ["one way twice", { ...agreed, ways: [text, text] }],
    ["without hours, as if that were any time", { ...agreed, ways: [{ ...text, when: [] }] }],
    ["a message left by text", { ...agreed, ways: [{ ...text, mayLeaveVoicemail: true }] }],
    ["over when it is confirmed", { ...agreed, validUntil: confirmed.confirmedAt }],
    ["without end", { ...agreed, validUntil: null }],
    ["confirmed by nobody", { ...agreed, confirmedBy: null }],
    ["in a zone that nobody lives in", { ...agreed, timeZone: "Mars/Olympus" }],
    ["in an offset that knows no summer time", { ...agreed, timeZone: "-06:00" }],
    ["a danger word without a safe one", { ...agreed, codes: { safe: null, danger } }],
    ["one word for both", { ...agreed, codes: { safe: HASH, danger: { ...danger, hash: HASH } } }],
    ["a code word in clear", { ...agreed, codes: { safe: "sunflower", danger: null } }],
    [
      "a cover story that shows nothing",
      { ...agreed, codes: { safe: HASH, danger: { ...danger, coverStory: ["\u200B"] } } },
    ],
    ["a device of which nobody says anything", { ...agreed, device: { shared: "no" } }],
    ["an alias of two lines", { ...agreed, ways: [{ ...text, alias: { name: "Ana\nLine", topic: null } }] }],
    ["something nobody knows", { ...agreed, sharing: true }],
  ])("is never %s", (_name, preference) => {
    expect(ContactPreference.safeParse(preference).success).toBe(false);
  });
});
