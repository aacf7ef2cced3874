import { describe, expect, it } from "vitest";
import { uuid } from "../queue/row.fixture.ts";
import { NOTHING_SAID, releaseOf, type ReleaseDraft, type ReleaseFacts } from "./release-draft.ts";

const NOW = 1_700_000_000_000;
const DAY_MS = 86_400_000;
const FACTS: ReleaseFacts = {
  id: uuid(1),
  caseId: uuid(2),
  personId: uuid(3),
  contactId: uuid(4),
  broughtById: null,
  subjectAge: "adult",
  now: NOW,
};
const SAID: ReleaseDraft = {
  ...NOTHING_SAID,
  recipientId: uuid(5),
  purpose: "referral",
  dataClasses: ["identity", "narrative"],
  givenBy: "self",
  underGuardianship: false,
  conditionOfService: false,
  coached: false,
  duressWordHeard: false,
  risksExplained: true,
  alternativesDiscussed: true,
  alone: "yes",
  readback: ["recipient", "purpose", "data_classes", "expiry", "revocable"],
};

describe("a yes to sharing, as it is written down", () => {
  it.each<[string, Partial<ReleaseDraft>, string]>([
    ["to whom", { recipientId: null }, "recipient"],
    ["what for", { purpose: null }, "purpose"],
    ["what", { dataClasses: [] }, "classes"],
    ["who gave it", { givenBy: null }, "answers"],
    ["whether help is tied to it", { conditionOfService: null }, "answers"],
    ["whether somebody told them what to say", { coached: null }, "answers"],
    ["whether the danger word was heard", { duressWordHeard: null }, "answers"],
    ["whether a court gave them a guardian", { underGuardianship: null }, "answers"],
    ["that what exactly was read back", { readback: ["recipient", "purpose"] }, "read_back"],
    ["in which text they said it", { form: "written_text_reply" }, "reply"],
    ["where the paper lies", { form: "written_paper", paper: " " }, "paper"],
  ])("is none before it says %s", (_what, missing, because) => {
    expect(releaseOf({ ...SAID, ...missing }, FACTS)).toEqual({ kind: "problem", because });
  });

  it("spoken, is signed a moment ago and filled in no later, and holds for the days that were said", () => {
    const given = releaseOf({ ...SAID, days: 90 }, FACTS);
    expect(given).toMatchObject({
      kind: "given",
      input: {
        signedAt: NOW - 1_000,
        filledAt: NOW - 1_000,
        expiresAt: NOW - 1_000 + 90 * DAY_MS,
        messageId: null,
      },
    });
  });

  it("by text, is signed as it came, whenever that was, and nothing of it was read back", () => {
    const reply = { id: uuid(9), at: NOW - DAY_MS };
    expect(releaseOf({ ...SAID, form: "written_text_reply", reply, days: 7 }, FACTS)).toMatchObject({
      input: {
        signedAt: NOW - DAY_MS,
        expiresAt: NOW + 6 * DAY_MS,
        messageId: uuid(9),
        readbackPoints: [],
      },
    });
  });

  it("on paper, says where that lies, and keeps no text that was chosen before", () => {
    const draft = {
      ...SAID,
      form: "written_paper",
      paper: " Folder 3 ",
      reply: { id: uuid(9), at: 1 },
    } as const;
    expect(releaseOf(draft, FACTS)).toMatchObject({
      input: { paper: "Folder 3", messageId: null, signedAt: NOW - 1_000 },
    });
  });

  it("holds back only of what it shares, and says nothing of a guardian who did not give it", () => {
    const draft = { ...SAID, withheldIn: ["health", "narrative"], guardianConflict: "none_found" } as const;
    expect(releaseOf(draft, FACTS)).toMatchObject({
      input: { withheldIn: ["narrative"], guardianConflict: "not_checked" },
    });
  });

  it("tells what speaks against it as it was, so that it counts for nothing and not as something else", () => {
    const draft = {
      ...SAID,
      coached: true,
      duressWordHeard: true,
      conditionOfService: true,
      alone: "no",
    } as const;
    expect(releaseOf(draft, FACTS)).toMatchObject({
      input: { coached: true, duressWordHeard: true, conditionOfService: true, alone: "no" },
    });
  });
});
