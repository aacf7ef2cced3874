import { ReachLimit, ReachLock, ReachWayForward } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { afterEvent, NO_CONVERSATION } from "./conversation.ts";
import { mayReach } from "./may-reach.ts";
import type { ReachDecision } from "./reach-decision.ts";
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

const owed = conversation(["heard", 1]);
const counting = conversation(["heard", 2], ["left", 1]);
const locked = conversation(["heard", 21], ["left", 20]);
const page = { medium: "form", delivery: "fetched" } as const;
const mail = { medium: "email", delivery: "pushed" } as const;
const call = { medium: "voice", delivery: "pushed" } as const;
const ask = (rest: Partial<ReachFacts>, at = T0): ReachDecision => mayReach(facts(rest), at);
const locksOf = (decision: ReachDecision): readonly ReachLock[] =>
  decision.outcome === "locked" ? decision.locks.map(({ name }) => name) : [];

describe("answering", () => {
  it("[CP3] [CP4] is allowed though nobody asked how to reach them, and says so", () => {
    expect(ask({ conversation: owed })).toMatchObject({
      outcome: "allowed",
      as: "answer",
      flags: ["no_preference"],
    });
    expect(ask({ conversation: counting })).toMatchObject({ outcome: "allowed", as: "answer" });
    expect(ask({ conversation: owed, channel: mail })).toMatchObject({ outcome: "allowed", as: "answer" });
  });

  it.each<[string, Partial<ReachFacts>, readonly string[]]>([
    ["an expired preference", { preference: agreed({ validUntil: T0 }) }, ["preference_expired"]],
    [
      "hours outside the windows",
      {
        preference: agreed({
          ways: [
            {
              way: "text",
              when: [{ days: ["sun"], from: "10:00", until: "11:00" }],
              mayLeaveVoicemail: false,
            },
          ],
        }),
      },
      ["outside_window"],
    ],
    [
      "another way that was agreed on",
      { preference: agreed({ ways: [{ way: "call", when: "any_time", mayLeaveVoicemail: false }] }) },
      ["way_not_agreed"],
    ],
  ])("[CP4] is allowed in spite of %s, flagged; reaching out is not", (_name, rest, flags) => {
    expect(ask({ ...rest, conversation: owed })).toMatchObject({ outcome: "allowed", flags });
    expect(locksOf(ask(rest))).toEqual(flags);
  });

  it("[CP5] is locked by never, by danger and by opting out", () => {
    expect(locksOf(ask({ conversation: owed, preference: NEVER }))).toEqual(["never_contact"]);
    expect(locksOf(ask({ conversation: owed, danger: IN_DANGER }))).toEqual(["danger_word"]);
    expect(locksOf(ask({ conversation: owed, optOut: stopped(false) }))).toEqual(["opted_out"]);
  });

  it("[CP5] who wrote after they said never is recorded first, who did not is waited for", () => {
    const ways = (state: ReachFacts["conversation"]) => {
      const decision = ask({
        preference: { may: "never", confirmedAt: T0 - 5 * MINUTE },
        conversation: state,
      });
      return decision.outcome === "locked" && decision.locks[0]?.ways;
    };
    expect(ways(owed)).toEqual(["record_what_they_ask_now"]);
    expect(ways(NO_CONVERSATION)).toEqual(["await_their_message"]);
  });

  it("[CP3] ends with the silence lock; mail that is silent for so long is reached out to", () => {
    expect(ask({ conversation: locked })).toMatchObject({ as: "reach" });
    expect(locksOf(ask({ conversation: locked, preference: agreed() }))).toEqual(["silence"]);
    const letter = { conversation: locked, channel: mail };
    expect(locksOf(ask(letter))).toEqual(["not_asked"]);
    expect(ask({ ...letter, preference: agreed() })).toMatchObject({ outcome: "allowed", as: "reach" });
  });

  it("[CP3] is never a call, a voicemail, what is sent after a drop, or a follow-up", () => {
    expect(ask({ conversation: owed, channel: call })).toMatchObject({ as: "reach", outcome: "locked" });
    for (const purpose of [
      { kind: "voicemail" },
      { kind: "after_drop", tries: 0 },
      { kind: "follow_up", agreedAt: T0 - MINUTE, from: T0, until: T0 + MINUTE, isBegun: false },
    ] as const)
      expect(ask({ conversation: owed, purpose })).toMatchObject({ as: "reach", outcome: "locked" });
  });

  it("[CP64] after a STOP word a later message lets it be answered, flagged, and only answered", () => {
    const wrote = { optOut: stopped(true), preference: agreed() };
    expect(ask({ ...wrote, conversation: owed })).toMatchObject({
      outcome: "allowed",
      flags: ["opted_out_but_wrote"],
    });
    expect(locksOf(ask(wrote))).toEqual(["opted_out"]);
  });

  it("[CP65] a provider's block hinders no try to answer a later message", () => {
    const blocked = (wroteSince: boolean): ReachFacts["optOut"] => ({
      said: null,
      provider: { by: "provider", since: T0 - MINUTE, wroteSince },
    });
    expect(ask({ conversation: owed, optOut: blocked(true) })).toMatchObject({
      outcome: "allowed",
      flags: ["no_preference", "provider_blocks"],
    });
    expect(ask({ conversation: owed, optOut: blocked(false) })).toMatchObject({
      outcome: "locked",
      locks: [{ ways: ["await_their_message", "they_can_text_start"] }],
    });
  });
});

