import { DEFAULT_QUIET_WORDS, keywordTexts, validUntil } from "@holdfast/contact-policy";
import { ContactPreference, DEFAULT_KEYWORDS } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { preferenceOf, type Reading } from "./preference-of.ts";
import type { PreferenceWanted } from "./preference-wanted.ts";
import { agreed, DANA, hashOf, MINUTE, NOW } from "./testing/sample-record.ts";

const reading: Reading = {
  before: null,
  agreedLast: null,
  taken: keywordTexts(DEFAULT_KEYWORDS),
  quiet: DEFAULT_QUIET_WORDS,
  isCrisis: false,
  isDanger: false,
  by: DANA,
  now: NOW,
};
const wanted: PreferenceWanted = {
  may: "contact",
  ways: [{ way: "text", windows: null }],
  timeZone: "America/Los_Angeles",
};
/** What is in force was agreed to last, too, unless it says otherwise. */
function readingWith(how: Partial<Reading>): Reading {
  return { ...reading, agreedLast: how.before?.may === "contact" ? how.before : null, ...how };
}
function kept(rest: Partial<PreferenceWanted> = {}, how: Partial<Reading> = {}) {
  const read = preferenceOf({ ...wanted, ...rest }, readingWith(how));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return ContactPreference.parse(read.with(hashOf));
}
function problems(rest: Partial<PreferenceWanted>, how: Partial<Reading> = {}) {
  const read = preferenceOf({ ...wanted, ...rest }, readingWith(how));
  return read.ok ? [] : read.problems.map(({ field, problem }) => `${field}: ${problem}`);
}

describe("what somebody says about being reached", () => {
  it("[G204] is kept with the more careful answer wherever nobody answered", () => {
    expect(kept()).toEqual({
      may: "contact",
      ways: [{ way: "text", when: "any_time", alias: null }],
      timeZone: "America/Los_Angeles",
      codes: null,
      checkQuestion: null,
      whenDropped: "they_return",
      device: { shared: "unknown", watched: "unknown" },
      allowsPlainWords: false,
      validUntil: validUntil(NOW, false),
      confirmedAt: NOW,
      confirmedBy: DANA,
    });
  });

  it("[G204] holds as long as the rule says, shorter in a crisis, or as they say", () => {
    expect(kept({}, { isCrisis: true })).toMatchObject({ validUntil: validUntil(NOW, true) });
    expect(kept({ validUntil: NOW + MINUTE })).toMatchObject({ validUntil: NOW + MINUTE });
    expect(problems({ validUntil: NOW })).toEqual(["validUntil: past"]);
  });

  it("[G204] agrees on no new words while the danger word holds, and keeps those that were agreed before", () => {
    const how = { before: agreed(), isDanger: true };
    const same = { checkQuestion: "How is the weather?", coverStory: ["Your order is ready."] } as const;
    expect(problems(same, how)).toEqual([]);
    expect(
      problems({ ...same, dangerMeans: "come", coverStory: ["Run."], checkQuestion: null }, how),
    ).toEqual(["dangerMeans: while_danger", "coverStory: while_danger", "checkQuestion: while_danger"]);
    expect(problems({ ...same, safeWord: "sunflower", dangerWord: "lanternfish" }, how)).toEqual([
      "safeWord: while_danger",
      "dangerWord: while_danger",
    ]);
    expect(problems({ may: "never" }, how)).toEqual([]);
  });

  it("[G204] is never, and nothing beside it", () => {
    expect(kept({ may: "never", ways: null, timeZone: null, checkQuestion: "Who?" })).toEqual({
      may: "never",
      confirmedAt: NOW,
      confirmedBy: DANA,
    });
  });

  it("[G204] is refused with everything that is wrong with it at once, and none of its words", () => {
    const all = problems({
      ways: [
        { way: "text", windows: [{ days: ["mon"], from: "9", until: "10:00" }], aliasTopic: "the dentist" },
        { way: "text", windows: null },
        { way: "email" },
      ],
      timeZone: "Mars/Olympus",
      safeWord: "ok",
      dangerWord: "STOP",
      coverStory: ["Come to the hotline.", "Reply STOP to end"],
      checkQuestion: "x".repeat(161),
      validUntil: 1,
    });
    expect(all.toSorted()).toEqual(
      [
        "ways: twice",
        "ways.text: hours",
        "ways.text.alias: name_missing",
        // Nobody asked when: that is no time, and not any.
        "ways.email: hours",
        "timeZone: unknown",
        "safeWord: too_short",
        "dangerWord: has_a_meaning",
        "dangerMeans: missing",
        "coverStory: quiet_words",
        "coverStory: invites_opt_out",
        "checkQuestion: too_long",
        "validUntil: past",
      ].toSorted(),
    );
    expect(JSON.stringify(all)).not.toMatch(/dentist|Olympus|Come to/);
  });

  it("[G204] has at least one way, and a voicemail on calls alone", () => {
    expect(problems({ ways: [] })).toEqual(["ways: none"]);
    expect(problems({ ways: [{ way: "text", windows: null, mayLeaveVoicemail: true }] })).toEqual([
      "ways.text: no_voicemail",
    ]);
    const call = { way: "call", windows: null, aliasName: " Alex ", mayLeaveVoicemail: true } as const;
    expect(kept({ ways: [call] })).toMatchObject({
      ways: [{ way: "call", alias: { name: "Alex", topic: null }, mayLeaveVoicemail: true }],
    });
  });

  it("[G204] lets an agreed text tell where they allow it", () => {
    const told = { checkQuestion: "Is this the hotline?" };
    expect(problems(told)).toEqual(["checkQuestion: quiet_words"]);
    expect(problems({ ...told, allowsPlainWords: true })).toEqual([]);
  });
});

