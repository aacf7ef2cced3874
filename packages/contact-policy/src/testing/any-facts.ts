import { ReachContent } from "@holdfast/case-schema";
import fc from "fast-check";
import { afterEvent, NO_CONVERSATION } from "../conversation.ts";
import type { ConversationEvent } from "../conversation-event.ts";
import { NO_DANGER } from "../danger.ts";
import { LIFTABLE } from "../lift.ts";
import type { PreferenceFacts, ReachFacts, ReachPurpose } from "../reach-facts.ts";
import { agreed, IN_DANGER, MINUTE, NEVER, T0 } from "./sample-facts.ts";

const before = fc.integer({ min: 0, max: 40 }).map((minutes) => T0 - minutes * MINUTE);
const around = fc.integer({ min: -40, max: 40 }).map((minutes) => T0 + minutes * MINUTE);

/** Events before now, later ones later, each with a place of its own. */
const events = fc
  .array(
    fc.tuple(
      fc.constantFrom("heard", "left", "confirmed", "exploiter_marked", "reopened", "agreed_until"),
      fc.integer({ min: 0, max: 9 }),
    ),
    { maxLength: 6 },
  )
  .map((steps) => {
    let at = T0 - 9 * steps.length * MINUTE;
    return steps.map(([kind, minutes], entry): ConversationEvent => {
      at += minutes * MINUTE;
      if (kind === "heard") return { kind, entry, at, saidAt: null };
      if (kind === "left" || kind === "reopened") return { kind, entry, at };
      if (kind === "agreed_until") return { kind, at, until: at + 30 * MINUTE };
      return kind === "confirmed" ? { kind, at, by: NOBODY } : { kind, entry, at };
    });
  });
const NOBODY = "00000000-0000-7000-8000-000000000001" as Extract<
  ConversationEvent,
  { kind: "confirmed" }
>["by"];

const when = fc.constantFrom(
  "any_time" as const,
  [{ days: ["fri" as const], from: "07:50", until: "08:10" }],
  [{ days: ["sun" as const], from: "10:00", until: "11:00" }],
);
const way = fc.record({
  way: fc.constantFrom("text" as const, "call" as const, "email" as const),
  when,
  mayLeaveVoicemail: fc.boolean(),
});
const preference: fc.Arbitrary<PreferenceFacts | null> = fc.oneof(
  fc.constant(null),
  fc.constant(NEVER),
  fc
    .record({
      ways: fc.uniqueArray(way, { minLength: 1, maxLength: 3, selector: (each) => each.way }),
      validUntil: around,
      whenDropped: fc.constantFrom("they_return" as const, "call_once" as const, "text_once" as const),
      hasCoverStory: fc.boolean(),
      hasCheckQuestion: fc.boolean(),
      allowsPlainWords: fc.boolean(),
    })
    .map(agreed),
);
const closed = <By extends string>(by: By) =>
  fc.option(fc.record({ by: fc.constant(by), since: before, wroteSince: fc.boolean() }));
const purpose: fc.Arbitrary<ReachPurpose> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<ReachPurpose>({ kind: "conversation" }) },
  fc.constant<ReachPurpose>({ kind: "voicemail" }),
  fc.record({ kind: fc.constant("after_drop" as const), tries: fc.nat(1) }),
  fc.record({
    kind: fc.constant("follow_up" as const),
    agreedAt: before,
    from: around,
    until: around,
    isBegun: fc.boolean(),
  }),
);

/** Whatever can be true of somebody at `T0`. */
export const anyFacts: fc.Arbitrary<ReachFacts> = fc.record({
  channel: fc.constantFrom<ReachFacts["channel"][]>(
    { medium: "text", delivery: "pushed" },
    { medium: "text", delivery: "pushed" },
    { medium: "email", delivery: "pushed" },
    { medium: "voice", delivery: "pushed" },
    { medium: "form", delivery: "fetched" },
  ),
  purpose,
  content: fc.constantFrom(...ReachContent.options),
  quiet: fc.constantFrom<ReachFacts["quiet"][]>([], [], [{ place: "text", kind: "link", entry: null }]),
  isInSituation: fc.boolean(),
  preference,
  conversation: events.map((list) => list.reduce(afterEvent, NO_CONVERSATION)),
  danger: fc.constantFrom(NO_DANGER, NO_DANGER, IN_DANGER),
  optOut: fc.record({ said: closed("stop_word" as const), provider: closed("provider" as const) }),
  lift: fc.option(fc.record({ locks: fc.subarray([...LIFTABLE]), at: before, isUsed: fc.boolean() })),
});