describe("what they fetch themselves", () => {
  it("[CP2] is locked by nothing but danger, and limited by it and by an exploiter's mark", () => {
    const locks: Partial<ReachFacts> = {
      channel: page,
      preference: NEVER,
      optOut: stopped(false),
      conversation: locked,
    };
    expect(ask(locks)).toMatchObject({ outcome: "allowed", as: "fetched", limits: [] });
    expect(locksOf(ask({ ...locks, danger: IN_DANGER }))).toEqual(["danger_word"]);
    const story = { channel: page, danger: IN_DANGER, preference: agreed({ hasCoverStory: true }) };
    expect(ask(story)).toMatchObject({ outcome: "limited", only: ["cover_story"] });
    const marked = afterEvent(owed, { kind: "exploiter_marked", entry: 1, at: T0 });
    expect(ask({ channel: page, conversation: marked })).toMatchObject({
      outcome: "limited",
      limits: [{ name: "may_be_exploiter" }],
    });
  });
});

describe("reaching out", () => {
  it("[CP6] waits for somebody who was never asked", () => {
    expect(ask({})).toMatchObject({
      outcome: "locked",
      locks: [{ name: "not_asked", ways: ["record_what_they_told", "they_return"] }],
    });
    expect(ask({ conversation: owed, channel: call })).toMatchObject({
      locks: [{ name: "not_asked", ways: ["ask_when_they_write"] }],
    });
  });

  it("[CP17] is locked by a way that was for once and is over, until they are asked anew or a lead lifts it", () => {
    const once = (until: number) =>
      ask({
        preference: agreed({ ways: [{ way: "call", when: "any_time", until, mayLeaveVoicemail: false }] }),
        channel: call,
      });
    expect(once(T0 + 1)).toMatchObject({ outcome: "allowed", changesAt: T0 + 1 });
    expect(once(T0)).toMatchObject({
      outcome: "locked",
      locks: [
        { name: "outside_window", rule: "CP17", until: null, ways: ["ask_when_they_write", "lead_may_lift"] },
      ],
    });
  });

  it("[CP6] [CP14] goes by the ways that were agreed on", () => {
    const byCall = agreed({ ways: [{ way: "call", when: "any_time", mayLeaveVoicemail: false }] });
    expect(ask({ preference: byCall, channel: call })).toMatchObject({ outcome: "allowed", as: "reach" });
    expect(locksOf(ask({ preference: byCall }))).toEqual(["way_not_agreed"]);
    expect(locksOf(ask({ preference: byCall, channel: mail }))).toEqual(["way_not_agreed"]);
  });

  it("[CP10] [CP13] keeps to the windows, and names when the next one opens", () => {
    const preference = agreed({
      ways: [
        { way: "text", when: [{ days: ["fri"], from: "10:00", until: "11:00" }], mayLeaveVoicemail: false },
      ],
      timeZone: "America/New_York",
      validUntil: T0 + 24 * 60 * MINUTE,
    });
    const opens = Date.parse("2027-01-15T15:00:00Z");
    expect(ask({ preference })).toMatchObject({
      outcome: "locked",
      locks: [{ name: "outside_window", until: opens, ways: ["wait_for_window", "lead_may_lift"] }],
      changesAt: opens,
    });
    expect(ask({ preference }, opens)).toMatchObject({ outcome: "allowed", changesAt: opens + 60 * MINUTE });
    expect(locksOf(ask({ preference }, opens + 60 * MINUTE))).toEqual(["outside_window"]);
  });

  it("[CP16] ends with the preference, and never does not expire", () => {
    expect(ask({ preference: agreed({ validUntil: T0 + 1 }) }).outcome).toBe("allowed");
    expect(locksOf(ask({ preference: agreed({ validUntil: T0 }) }))).toEqual(["preference_expired"]);
    const years = T0 + 20 * 365 * 24 * 60 * MINUTE;
    expect(locksOf(ask({ preference: NEVER, conversation: owed }, years))).toEqual(["never_contact"]);
  });

  it.each([
    ["they_return", call, 0, false],
    ["never", call, 0, false],
    ["call_once", call, 0, true],
    ["call_once", call, 1, false],
    ["text_once", { medium: "text", delivery: "pushed" }, 0, true],
    ["text_once", call, 0, false],
    ["call_once", mail, 0, false],
  ] as const)("[CP15] after a drop, %s by %j, tries before: %d", (whenDropped, channel, tries, expected) => {
    const decision = ask({
      preference: agreed({ whenDropped }),
      channel,
      purpose: { kind: "after_drop", tries },
    });
    expect(decision.outcome).toBe(expected ? "allowed" : "locked");
    expect(locksOf(decision)).toEqual(expected ? [] : ["not_agreed_after_drop"]);
  });

  it("[CP15] silence locks what would be texted after a drop", () => {
    const preference = agreed({ whenDropped: "text_once" });
    const purpose = { kind: "after_drop", tries: 0 } as const;
    expect(locksOf(ask({ preference, purpose, conversation: locked }))).toEqual(["silence"]);
  });

  it("[CP18] leaves a voicemail only where that was agreed on", () => {
    const voicemail = (mayLeaveVoicemail: boolean): ReachDecision =>
      ask({
        channel: call,
        purpose: { kind: "voicemail" },
        preference: agreed({ ways: [{ way: "call", when: "any_time", mayLeaveVoicemail }] }),
      });
    expect(voicemail(true).outcome).toBe("allowed");
    expect(locksOf(voicemail(false))).toEqual(["voicemail_not_agreed"]);
  });

  it("[CP19] flags a device that others hold or watch, answered or not", () => {
    const preference = agreed({ device: { shared: "yes", watched: "yes" } });
    for (const state of [owed, NO_CONVERSATION])
      expect(ask({ preference, conversation: state }).flags).toEqual(["shared_device", "watched_device"]);
    expect(ask({ preference: agreed({ device: { shared: "no", watched: "unknown" } }) }).flags).toEqual([]);
  });
});

