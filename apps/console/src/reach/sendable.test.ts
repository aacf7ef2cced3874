import { FollowUpId } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { decision, limit, lock, safeContact } from "./safe-contact.fixture.ts";
import { decisionAt, decisionFor, mayBeSent, sendableUnder } from "./sendable.ts";

const danger = {
  since: 0,
  checkWordAt: null,
  confirmedBy: [],
  means: "stop",
  coverStory: ["Wrong number, sorry.", "Is this the bakery?"],
} as const;

describe("what may be sent", () => {
  it("is anything while nothing stands against it, and nothing while it is locked", () => {
    expect(sendableUnder(decision(), safeContact())).toEqual({ kind: "anything" });
    const locked = decision({ outcome: "locked", locks: [lock("silence")] });
    expect(sendableUnder(locked, safeContact())).toEqual({ kind: "nothing" });
  });

  it("is anything where only these words would be limited, which the gateway says when it sees them", () => {
    const quiet = decision({ outcome: "limited", limits: [limit("quiet_words")] });
    expect(sendableUnder(quiet, safeContact())).toEqual({ kind: "anything" });
  });

  it("[CP51] in danger is each line of the cover story, and no question", () => {
    const limited = decision({ outcome: "limited", only: ["cover_story"] });
    const safe = safeContact({ danger: { ...danger, confirmedBy: [], coverStory: [...danger.coverStory] } });
    const sendable = sendableUnder(limited, safe);
    expect(sendable).toEqual({
      kind: "agreed",
      texts: danger.coverStory.map((text) => ({ content: "cover_story", text, language: null })),
    });
  });

  it("[CP34] until they are confirmed is the agreed question alone, or the neutral ones, theirs first", () => {
    const safe = safeContact({ checkQuestion: "How is the dog?" });
    expect(sendableUnder(decision({ outcome: "limited", only: ["agreed_check"] }), safe)).toEqual({
      kind: "agreed",
      texts: [{ content: "agreed_check", text: "How is the dog?", language: null }],
    });
    const neutral = sendableUnder(decision({ outcome: "limited", only: ["neutral_check"] }), safe);
    expect(neutral).toMatchObject({ texts: [{ language: "en" }, { language: "es" }] });
  });

  it("[CP52] is an agreed text word for word, but for white space at its ends", () => {
    const sendable = sendableUnder(
      decision({ outcome: "limited", only: ["agreed_check"] }),
      safeContact({ checkQuestion: "How is the dog?" }),
    );
    expect(mayBeSent(sendable, " How is the dog?\n")).toBe(true);
    expect(mayBeSent(sendable, "How is the dog? It is us")).toBe(false);
    expect(mayBeSent({ kind: "nothing" }, "How is the dog?")).toBe(false);
    expect(mayBeSent({ kind: "anything" }, "Whatever")).toBe(true);
  });
});

describe("what is decided on", () => {
  const [due, other] = [FollowUpId.parse(crypto.randomUUID()), FollowUpId.parse(crypto.randomUUID())];
  const locked = decision({ outcome: "locked", locks: [lock("silence")] });
  const safe = safeContact({
    decision: locked,
    followUps: [{ id: due, decision: decision({ changesAt: 9 }) }],
  });

  it("[CP83] is the follow-up that is written next, which silence may not lock", () => {
    expect(decisionFor(safe, due)).toMatchObject({ outcome: "allowed", changesAt: 9 });
  });

  it("is the conversation where nothing is written for a follow-up, or for one that is not due here", () => {
    expect(decisionFor(safe, null)).toBe(locked);
    expect(decisionFor(safe, other)).toBe(locked);
  });
});

describe("the time to lock", () => {
  const counting = decision({ silence: { phase: "countdown", countdownAt: 600, locksAt: 900 } });

  it("[CP21] locks here when it has passed, though nobody heard of the gateway since", () => {
    expect(decisionAt(counting, "text", 899)).toBe(counting);
    expect(decisionAt(counting, "text", 900)).toMatchObject({
      outcome: "locked",
      locks: [{ lock: "silence", since: 900 }],
      silence: { phase: "locked" },
    });
  });

  it("[CP21] locks texts alone, and leaves what is locked as it is", () => {
    expect(decisionAt(counting, "email", 900)).toBe(counting);
    const locked = decision({ ...counting, outcome: "locked", locks: [lock("never_contact")] });
    expect(decisionAt(locked, "text", 900)).toBe(locked);
  });
});
