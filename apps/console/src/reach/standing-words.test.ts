import { beforeEach, describe, expect, it } from "vitest";
import { speak } from "../text/language.ts";
import { safeContact } from "./safe-contact.fixture.ts";
import type { SafeContact } from "./reach-documents.ts";
import { reachLine, standingWords } from "./standing-words.ts";

const NOON = new Date(2026, 10, 25, 12, 0, 0).getTime();
const HOUR = 60 * 60_000;
const HERE = new Intl.DateTimeFormat().resolvedOptions().timeZone;
type Standing = SafeContact["standing"];
const way = (facts: Partial<Standing["ways"][number]> = {}): Standing["ways"][number] => ({
  way: "text",
  isOpen: true,
  changesAt: null,
  mayLeaveVoicemail: false,
  ...facts,
});
const agreed = (facts: Partial<Standing> = {}): Standing => ({
  kind: "agreed",
  ways: [way()],
  timeZone: HERE,
  validUntil: NOON + 24 * HOUR,
  ...facts,
});

beforeEach(() => speak("en"));

describe("what stands after “Reach:”", () => {
  it.each<[string, Standing]>([
    ["not asked", { kind: "not_asked", ways: [], timeZone: null, validUntil: null }],
    ["never contact", { kind: "never", ways: [], timeZone: null, validUntil: null }],
    ["text ok", agreed()],
    ["text ok until 23:30", agreed({ ways: [way({ changesAt: NOON + 11.5 * HOUR })] })],
    [
      "text not before 18:00, call ok (voicemail ok)",
      agreed({
        ways: [
          way({ isOpen: false, changesAt: NOON + 6 * HOUR }),
          way({ way: "call", mayLeaveVoicemail: true }),
        ],
      }),
    ],
    ["email not now", agreed({ ways: [way({ way: "email", isOpen: false })] })],
    ["expired 11:00 (was: text)", agreed({ kind: "expired", validUntil: NOON - HOUR })],
  ])("is “%s”", (words, standing) => {
    expect(standingWords(standing, NOON)).toBe(words);
  });

  it("gives a time by their clock as well, where it is another one", () => {
    const standing = agreed({ timeZone: "Asia/Kathmandu", ways: [way({ changesAt: NOON })] });
    expect(standingWords(standing, NOON)).toMatch(/^text ok until 12:00 \((?:\w+ )?\d\d:\d\d there\)$/);
  });

  it("names a time until which they may be texted, while it lasts", () => {
    expect(reachLine(safeContact({ textUntil: NOON + HOUR }), NOON)).toBe("not asked; text until 13:00");
    expect(reachLine(safeContact({ textUntil: NOON }), NOON)).toBe("not asked");
  });

  it("says a stop first, and does not hide what was agreed before", () => {
    const optOut = { by: "stop_word", since: NOON, wroteSince: false } as const;
    expect(reachLine(safeContact({ optOut }), NOON)).toBe("asked us to stop");
    expect(reachLine(safeContact({ optOut, standing: agreed() }), NOON)).toBe(
      "asked us to stop; before that: text ok",
    );
  });
});
