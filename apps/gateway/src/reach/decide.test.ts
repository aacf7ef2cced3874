import { MessageId } from "@holdfast/case-schema";
import { DEFAULT_SETTINGS } from "@holdfast/db";
import { NEUTRAL_CHECKS } from "@holdfast/outside-wordings";
import { describe, expect, it } from "vitest";
import { decideAnswer } from "./decide-answer.ts";
import { decideWords, type Known, type Outgoing } from "./decide.ts";
import { gravestOf } from "./gravest-of.ts";
import { agreed, DANA, known, MINUTE, NOW } from "./testing/sample-record.ts";

const MESSAGE = MessageId.parse("00000000-0000-7000-8000-000000000001");
const answer = (text: string, rest: Partial<Outgoing["words"]> = {}): Outgoing => ({
  words: { text, subject: null, senderName: null, ...rest },
  purpose: { kind: "conversation" },
  messageId: MESSAGE,
});
const why = (one: Known, text: string): string | null => gravestOf(decideWords(one, answer(text)));

const DANGER = { danger: [{ kind: "danger_word", at: NOW - MINUTE }] } as const;
const UNCONFIRMED = {
  conversation: [
    { kind: "heard", entry: 1, at: NOW - 20 * MINUTE, saidAt: null },
    { kind: "left", entry: 2, at: NOW - 19 * MINUTE },
    { kind: "heard", entry: 3, at: NOW - MINUTE, saidAt: null },
  ],
} as const;

describe("a decision on words", () => {
  it.each<[string, Known, string, string | null]>([
    ["who has just written is answered", known(), "We are here.", null],
    [
      "never is never",
      known({ preference: { may: "never", confirmedAt: NOW, confirmedBy: DANA } }),
      "We are here.",
      "never_contact",
    ],
    ["danger without anything agreed for it", known(DANGER), "We are here.", "danger_word"],
    [
      "danger with a cover story, word for word",
      known({ ...DANGER, preference: agreed() }),
      " Your order is ready. ",
      null,
    ],
    [
      "no contact at all, which they said in danger, not even with the cover story",
      known({ ...DANGER, preference: agreed(), neverSince: NOW }),
      "Your order is ready.",
      "danger_word",
    ],
    [
      "danger with other words than the cover story",
      known({ ...DANGER, preference: agreed() }),
      "Your order is ready!",
      "danger_word",
    ],
    [
      "a STOP",
      known({ optOutWords: [{ kind: "stop_word", entry: 1, at: NOW - 1, saidAt: null }] }),
      "We are here.",
      "opted_out",
    ],
    ["hands that nobody has confirmed", known(UNCONFIRMED), "We are here.", "not_confirmed"],
    ["a neutral check where no question was agreed", known(UNCONFIRMED), NEUTRAL_CHECKS.es[0] ?? "", null],
    ["the agreed question", known({ ...UNCONFIRMED, preference: agreed() }), "How is the weather?", null],
    [
      "a neutral check where a question was agreed",
      known({ ...UNCONFIRMED, preference: agreed() }),
      NEUTRAL_CHECKS.en[0] ?? "",
      "not_confirmed",
    ],
    ["words that nobody else should read", known(), "This is the hotline.", "quiet_words"],
    ["the same to somebody else", known({ speaker: "professional" }), "This is the hotline.", null],
    [
      "the same where they are allowed",
      known({ preference: agreed({ allowsPlainWords: true }) }),
      "This is the hotline.",
      null,
    ],
    ["somebody who never wrote and was not asked", known({ conversation: [] }), "We are here.", "not_asked"],
    [
      "somebody who never wrote and agreed to texts",
      known({ conversation: [], preference: agreed() }),
      "We are here.",
      null,
    ],
    [
      "silence",
      known({ conversation: [{ kind: "left", entry: 2, at: NOW - 15 * MINUTE }], preference: agreed() }),
      "We are here.",
      "silence",
    ],
  ])("[G200] %s", (_name, one, text, reason) => {
    expect(why(one, text)).toBe(reason);
  });

  it("[G200] what they fetch themselves is governed by danger alone", () => {
    const fetched = { channel: { medium: "form", delivery: "fetched" } } as const;
    const never = { may: "never", confirmedAt: NOW, confirmedBy: DANA } as const;
    expect(why(known({ preference: never, conversation: [] }, fetched), "This is the hotline.")).toBeNull();
    expect(why(known(DANGER, fetched), "We are here.")).toBe("danger_word");
  });

  it("[G200] a lead's word holds for the message that used it up, and for no other", () => {
    const lift = { locks: ["preference_expired"], at: NOW - MINUTE, isUsed: true, usedBy: MESSAGE } as const;
    const expired = { preference: agreed({ validUntil: NOW - 1 }), conversation: [] };
    const [check = ""] = NEUTRAL_CHECKS.en;
    expect(why(known({ ...expired, lift }), check)).toBeNull();
    expect(why(known({ ...expired, lift: { ...lift, usedBy: null } }), check)).toBe("preference_expired");
    expect(why(known({ ...expired, lift }), "We are here.")).toBe("lifted_for_check");
  });

  it("[G201] the lists in force decide, and not those as delivered", () => {
    const settings = {
      ...DEFAULT_SETTINGS,
      quietWords: { entries: [], caseNumbers: ["HT-####"] },
      neutralChecks: { en: ["All good there?"], es: ["¿Todo bien?"], fr: ["Ça va ?"] },
    };
    const ours = (rest = {}) => known(rest, { settings });
    expect(why(ours(), "This is the hotline.")).toBeNull();
    expect(why(ours(), "About HT-1234")).toBe("quiet_words");
    expect(why(ours(UNCONFIRMED), "¿Todo bien?")).toBeNull();
    expect(why(ours(UNCONFIRMED), NEUTRAL_CHECKS.en[0] ?? "")).toBe("not_confirmed");
  });
});

