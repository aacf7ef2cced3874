import { describe, expect, it } from "vitest";
import { draftFrom, withWay, type PreferenceDraft } from "./preference-draft.ts";
import { readied, type AgreedBefore } from "./preference-input.ts";
import { preference } from "./safe-contact.fixture.ts";

/** A Wednesday, 23:05 in Los Angeles. */
const NOW = Date.UTC(2026, 10, 26, 7, 5);
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const ELEVEN = NOW - 5 * MINUTE;
const NONE: AgreedBefore = { hasSafeWord: false, hasDangerWord: false };
const texts = withWay(draftFrom(null, "America/Los_Angeles"), "text", {});
const input = (part: Partial<PreferenceDraft>, agreed = NONE) => {
  const ready = readied({ ...texts, ...part }, agreed, NOW);
  if (!ready.ok) throw new Error(JSON.stringify(ready.problems));
  return ready.input;
};
const problems = (part: Partial<PreferenceDraft>, agreed = NONE): readonly string[] => {
  const ready = readied({ ...texts, ...part }, agreed, NOW);
  return ready.ok ? [] : ready.problems.map(({ field, problem }) => `${field}: ${problem}`);
};

describe("answers that are whole", () => {
  it("say any time as null, and invent nothing that nobody asked", () => {
    expect(input({})).toMatchObject({
      may: "contact",
      ways: [{ way: "text", windows: null, aliasName: null, mayLeaveVoicemail: false }],
      safeWord: null,
      dangerWord: null,
      dangerMeans: null,
      coverStory: [],
      sharedDevice: "unknown",
      whenDropped: "they_return",
      validUntil: null,
    });
  });

  it("say never and nothing else with it", () => {
    expect(input({ may: "never", safeWord: "sunflower" })).toEqual({ may: "never" });
  });

  it("make of “from now until” the hours of this day on their clock", () => {
    const draft = withWay(texts, "text", { when: { kind: "until", until: "0130", since: NOW } });
    expect(input(draft).ways).toMatchObject([
      { windows: [{ days: ["wed"], from: "23:05", until: "01:30" }] },
    ]);
  });

  it("[CP10] [CP16] reckon “from now until” from when it was typed, and end with it, so that once does not come weekly", () => {
    const typed = { kind: "until", until: "2300", since: NOW - 15 * MINUTE } as const;
    const draft = withWay(texts, "text", { when: typed });
    const ready = readied(draft, NONE, NOW - 7 * MINUTE);
    expect(ready.ok && ready.input).toMatchObject({
      ways: [{ windows: [{ days: ["wed"], from: "22:50", until: "23:00" }] }],
      validUntil: ELEVEN,
    });
  });

  it("[CP16] end with the last of the ways that are for once, or sooner, and not with one beside a way for good", () => {
    const until = (time: string) => ({ when: { kind: "until", until: time, since: NOW } }) as const;
    const both = withWay(withWay(texts, "text", until("2330")), "call", until("2345"));
    expect(input({ ...both, holdsFor: "30" }).validUntil).toBe(ELEVEN + 45 * MINUTE);
    const late = withWay(texts, "text", until("0130"));
    expect(input({ ...late, holdsFor: "tonight" }).validUntil).toBe(ELEVEN + 60 * MINUTE);
    expect(input(withWay(late, "call", {})).validUntil).toBeNull();
  });

  it("[CP17] say of each way that is for once until when, also beside one for good, and say so again when asked anew", () => {
    const late = withWay(texts, "text", { when: { kind: "until", until: "0130", since: NOW } });
    const endsAt = NOW + 145 * MINUTE;
    const { ways, validUntil } = input(withWay(late, "call", {}));
    expect(ways).toMatchObject([
      { way: "text", until: endsAt },
      { way: "call", until: null },
    ]);
    expect(validUntil).toBeNull();
    const [once] = ways ?? [];
    const said = preference({
      ways: [{ ...preference().ways[0]!, windows: once?.windows as never, until: endsAt }],
      confirmedAt: NOW + MINUTE,
    });
    const anew = draftFrom(said, "America/Los_Angeles");
    expect(readied(anew, NONE, NOW + 2 * MINUTE)).toMatchObject({
      ok: true,
      input: { ways: [{ until: endsAt }] },
    });
    expect(readied(anew, NONE, endsAt)).toMatchObject({
      ok: false,
      problems: [{ field: "ways.text", problem: "past" }],
    });
  });

  it("read hours as they are typed", () => {
    const hours = [{ days: ["mon", "tue"] as const, from: "6pm", until: "24:00" }];
    const draft = withWay(texts, "call", { when: { kind: "hours", hours }, mayLeaveVoicemail: true });
    expect(input(draft).ways?.[1]).toMatchObject({
      way: "call",
      windows: [{ days: ["mon", "tue"], from: "18:00", until: "24:00" }],
      mayLeaveVoicemail: true,
    });
  });

  it("hold for as long as was said", () => {
    expect(input({ holdsFor: "tonight" }).validUntil).toBe(Date.UTC(2026, 10, 26, 8, 0));
    expect(input({ holdsFor: "3" }).validUntil).toBe(NOW + 3 * DAY);
  });

  it("[CP40] carry both code words, what danger means, and each line of the cover story", () => {
    const words = {
      safeWord: "sunflower",
      dangerWord: "umbrella",
      dangerMeans: "call_emergency",
      coverStory: "Wrong number.\n\n Sorry! ",
    } as const;
    expect(input(words)).toMatchObject({ ...words, coverStory: ["Wrong number.", "Sorry!"] });
  });

  it("keep words agreed before by leaving both out, with a cover story that is new", () => {
    const before = { hasSafeWord: true, hasDangerWord: true };
    const kept = input({ dangerMeans: "stop", coverStory: "Wrong number." }, before);
    expect(kept).toMatchObject({ safeWord: null, dangerWord: null, coverStory: ["Wrong number."] });
  });
});

