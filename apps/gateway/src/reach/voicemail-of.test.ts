import { Language, type PreferredWay } from "@holdfast/case-schema";
import { DEFAULT_QUIET_WORDS } from "@holdfast/contact-policy";
import { DEFAULT_SETTINGS, type ReachRecord } from "@holdfast/db";
import { WORDINGS } from "@holdfast/outside-wordings";
import { describe, expect, it } from "vitest";
import { agreed, MINUTE, NOW, record } from "./testing/sample-record.ts";
import { voicemailOf } from "./voicemail-of.ts";

const calls = (mayLeaveVoicemail: boolean): PreferredWay => ({
  way: "call",
  when: "any_time",
  alias: null,
  mayLeaveVoicemail,
});
const YES = agreed({ ways: [calls(true)] });

function of(rest: Partial<ReachRecord>, quietWords = DEFAULT_QUIET_WORDS) {
  const settings = { ...DEFAULT_SETTINGS, quietWords };
  return voicemailOf({ record: record({ preference: YES, ...rest }), settings, now: NOW }, null).decision;
}

describe("words for a machine", () => {
  it("[CP18] may be left where they said that a voicemail may be, from a text contact, too", () => {
    expect(of({ medium: "voice" }).outcome).toBe("allowed");
    expect(of({ medium: "text" }).outcome).toBe("allowed");
  });

  it.each<readonly [string, Partial<ReachRecord>, string]>([
    ["they said no to it", { preference: agreed({ ways: [calls(false)] }) }, "voicemail_not_agreed"],
    ["they agreed to texts alone", { preference: agreed() }, "voicemail_not_agreed"],
    ["nobody asked", { preference: null }, "voicemail_not_agreed"],
    ["it has expired", { preference: agreed({ ...YES, validUntil: NOW - 1 }) }, "preference_expired"],
    ["they said never", { neverSince: NOW - MINUTE }, "never_contact"],
  ])("[CP18] may not where %s", (_name, rest, lock) => {
    const decision = of({ medium: "voice", conversation: [], ...rest });
    const locks = decision.outcome === "locked" ? decision.locks.map(({ name }) => name) : [];
    expect(locks).toContain(lock);
  });

  it("[CP51] may not while danger holds, whatever was agreed for it", () => {
    expect(of({ danger: [{ kind: "danger_word", at: NOW - MINUTE }] }).outcome).not.toBe("allowed");
  });

  it("[CP18] are opened by no lead's word", () => {
    const lift = { locks: ["preference_expired"], at: NOW - MINUTE, isUsed: false, usedBy: null } as const;
    expect(of({ preference: agreed({ ...YES, validUntil: NOW - 1 }), lift }).outcome).toBe("locked");
  });

  it("[CP71] may not where a house holds one of them for a word that tells", () => {
    const entry = { id: "urgent", kind: "topic", words: "urgent" } as const;
    const quiet = { ...DEFAULT_QUIET_WORDS, entries: [...DEFAULT_QUIET_WORDS.entries, entry] };
    expect(of({}, quiet).outcome).toBe("limited");
  });

  it("[OW5] are in the language that callers hear first where nobody knows theirs", () => {
    const heard = { ...DEFAULT_SETTINGS.calls, promptLanguages: ["fr" as const, "en" as const] };
    const settings = { ...DEFAULT_SETTINGS, calls: heard };
    const given = { record: record({ preference: YES }), settings, now: NOW };
    expect(voicemailOf(given, null)).toMatchObject({ words: WORDINGS.fr.voicemail, language: "fr" });
  });

  it.each(Language.options)("[OW6] are the house's in %s where that is theirs", (language) => {
    const given = { record: record({ preference: YES }), settings: DEFAULT_SETTINGS, now: NOW };
    const { voicemail: words } = WORDINGS[language];
    expect(voicemailOf(given, language)).toMatchObject({ words, language });
    expect(voicemailOf(given, language).decision.outcome).toBe("allowed");
  });
});