describe("an answer by mail", () => {
  const mail = (rest = {}) => known(rest, { channel: { medium: "email", delivery: "pushed" } });

  it("[G203] leaves without a subject that would tell, and with any other", () => {
    const telling = answer("We are here.", { subject: "The hotline" });
    expect(decideAnswer(mail(), telling)).toMatchObject({
      decision: { outcome: "allowed" },
      bearsSubject: false,
    });
    const plain = answer("We are here.", { subject: "About Tuesday" });
    expect(decideAnswer(mail(), plain)).toMatchObject({
      decision: { outcome: "allowed" },
      bearsSubject: true,
    });
    expect(decideAnswer(mail({ speaker: "professional" }), telling)).toMatchObject({
      decision: { outcome: "allowed", flags: expect.arrayContaining(["quiet_words"]) as unknown },
      bearsSubject: true,
    });
  });

  it("[G203] is refused where its words, or the name before our address, would tell", () => {
    for (const told of [
      answer("This is the hotline.", { subject: "The hotline" }),
      answer("We are here.", { senderName: "The Hotline" }),
    ])
      expect(gravestOf(decideAnswer(mail(), told).decision)).toBe("quiet_words");
    // A text has neither.
    expect(
      gravestOf(decideAnswer(known(), answer("We are here.", { senderName: "The Hotline" })).decision),
    ).toBeNull();
  });

  it("[G203] that is locked for something else stays so, whatever its subject is", () => {
    const never = { may: "never", confirmedAt: NOW, confirmedBy: DANA } as const;
    const decided = decideAnswer(
      mail({ preference: never }),
      answer("We are here.", { subject: "The hotline" }),
    );
    expect(gravestOf(decided.decision)).toBe("never_contact");
  });
});

it("[G200] settings as delivered are those that a house begins with", () => {
  expect(DEFAULT_SETTINGS).toMatchObject({ quietWords: null, neutralChecks: null });
});
