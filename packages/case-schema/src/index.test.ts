import { describe, expect, it } from "vitest";
import {
  AddressedAs,
  AutomaticKind,
  ContactStatus,
  DangerReason,
  Disposition,
  DoubtSign,
  FileKind,
  FileRole,
  Lane,
  Language,
  Medium,
  MESSAGE_LENGTH_MAX,
  PartlyReason,
  PictureRefusal,
  PictureState,
  ReportOutcome,
  Role,
  SendFailure,
  SendState,
  Speaker,
} from "./index.ts";

/*
 * These words are stored, sent and translated: a word that changes or goes leaves rows that nothing can read.
 * Adding one is free; whoever removes one meets this list first, and owes a migration.
 */
const STORED = {
  Medium: [Medium, ["voice", "text", "email", "form"]],
  ContactStatus: [ContactStatus, ["waiting", "claimed", "closed"]],
  DangerReason: [DangerReason, ["said_so", "marked_by_staff"]],
  SendState: [SendState, ["queued", "sent", "delivered", "failed", "unknown"]],
  SendFailure: [
    SendFailure,
    [
      "too_late",
      "closed",
      "not_held",
      "damaged",
      "taken_back",
      "opted_out",
      "unreachable",
      "refused",
      "too_long",
    ],
  ],
  Role: [Role, ["advocate", "shift_lead", "privacy_officer", "counsel", "administrator"]],
  Language: [Language, ["en", "es", "fr"]],
  Lane: [
    Lane,
    ["life_threat", "crisis", "in_situation", "minor_mentioned", "other_helper", "tip", "information"],
  ],
  Speaker: [
    Speaker,
    ["person", "family", "friend", "coworker", "professional", "witness", "provider_for_client"],
  ],
  PictureState: [PictureState, ["wanted", "kept", "gone", "refused", "quarantined", "withdrawn"]],
  PictureRefusal: [PictureRefusal, ["too_large", "not_a_picture", "bomb", "unreadable"]],
  FileKind: [FileKind, ["picture", "audio", "video", "contact_card", "document", "other"]],
  AddressedAs: [AddressedAs, ["to", "copy", "nowhere"]],
  AutomaticKind: [AutomaticKind, ["auto_reply", "list", "report"]],
  DoubtSign: [
    DoubtSign,
    [
      "name_looks_like_address",
      "name_of_ours",
      "envelope_mismatch",
      "reply_elsewhere",
      "spf_fail",
      "dkim_fail",
      "dmarc_fail",
      "direction_controls",
      "other_address",
    ],
  ],
  PartlyReason: [PartlyReason, ["too_long", "parts_left_out", "charset_unknown", "damaged"]],
  FileRole: [FileRole, ["attachment", "signature", "encrypted", "tnef", "message"]],
  ReportOutcome: [ReportOutcome, ["reported", "not_reported", "marked_by_mistake"]],
} as const;

describe.each(Object.entries(STORED))("%s", (_, [words, known]) => {
  it("keeps every word that is stored", () => {
    expect(words.options).toEqual(expect.arrayContaining([...known]));
  });

  it("refuses a word it does not know", () => {
    expect(words.safeParse("something_else").success).toBe(false);
    expect(words.safeParse(null).success).toBe(false);
  });
});

describe("a disposition", () => {
  it("can say what became of a contact, for better and worse", () => {
    for (const word of ["information", "warm_transfer_failed", "dropped_danger", "silent", "out_of_scope"]) {
      expect(Disposition.options).toContain(word);
    }
  });

  it("is never a default: there is no word for not knowing what to say", () => {
    for (const word of ["", "none", "other", "unknown", "default"]) {
      expect(Disposition.safeParse(word).success).toBe(false);
    }
    expect(Disposition.safeParse(undefined).success).toBe(false);
  });

  it("tells an ended contact that was in danger from one nobody can judge", () => {
    expect(Disposition.options).toEqual(expect.arrayContaining(["dropped_danger", "dropped_unknown"]));
  });
});

it.each([Medium, ContactStatus, DangerReason, SendState, SendFailure, Role, Disposition])(
  "spells its words so that they can be keys everywhere, each once",
  (words) => {
    for (const word of words.options) expect(word).toMatch(/^[a-z]+(_[a-z]+)*$/);
    expect(new Set(words.options).size).toBe(words.options.length);
  },
);

it("gives a message room for a long letter, and a bound", () => {
  expect(MESSAGE_LENGTH_MAX).toBe(20_000);
});