describe("a decision", () => {
  it("[CP1] names every reason, the gravest first, each with something to do", () => {
    const decision = ask({
      preference: agreed({
        validUntil: T0,
        ways: [{ way: "email", when: "any_time", mayLeaveVoicemail: false }],
      }),
      danger: IN_DANGER,
      optOut: stopped(false),
      conversation: locked,
    });
    expect(locksOf(decision)).toEqual([
      "danger_word",
      "opted_out",
      "silence",
      "preference_expired",
      "way_not_agreed",
    ]);
    expect(locksOf(decision)).toEqual(locksOf(decision).toSorted((a, b) => place(a) - place(b)));
  });

  it("[CP1] comes out of JSON as it went in", () => {
    for (const state of [owed, locked, NO_CONVERSATION]) {
      const decision = ask({ conversation: state, preference: agreed() });
      expect(JSON.parse(JSON.stringify(decision))).toEqual(decision);
    }
  });

  it("[CP1] has codes that stand in the enumerations every screen knows", () => {
    const decision = ask({
      danger: IN_DANGER,
      preference: agreed({ hasCoverStory: true }),
      conversation: locked,
    });
    for (const { name, ways } of decision.limits) {
      expect(ReachLimit.options).toContain(name);
      for (const way of ways) expect(ReachWayForward.options).toContain(way);
    }
  });
});

function place(lock: ReachLock): number {
  return ReachLock.options.indexOf(lock);
}
