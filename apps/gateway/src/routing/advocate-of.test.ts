import { ChannelId, ContactId, Language, UserId } from "@holdfast/case-schema";
import type { AdvocateFacts, HeldFacts } from "@holdfast/db";
import { objections } from "@holdfast/queue-policy";
import { describe, expect, it } from "vitest";
import { advocateOf } from "./advocate-of.ts";

const HOUR = 3_600_000;
const NOW = 1_800_000_000_000;
const FACTS: AdvocateFacts = {
  id: UserId.parse("01890000-0000-7000-8000-000000000001"),
  role: "advocate",
  state: "available",
  paused: [],
  goneSince: null,
  isWrappingUp: false,
  since: NOW - HOUR,
  languages: [],
  media: ["text", "voice"],
  textsAtOnce: 2,
  holds: [],
  had: [],
  breakEndedAt: null,
  declinedAt: null,
  idleSince: NOW - HOUR,
};
const HELD: HeldFacts = {
  id: ContactId.parse("01890000-0000-7000-8000-000000000002"),
  number: 1,
  channel: ChannelId.parse("texts"),
  medium: "text",
  language: null,
  weight: "usual",
  isTalking: false,
  owedSince: null,
  barred: [],
};

describe("somebody on shift as matching reads them", () => {
  it("[G608] answers in the languages of the house where nobody said, and else in those that were said", () => {
    expect(advocateOf(FACTS, NOW).languages).toEqual(Language.options);
    expect(advocateOf({ ...FACTS, languages: ["fr"] }, NOW).languages).toEqual(["fr"]);
  });

  it("[G607] counts what was heavy, owes a break after a crisis, and has a long shift after ten hours", () => {
    const had = [
      { at: NOW - 1, weight: "crisis" },
      { at: NOW, weight: "usual" },
    ] as const;
    expect(advocateOf(FACTS, NOW)).toMatchObject({ heavyHad: 0, isOwedBreak: false, isLongShift: false });
    expect(advocateOf({ ...FACTS, had }, NOW)).toMatchObject({ heavyHad: 1, isOwedBreak: true });
    expect(advocateOf({ ...FACTS, had, declinedAt: NOW }, NOW).isOwedBreak).toBe(false);
    expect(advocateOf({ ...FACTS, since: NOW - 10 * HOUR }, NOW).isLongShift).toBe(true);
  });

  it.each([
    ["available", {}],
    ["on_contact", { holds: [HELD] }],
    ["wrap_up", { isWrappingUp: true }],
    ["consult_only", { state: "consult_only" }],
    ["away", { goneSince: 1 }],
  ] as const)("[G607] stands as %s with %j, and wants nothing on what they paused", (presence, given) => {
    const found = advocateOf({ ...FACTS, paused: ["text"], ...given }, NOW);
    expect(found).toMatchObject({ presence, paused: ["text"] });
  });

  it("[G607] takes no second call while a call goes on that began from a text", () => {
    const asked = { medium: "voice", language: null, barred: [] } as const;
    const talking = advocateOf({ ...FACTS, holds: [{ ...HELD, isTalking: true }] }, NOW);
    expect(objections(asked, talking)).toEqual([{ rule: "Q54_on_a_call", hinders: "taking" }]);
    expect(objections(asked, advocateOf({ ...FACTS, holds: [HELD] }, NOW))).toEqual([]);
  });
});