describe("code words", () => {
  const danger = { dangerWord: "Umbrella", dangerMeans: "call_emergency" } as const;

  it("[G205] are kept as hashes of their plain form, and nothing else of them is", () => {
    const preference = kept({
      safeWord: " Mari-gold ",
      ...danger,
      coverStory: ["Your order is ready.", " "],
    });
    expect(preference).toMatchObject({
      codes: {
        safe: hashOf("marigold"),
        danger: { hash: hashOf("umbrella"), means: "call_emergency", coverStory: ["Your order is ready."] },
      },
    });
    expect(kept({ safeWord: "marigold" })).toMatchObject({ codes: { danger: null } });
  });

  it.each<[string, Partial<PreferenceWanted>, boolean, readonly string[]]>([
    [
      "one that stands in the other",
      { safeWord: "umbrella stand", ...danger },
      false,
      ["dangerWord: not_told_apart"],
    ],
    ["danger alone", danger, false, ["safeWord: missing"]],
    ["danger alone, with words from before", danger, true, ["safeWord: say_both"]],
    ["safe alone, with danger from before", { safeWord: "marigold" }, true, ["dangerWord: say_both"]],
    [
      "danger that means nothing",
      { safeWord: "marigold", dangerWord: "umbrella" },
      false,
      ["dangerMeans: missing"],
    ],
    ["a cover story for no danger", { coverStory: ["Hello."] }, false, ["coverStory: without_danger_word"]],
  ])("[G205] cannot be these: %s", (_name, rest, hasBefore, expected) => {
    expect(problems(rest, { before: hasBefore ? agreed() : null })).toEqual(expected);
  });

  it("[G205] that are left out stay as they were agreed, with a new cover story if there is one", () => {
    const before = agreed();
    expect(kept({}, { before })).toMatchObject({ codes: before.codes });
    expect(kept({ coverStory: [], dangerMeans: "come" }, { before })).toMatchObject({
      codes: { safe: before.codes?.safe, danger: { means: "come", coverStory: [] } },
    });
  });

  it("[G205] leaves the code words that were agreed before they wanted no contact at all", () => {
    const never: ContactPreference = { may: "never", confirmedAt: NOW - MINUTE, confirmedBy: DANA };
    const since = { before: never, agreedLast: agreed() };
    expect(kept({}, since)).toMatchObject({ codes: agreed().codes, checkQuestion: null });
    expect(kept({ coverStory: ["The shop is shut."] }, since)).toMatchObject({
      codes: { danger: { coverStory: ["The shop is shut."] } },
    });
    expect(problems({ safeWord: "violin" }, since)).toEqual(["dangerWord: say_both"]);
    expect(problems({ dangerMeans: "come" }, { ...since, isDanger: true })).toEqual([
      "dangerMeans: while_danger",
    ]);
    expect(kept({ dangerMeans: "stop" }, { ...since, isDanger: true })).toMatchObject({
      codes: agreed().codes,
    });
  });

  it("[G204] [CP17] keeps until when a way is agreed to that is for once, and refuses a time that is over", () => {
    const once = (until: number | null) => ({
      ways: [
        { way: "text", windows: null, until },
        { way: "call", windows: null },
      ] as const,
    });
    expect(kept(once(NOW + MINUTE))).toMatchObject({
      ways: [{ way: "text", until: NOW + MINUTE }, { way: "call" }],
    });
    expect(JSON.stringify(kept(once(null)))).not.toContain('"until"');
    expect(problems(once(NOW))).toEqual(["ways.text: past"]);
  });
});
