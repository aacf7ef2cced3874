import type { ReachLock } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { NO_CONVERSATION } from "./conversation.ts";
import { NO_DANGER } from "./danger.ts";
import { mayReach } from "./may-reach.ts";
import { NOT_OPTED_OUT } from "./opt-out.ts";
import type { ReachFacts } from "./reach-facts.ts";
import {
  agreed,
  conversation,
  facts,
  IN_DANGER,
  MINUTE,
  NEVER,
  stopped,
  T0,
} from "./testing/sample-facts.ts";

/*
 * Every combination of what bears on a lock, each beside what the rules say of it in their own order. What stands here is
 * written from SPEC.md and shares nothing with the code but the names.
 */
const CHANNELS = {
  text: { medium: "text", delivery: "pushed" },
  email: { medium: "email", delivery: "pushed" },
  voice: { medium: "voice", delivery: "pushed" },
  page: { medium: "form", delivery: "fetched" },
} as const;

const followUp = (from: number, agreedAt: number, isBegun = false) =>
  ({ kind: "follow_up", agreedAt, from, until: from + 30 * MINUTE, isBegun }) as const;
const PURPOSES = {
  conversation: { kind: "conversation" },
  voicemail: { kind: "voicemail" },
  first_after_drop: { kind: "after_drop", tries: 0 },
  second_after_drop: { kind: "after_drop", tries: 1 },
  due: followUp(T0, T0 - 60 * MINUTE),
  due_and_begun: followUp(T0, T0 - 60 * MINUTE, true),
  due_but_asked_late: followUp(T0, T0),
  not_due_yet: followUp(T0 + MINUTE, T0 - 60 * MINUTE),
} as const;

const CONVERSATIONS = {
  nothing: NO_CONVERSATION,
  we_owe: conversation(["heard", 2]),
  we_owe_for_hours: conversation(["heard", 600], ["left", 599], ["heard", 598]),
  ours_at_14_minutes: conversation(["heard", 15], ["left", 14]),
  ours_at_15_minutes: conversation(["heard", 16], ["left", 15]),
  only_ours_at_15_minutes: conversation(["left", 15]),
} as const;

const sundays = [{ days: ["sun" as const], from: "10:00", until: "11:00" }];
const PREFERENCES = {
  none: null,
  never: NEVER,
  open: agreed(),
  open_with_story_and_voicemail: agreed({
    hasCoverStory: true,
    ways: (["text", "call", "email"] as const).map((way) => ({
      way,
      when: "any_time",
      mayLeaveVoicemail: way === "call",
    })),
  }),
  call_once_when_dropped: agreed({ whenDropped: "call_once" }),
  text_once_when_dropped: agreed({ whenDropped: "text_once" }),
  expired: agreed({ validUntil: T0 }),
  closed_hours: agreed({
    ways: (["text", "call", "email"] as const).map((way) => ({
      way,
      when: sundays,
      mayLeaveVoicemail: false,
    })),
  }),
  nothing_here: agreed({ ways: [] }),
} as const;

const OPT_OUTS = {
  no: NOT_OPTED_OUT,
  stop: stopped(false),
  stop_and_wrote: stopped(true),
  provider: { said: null, provider: { by: "provider", since: T0 - MINUTE, wroteSince: false } },
  provider_and_wrote: { said: null, provider: { by: "provider", since: T0 - MINUTE, wroteSince: true } },
} as const;

interface Row {
  readonly channel: keyof typeof CHANNELS;
  readonly purpose: keyof typeof PURPOSES;
  readonly said: keyof typeof CONVERSATIONS;
  readonly preference: keyof typeof PREFERENCES;
  readonly optOut: keyof typeof OPT_OUTS;
  readonly danger: boolean;
}

/** The locks that the rules name, in the order of their gravity. */
function expected({ channel, purpose, said, preference, optOut, danger }: Row): readonly ReachLock[] {
  const hasStory = preference === "open_with_story_and_voicemail";
  const inDanger = danger && !hasStory;
  if (channel === "page") return inDanger ? ["danger_word"] : [];
  const isOver = said === "ours_at_15_minutes" || said === "only_ours_at_15_minutes";
  const hasWritten = said !== "nothing" && said !== "only_ours_at_15_minutes";
  const isAnswer = purpose === "conversation" && channel !== "voice" && hasWritten && !isOver;
  const isAskedInTime = purpose === "due";
  const isDroppedAsAgreed =
    purpose === "first_after_drop" &&
    ((channel === "voice" && preference === "call_once_when_dropped") ||
      (channel === "text" && preference === "text_once_when_dropped"));
  const rules: readonly (readonly [ReachLock, boolean])[] = [
    ["danger_word", inDanger],
    ["never_contact", preference === "never"],
    ["opted_out", optOut !== "no" && !(isAnswer && optOut.endsWith("wrote"))],
    ["silence", channel === "text" && isOver && !isAskedInTime],
    ["not_asked", preference === "none" && !isAnswer],
    ["preference_expired", preference === "expired" && !isAnswer],
    ["way_not_agreed", preference === "nothing_here" && !isAnswer],
    ["outside_window", preference === "closed_hours" && !isAnswer],
    ["voicemail_not_agreed", purpose === "voicemail" && !hasStory],
    ["not_agreed_after_drop", purpose.endsWith("after_drop") && !isDroppedAsAgreed],
    ["follow_up_not_due", purpose === "not_due_yet"],
  ];
  return rules.filter(([, holds]) => holds).map(([name]) => name);
}

const keys = <Table extends object>(table: Table): readonly (keyof Table)[] =>
  Object.keys(table) as (keyof Table)[];

describe.each(keys(CHANNELS))("every combination, by %s", (channel) => {
  it.each(keys(PURPOSES))("[CP1] [CP5] [CP6] locks as the rules say, for %s", (purpose) => {
    let rows = 0;
    for (const said of keys(CONVERSATIONS))
      for (const preference of keys(PREFERENCES))
        for (const optOut of keys(OPT_OUTS))
          for (const danger of [false, true]) {
            const row: Row = { channel, purpose, said, preference, optOut, danger };
            expect({ row, locks: locksOf(row) }).toEqual({ row, locks: expected(row) });
            rows += 1;
          }
    expect(rows).toBe(6 * 9 * 5 * 2);
  });
});

function locksOf({ channel, purpose, said, preference, optOut, danger }: Row): readonly ReachLock[] {
  const asked: ReachFacts = facts({
    channel: CHANNELS[channel],
    purpose: PURPOSES[purpose],
    conversation: CONVERSATIONS[said],
    preference: PREFERENCES[preference],
    optOut: OPT_OUTS[optOut],
    danger: danger ? IN_DANGER : NO_DANGER,
  });
  const decision = mayReach(asked, T0);
  return decision.outcome === "locked" ? decision.locks.map(({ name }) => name) : [];
}
