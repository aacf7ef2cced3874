import { describe, expect, it } from "vitest";
import {
  CallDecline,
  CallDirection,
  CallEnd,
  CallHappening,
  CallLegState,
  CallLegWho,
  CallLine,
  CallPartyDecline,
  CallPartyRole,
  CallPhase,
  CallRefusal,
  CallTransferState,
} from "./index.ts";

/* Stored, sent and translated, as those of the other rooms: whoever removes a word owes a migration. */
const STORED = {
  CallPhase: [
    CallPhase,
    [
      "greeting",
      "waiting",
      "ringing",
      "joining",
      "talking",
      "on_hold",
      "consulting",
      "together",
      "back",
      "ended",
    ],
  ],
  CallDirection: [CallDirection, ["in", "out"]],
  CallLine: [CallLine, ["voice", "tty", "relay"]],
  CallEnd: [
    CallEnd,
    [
      "hung_up_waiting",
      "hung_up",
      "ended_by_us",
      "lost",
      "left",
      "rejected",
      "busy",
      "no_answer",
      "unreachable",
    ],
  ],
  CallHappening: [
    CallHappening,
    [
      "came",
      "begun",
      "leg_ringing",
      "leg_up",
      "leg_heard",
      "leg_ended",
      "declined",
      "answered",
      "held",
      "resumed",
      "consulted",
      "brought_together",
      "handed_over",
      "left",
      "back",
      "listening",
      "listening_ended",
      "key",
      "abandoned",
      "ended",
    ],
  ],
  CallLegWho: [CallLegWho, ["caller", "staff", "party"]],
  CallLegState: [CallLegState, ["ringing", "up"]],
  CallDecline: [CallDecline, ["busy", "not_alone", "need_a_minute", "language", "know_them", "other"]],
  CallRefusal: [
    CallRefusal,
    [
      "not_carried",
      "no_call",
      "not_now",
      "no_device",
      "not_heard",
      "unreachable",
      "not_dialable",
      "own_device",
      "nobody_there",
      "preference",
      "no_address",
      "no_answer_yet",
    ],
  ],
  CallPartyRole: [
    CallPartyRole,
    ["provider", "emergency_centre", "child_protection", "interpreter", "partner_line", "person"],
  ],
  CallTransferState: [
    CallTransferState,
    [
      "prepared",
      "consent_checked",
      "dialled",
      "introduced",
      "fit_confirmed",
      "together",
      "first_exchange",
      "left",
      "failed",
    ],
  ],
  CallPartyDecline: [CallPartyDecline, ["full", "not_fit", "refused", "unsafe", "no_answer", "other"]],
} as const;

describe.each(Object.entries(STORED))("%s", (_, [words, known]) => {
  it("keeps every word that is stored", () => {
    expect(words.options).toEqual(expect.arrayContaining([...known]));
  });

  it("spells its words so that they can be keys everywhere, each once", () => {
    for (const word of words.options) expect(word).toMatch(/^[a-z]+(_[a-z]+)*$/);
    expect(new Set(words.options).size).toBe(words.options.length);
  });
});