describe("answers that are not", () => {
  it.each<[string, Partial<PreferenceDraft>]>([
    ["ways: none", { ways: {} }],
    ["timeZone: unknown", { timeZone: "Mars/Olympus" }],
    ["ways.text: hours", withWay(texts, "text", { when: { kind: "until", until: "soon", since: NOW } })],
    [
      "ways.text: past",
      withWay(texts, "text", { when: { kind: "until", until: "2300", since: NOW - 7 * MINUTE } }),
    ],
    ["ways.text: hours", withWay(texts, "text", { when: { kind: "hours", hours: [] } })],
    [
      "ways.text: hours",
      withWay(texts, "text", { when: { kind: "hours", hours: [{ days: [], from: "9", until: "10" }] } }),
    ],
    ["ways.text.alias: name_missing", withWay(texts, "text", { aliasTopic: "piano lessons" })],
    ["safeWord: too_short", { safeWord: "ab" }],
    ["safeWord: has_a_meaning", { safeWord: "STOP" }],
    ["safeWord: missing", { dangerWord: "umbrella", dangerMeans: "stop" }],
    ["dangerWord: not_told_apart", { safeWord: "red umbrella", dangerWord: "umbrella", dangerMeans: "stop" }],
    ["dangerMeans: missing", { safeWord: "sunflower", dangerWord: "umbrella" }],
    ["checkQuestion: too_long", { checkQuestion: "x".repeat(161) }],
  ])("are said at their place: %s", (words, part) => {
    expect(problems(part)).toEqual([words]);
  });

  it("[CP42] of two words agreed before are said anew both, since neither is kept in clear", () => {
    const before = { hasSafeWord: true, hasDangerWord: true };
    expect(problems({ safeWord: "sunflower" }, before)).toEqual(["dangerWord: say_both"]);
    expect(problems({ dangerWord: "umbrella", dangerMeans: "stop" }, before)).toEqual(["safeWord: say_both"]);
  });

  it("hold in a cover story five lines of a text's length", () => {
    const danger = { safeWord: "sunflower", dangerWord: "umbrella", dangerMeans: "stop" } as const;
    expect(problems({ ...danger, coverStory: "a\n".repeat(6) })).toEqual(["coverStory: too_many"]);
    expect(problems({ ...danger, coverStory: "x".repeat(161) })).toEqual(["coverStory: too_long"]);
  });
});

describe("where the asking begins", () => {
  it("is what they said last, but for the code words, which nobody sees again", () => {
    const before = preference({
      ways: [
        {
          way: "call",
          windows: [{ days: ["sun"], from: "22:00", until: "02:00" }],
          until: null,
          aliasName: "Ana",
          aliasTopic: null,
          mayLeaveVoicemail: true,
        },
      ],
      hasSafeWord: true,
      hasDangerWord: true,
      dangerMeans: "come",
      coverStory: ["One", "Two"],
      watchedDevice: "yes",
    });
    const draft = draftFrom(before, "Europe/Paris");
    expect(draft).toMatchObject({
      timeZone: "America/Los_Angeles",
      safeWord: "",
      dangerWord: "",
      coverStory: "One\nTwo",
      watchedDevice: "yes",
      ways: { call: { aliasName: "Ana", mayLeaveVoicemail: true, when: { kind: "hours" } } },
    });
    expect(draft.ways.text).toBeUndefined();
  });
});
