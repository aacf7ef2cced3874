import { describe, expect, it } from "vitest";
import {
  AddressedAs,
  AutomaticKind,
  BlockEnd,
  BlockReason,
  CodeWordKind,
  ContactStatus,
  DangerMeaning,
  DeviceAnswer,
  DangerReason,
  Disposition,
  DoubtSign,
  DroppedAction,
  FileKind,
  FileRole,
  HandsAsk,
  HandsSign,
  KeywordKind,
  Lane,
  Language,
  Medium,
  MESSAGE_LENGTH_MAX,
  OptOutKind,
  PartlyReason,
  PictureRefusal,
  PictureState,
  QuietKind,
  QuietPlace,
  ReachContent,
  ReachFlag,
  ReachLimit,
  ReachLock,
  ReachWayForward,
  ReportOutcome,
  Role,
  SendFailure,
  SendState,
  SharedLineKind,
  Speaker,
  Weekday,
  Withheld,
} from "./index.ts";

/*
 * These words are stored, sent and translated: a word that changes or goes leaves rows that nothing can read.
 * Adding one is free; whoever removes one meets this list first, and owes a migration.
 */
const STORED = {
  Medium: [Medium, ["voice", "text", "email", "form"]],
  ContactStatus: [ContactStatus, ["waiting", "claimed", "closed"]],
  DangerReason: [DangerReason, ["said_so", "marked_by_staff", "danger_word"]],
  SendState: [SendState, ["queued", "sent", "delivered", "failed", "unknown"]],
  SendFailure: [
    SendFailure,
    [
      "too_late",
      "closed",
      "not_held",
      "damaged",
      "pressing",
      "taken_back",
      "not_safe",
      "opted_out",
      "unreachable",
      "refused",
      "too_long",
      "danger_word",
      "never_contact",
      "silence",
      "not_asked",
      "preference_expired",
      "way_not_agreed",
      "outside_window",
      "voicemail_not_agreed",
      "not_agreed_after_drop",
      "follow_up_not_due",
      "may_be_exploiter",
      "not_confirmed",
      "lifted_for_check",
      "quiet_words",
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
  BlockReason: [BlockReason, ["abusive", "sexual_misuse", "prank", "threatens_staff", "advertising"]],
  BlockEnd: [BlockEnd, ["time", "not_reviewed", "lifted", "shared_line"]],
  SharedLineKind: [SharedLineKind, ["shelter", "shared_phone"]],
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
      "report_unproved",
    ],
  ],
  PartlyReason: [PartlyReason, ["too_long", "parts_left_out", "charset_unknown", "damaged"]],
  FileRole: [FileRole, ["attachment", "signature", "encrypted", "tnef", "message"]],
  CodeWordKind: [CodeWordKind, ["safe", "danger"]],
  DangerMeaning: [DangerMeaning, ["stop", "call_emergency", "come"]],
  DroppedAction: [DroppedAction, ["they_return", "call_once", "text_once", "never"]],
  DeviceAnswer: [DeviceAnswer, ["yes", "no", "unknown"]],
  HandsSign: [HandsSign, ["may_be_exploiter", "number_reassigned", "reopened", "silence"]],
  HandsAsk: [HandsAsk, ["ask_check_question", "confirm_same_person", "tell_no_facts", "look_at_it"]],
  Withheld: [Withheld, ["history", "suggestions", "facts"]],
  KeywordKind: [KeywordKind, ["opt_out", "opt_in", "help", "yes"]],
  OptOutKind: [
    OptOutKind,
    ["stop_word", "start_word", "refused_in_words", "agreed_anew", "provider_blocks", "provider_unblocks"],
  ],
  QuietKind: [QuietKind, ["organisation", "topic", "link", "case_number"]],
  QuietPlace: [QuietPlace, ["text", "subject", "sender_name", "quoted", "file_name"]],
  ReachContent: [ReachContent, ["free", "neutral_check", "agreed_check", "cover_story"]],
  Weekday: [Weekday, ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]],
  ReachFlag: [
    ReachFlag,
    [
      "opted_out_but_wrote",
      "provider_blocks",
      "no_preference",
      "preference_expired",
      "way_not_agreed",
      "outside_window",
      "shared_device",
      "watched_device",
      "quiet_words",
    ],
  ],
  ReachLimit: [
    ReachLimit,
    ["danger_word", "may_be_exploiter", "not_confirmed", "lifted_for_check", "quiet_words"],
  ],
  ReachLock: [
    ReachLock,
    [
      "danger_word",
      "never_contact",
      "opted_out",
      "silence",
      "not_asked",
      "preference_expired",
      "way_not_agreed",
      "outside_window",
      "voicemail_not_agreed",
      "not_agreed_after_drop",
      "follow_up_not_due",
    ],
  ],
  ReachWayForward: [
    ReachWayForward,
    ["do_as_agreed", "await_check_word", "await_their_message", "they_can_text_start", "lead_may_lift"],
  ],
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
