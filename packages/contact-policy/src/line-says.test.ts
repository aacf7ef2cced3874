import type { ReachLimit, ReachLock } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { afterEvent } from "./conversation.ts";
import { mayReach } from "./may-reach.ts";
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
const line = (rest: Partial<ReachFacts> = {}, isElsewhere = false): string => {
  const decision = mayReach(
    facts({ conversation: owed, ...rest, purpose: { kind: "line", isElsewhere } }),
    T0,
  );
  const because: readonly (ReachLock | ReachLimit)[] = (
    decision.outcome === "locked" ? decision.locks : decision.limits
  ).map(({ name }) => name);
  return decision.outcome === "allowed" ? "allowed" : `${decision.outcome}: ${because.join(", ")}`;
};
type Way = Extract<NonNullable<ReachFacts["preference"]>, { may: "contact" }>["ways"][number];
const closed: Way["when"] = [{ days: ["sun"], from: "10:00", until: "11:00" }];
const by = (way: Way["way"], when: Way["when"] = "any_time") =>
  agreed({ ways: [{ way, when, mayLeaveVoicemail: false }] });

describe("what the line says by itself", () => {
  it.each<[string, Partial<ReachFacts>, string]>([
    ["who wrote and waits, and was never asked", {}, "allowed"],
    ["who agreed to it", { preference: by("text") }, "allowed"],
    ["who never wrote", { conversation: conversation() }, "locked: silence"],
    [
      "who has an answer of ours",
      { conversation: conversation(["heard", 2], ["left", 1]) },
      "locked: silence",
    ],
    [
      "who wrote again after our answer",
      { conversation: conversation(["heard", 3], ["left", 2], ["heard", 1]) },
      "allowed",
    ],
    ["who said never", { preference: NEVER }, "locked: never_contact"],
    ["who opted out", { optOut: stopped(false) }, "locked: opted_out"],
    ["who opted out, and wrote since", { optOut: stopped(true) }, "locked: opted_out"],
    ["who is in danger", { danger: IN_DANGER }, "locked: danger_word"],
    ["who named other hours", { preference: by("text", closed) }, "locked: outside_window"],
    ["who named another way", { preference: by("call") }, "locked: way_not_agreed"],
    ["whose word ran out", { preference: agreed({ validUntil: T0 }) }, "locked: preference_expired"],
    [
      "who shares their device",
      { preference: agreed({ device: { shared: "yes", watched: "no" } }) },
      "locked: way_not_agreed",
    ],
    [
      "whose device is watched",
      { preference: agreed({ device: { shared: "no", watched: "yes" } }) },
      "locked: way_not_agreed",
    ],
    [
      "who may be the exploiter",
      { conversation: afterEvent(owed, { kind: "exploiter_marked", entry: 2, at: T0 - MINUTE / 2 }) },
      "limited: may_be_exploiter",
    ],
    [
      "of whom nobody knows who holds the number now",
      { conversation: afterEvent(owed, { kind: "number_reassigned", at: T0 - MINUTE / 2 }) },
      "limited: not_confirmed",
    ],
    ["with a quiet word", { quiet: [{ place: "text", kind: "link", entry: null }] }, "limited: quiet_words"],
  ])("[CP96] [CP97] to somebody %s", (_who, rest, outcome) => {
    expect(line(rest)).toBe(outcome);
  });

  it("[CP97] uses up no lead's word: that is for one neutral check", () => {
    const lift = { locks: ["outside_window"], at: T0 - 1, isUsed: false } as const;
    expect(line({ preference: by("text", closed), lift })).toBe("limited: lifted_for_check");
  });

  it.each<[string, Partial<ReachFacts>, string]>([
    ["may be in it", {}, "limited: quiet_words"],
    ["agreed to be reached, and not to plain words", { preference: by("text") }, "limited: quiet_words"],
    ["agreed to plain words", { preference: agreed({ allowsPlainWords: true }) }, "allowed"],
    ["is known to be somebody else", { isInSituation: false }, "allowed"],
    ["opted out, and is somebody else", { isInSituation: false, optOut: stopped(true) }, "locked: opted_out"],
  ])("[CP98] says another line's number to whoever %s: %s", (_who, rest, outcome) => {
    expect(line(rest, true)).toBe(outcome);
  });
});
