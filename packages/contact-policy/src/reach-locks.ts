import type { ReachFlag, ReachLock, ReachWayForward } from "@holdfast/case-schema";
import type { Because } from "./reach-decision.ts";
import type { PreferenceFacts, ReachFacts } from "./reach-facts.ts";
import { reachWay } from "./reach-way.ts";
import { wayHours } from "./safe-hours.ts";
import type { Silence } from "./silence.ts";

type Lock = Because<ReachLock>;

/** Locks that hold for whoever is answered, too (CP5, CP6, CP20). */
export function locksForAll(
  facts: ReachFacts,
  silence: Silence,
  isAnswer: boolean,
  now: number,
): readonly Lock[] {
  const { danger, preference, optOut, conversation } = facts;
  const locks: Lock[] = [];
  if (danger.holds && !mayTellCoverStory(preference))
    locks.push(lock("danger_word", "CP51", danger.since, null, "do_as_agreed", "await_check_word"));
  if (preference?.may === "never") {
    const heardSince = (conversation.hands.heardAt ?? -1) > preference.confirmedAt;
    const way: ReachWayForward = heardSince ? "record_what_they_ask_now" : "await_their_message";
    locks.push(lock("never_contact", "CP5", preference.confirmedAt, null, way));
  }
  const closed = [optOut.said, optOut.provider].filter((each) => each !== null);
  if (closed.some(({ wroteSince }) => !isAnswer || !wroteSince)) {
    const since = Math.min(...closed.map((each) => each.since));
    locks.push(lock("opted_out", "CP64", since, null, "await_their_message", "they_can_text_start"));
  }
  if (facts.channel.medium === "text" && silence.phase === "locked" && !isAgreedTime(facts, silence, now))
    locks.push(lock("silence", "CP21", silence.since, null, "await_their_message"));
  return locks;
}

/** Locks that hold only where somebody is reached out to; where they are answered, each is a flag instead (CP4, CP6). */
export function locksForReaching(
  { channel, preference, conversation, purpose }: ReachFacts,
  now: number,
): readonly Lock[] {
  // Who wrote and waits asked for word of us themselves, and was never asked anything else (CP97).
  if (preference === null && purpose.kind === "line") return [];
  if (preference === null)
    return [
      conversation.hands.heardEntry === null
        ? // They may have said elsewhere how they may be reached here.
          lock("not_asked", "CP6", null, null, "record_what_they_told", "they_return")
        : lock("not_asked", "CP6", null, null, "ask_when_they_write"),
    ];
  if (preference.may === "never") return [];
  const locks: Lock[] = [];
  if (now >= preference.validUntil)
    locks.push(
      lock("preference_expired", "CP16", preference.validUntil, null, "ask_when_they_write", "lead_may_lift"),
    );
  const agreed = preference.ways.find(({ way }) => way === reachWay(channel.medium));
  if (agreed === undefined) locks.push(lock("way_not_agreed", "CP14", null, null, "use_agreed_way"));
  else {
    const hours = wayHours(agreed, preference.timeZone, now);
    if (!hours.isOpen)
      locks.push(
        hours.changesAt === null
          ? lock("outside_window", "CP17", null, null, "ask_when_they_write", "lead_may_lift")
          : lock("outside_window", "CP10", null, hours.changesAt, "wait_for_window", "lead_may_lift"),
      );
  }
  return locks;
}

/** What the purpose itself forbids (CP15, CP18, CP82, CP96, CP97). */
export function locksOfPurpose(
  { purpose, preference, channel, conversation }: ReachFacts,
  now: number,
): readonly Lock[] {
  const agreed = preference?.may === "contact" ? preference : null;
  switch (purpose.kind) {
    case "conversation":
      return [];
    case "line": {
      const { silence } = conversation;
      const waits = silence.heardEntry !== null && silence.unanswered.length === 0;
      const isSeen = agreed?.device.shared === "yes" || agreed?.device.watched === "yes";
      return [
        ...(waits ? [] : [lock("silence", "CP96", null, null, "await_their_message")]),
        ...(isSeen ? [lock("way_not_agreed", "CP97", null, null, "await_their_message")] : []),
      ];
    }
    case "voicemail": {
      const mayLeave = agreed?.ways.some(({ mayLeaveVoicemail }) => mayLeaveVoicemail) === true;
      return mayLeave ? [] : [lock("voicemail_not_agreed", "CP18", null, null, "leave_no_message")];
    }
    case "after_drop": {
      const way = reachWay(channel.medium);
      const wanted = way === "call" ? "call_once" : way === "text" ? "text_once" : null;
      const isAgreed = agreed !== null && agreed.whenDropped === wanted && purpose.tries === 0;
      return isAgreed ? [] : [lock("not_agreed_after_drop", "CP15", null, null, "they_return")];
    }
    case "follow_up": {
      if (purpose.from <= now && now < purpose.until) return [];
      const isEarly = now < purpose.from;
      return [
        lock(
          "follow_up_not_due",
          "CP82",
          null,
          isEarly ? purpose.from : null,
          isEarly ? "wait_until_due" : "await_their_message",
        ),
      ];
    }
  }
}

/** What whoever is answered would be locked by if they were reached out to (CP4). */
export function flagsOf(locks: readonly Lock[]): readonly ReachFlag[] {
  return locks.flatMap(({ name }): readonly ReachFlag[] => {
    if (name === "not_asked") return ["no_preference"];
    return name === "preference_expired" || name === "way_not_agreed" || name === "outside_window"
      ? [name]
      : [];
  });
}

/** Whether there is anything that was agreed to be said while danger holds. */
export function mayTellCoverStory(preference: PreferenceFacts | null): boolean {
  return preference?.may === "contact" && preference.hasCoverStory;
}

/** A time that they asked for before the silence began to lock suspends it for the first message, and that alone (CP83). */
function isAgreedTime({ purpose }: ReachFacts, silence: Silence & { phase: "locked" }, now: number): boolean {
  return (
    purpose.kind === "follow_up" &&
    !purpose.isBegun &&
    purpose.agreedAt < silence.since &&
    purpose.from <= now &&
    now < purpose.until
  );
}

function lock(
  name: ReachLock,
  rule: string,
  since: number | null,
  until: number | null,
  ...ways: readonly [ReachWayForward, ...ReachWayForward[]]
): Lock {
  return { name, rule, since, until, ways };
}
