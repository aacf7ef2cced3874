import { FollowUpId } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { safeContactOf } from "./safe-contact-of.ts";
import { agreed, DANA, known, MINUTE, NOW } from "./testing/sample-record.ts";

describe("what an opened contact shows of reaching them", () => {
  it("[G202] is that nobody asked, with check messages in their language first", () => {
    const shown = safeContactOf(known(), "es", []);
    expect(shown).toMatchObject({
      decision: { outcome: "allowed", as: "answer", flags: ["no_preference"] },
      standing: { kind: "not_asked" },
      preference: null,
      checkQuestion: null,
      danger: null,
      optOut: { said: null, provider: null },
      textUntil: null,
    });
    const languages = shown.neutralChecks.map(({ language }) => language);
    expect([...new Set(languages)]).toEqual(["es", "en", "fr"]);
    expect(safeContactOf(known(), null, []).neutralChecks[0]?.language).toBe("en");
  });

  it("[G202] is danger with what was agreed for it, and who has confirmed that it is over", () => {
    const danger = [
      { kind: "danger_word", at: NOW - 3 * MINUTE },
      { kind: "check_word", at: NOW - 2 * MINUTE, agreedAt: NOW - 60 * MINUTE },
      { kind: "confirmed_over", at: NOW - MINUTE, by: DANA },
    ] as const;
    expect(safeContactOf(known({ danger, preference: agreed() }), null, [])).toMatchObject({
      decision: { outcome: "limited", only: ["cover_story"] },
      danger: {
        since: NOW - 3 * MINUTE,
        checkWordAt: NOW - 2 * MINUTE,
        confirmedBy: [DANA],
        means: "stop",
        coverStory: ["Your order is ready."],
      },
    });
  });

  it("[G202] is until when they may be texted, while that lasts", () => {
    const until = (at: number, of: number) =>
      safeContactOf(
        known({ conversation: [{ kind: "agreed_until", at: NOW - MINUTE, until: of }] }, { now: at }),
        null,
        [],
      ).textUntil;
    expect(until(NOW, NOW + MINUTE)).toBe(NOW + MINUTE);
    expect(until(NOW + MINUTE, NOW + MINUTE)).toBeNull();
  });

  it("[G73] [CP83] is what may be sent for each follow-up that is due, where the conversation is locked, too", () => {
    const heard = { kind: "heard", entry: 1, at: NOW - 40 * MINUTE, saidAt: null } as const;
    const left = { kind: "left", entry: 2, at: NOW - 39 * MINUTE } as const;
    const times = { from: NOW - MINUTE, until: NOW + MINUTE };
    const due = (agreedAt: number, isBegun: boolean) => ({
      id: FollowUpId.parse(crypto.randomUUID()),
      agreedAt,
      ...times,
      isBegun,
    });
    const [inTime, late, begun] = [
      due(NOW - 38 * MINUTE, false),
      due(NOW - 2 * MINUTE, false),
      due(NOW - 38 * MINUTE, true),
    ];
    const record = { conversation: [heard, left], preference: agreed() };
    const shown = safeContactOf(known(record), null, [inTime, late, begun]);
    const outcomes = shown.followUps.map(({ id, decision }) => [id, decision.outcome, decision.only]);
    expect(shown.decision).toMatchObject({ outcome: "locked", locks: [{ name: "silence" }] });
    expect(outcomes).toEqual([
      [inTime.id, "limited", ["agreed_check"]],
      [late.id, "locked", ["agreed_check"]],
      [begun.id, "locked", ["agreed_check"]],
    ]);
  });
});
