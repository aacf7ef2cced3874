import {
  Language,
  type ContactPreference,
  type DangerMeaning,
  type FollowUpId,
  type PreferenceId,
  type UserId,
} from "@holdfast/case-schema";
import {
  mayReach,
  reachStanding,
  type OptOut,
  type ReachDecision,
  type ReachStanding,
} from "@holdfast/contact-policy";
import type { AfterDropStands, DueFollowUp } from "@holdfast/db";
import { afterDropOf, NOTHING_BROKE_OFF, type AfterDrop } from "./after-drop-of.ts";
import { neutralChecksNow } from "./as-delivered.ts";
import { NO_WORDS_YET, type Known } from "./decide.ts";
import { reachFactsOf } from "./reach-facts-of.ts";

/** That the danger word holds, and what was agreed for it. Personal data: `coverStory`. */
export interface DangerShown {
  readonly since: number;
  readonly checkWordAt: number | null;
  readonly confirmedBy: readonly UserId[];
  /** `null` when it was not said what danger means. */
  readonly means: DangerMeaning | null;
  readonly coverStory: readonly string[];
}

/** Whether words that nobody agreed on may reach them for a follow-up that is due. */
export interface FollowUpDecision {
  readonly id: FollowUpId;
  readonly decision: ReachDecision;
}

/** All that an opened contact shows of reaching somebody. Personal data. */
export interface SafeContactShown {
  readonly decision: ReachDecision;
  readonly followUps: readonly FollowUpDecision[];
  readonly standing: ReachStanding;
  readonly preference: ContactPreference | null;
  readonly agreedLast: Known["record"]["agreedLast"];
  /** Names it. */
  readonly preferenceId: PreferenceId | null;
  readonly checkQuestion: string | null;
  readonly neutralChecks: readonly { readonly language: Language; readonly text: string }[];
  readonly danger: DangerShown | null;
  readonly optOut: OptOut;
  readonly textUntil: number | null;
  /** The one text that they asked for where a conversation breaks off; `null` while there is none to be sent. */
  readonly afterDrop: AfterDrop | null;
}

/**
 * How somebody may be reached now, in the conversation and for each follow-up that is due in it (G73). `language` is theirs:
 * its check messages come first. `stands`: how the one text after it broke off stands.
 */
export function safeContactOf(
  known: Known,
  language: Language | null,
  due: readonly DueFollowUp[],
  stands: AfterDropStands = NOTHING_BROKE_OFF,
): SafeContactShown {
  const { record, channel, settings, now } = known;
  const facts = reachFactsOf(record, channel, NO_WORDS_YET);
  const { preference, agreedLast, preferenceId } = record;
  const agreed = preference?.may === "contact" ? preference : null;
  const { agreedUntil } = facts.conversation.silence;
  const checks = neutralChecksNow(settings);
  const languages = Language.options.toSorted((a, b) => Number(b === language) - Number(a === language));
  return {
    decision: mayReach(facts, now),
    followUps: due.map(({ id, ...purpose }) => ({
      id,
      decision: mayReach({ ...facts, purpose: { kind: "follow_up", ...purpose } }, now),
    })),
    standing: reachStanding(facts.preference, now),
    preference,
    agreedLast,
    preferenceId,
    checkQuestion: agreed?.checkQuestion ?? null,
    neutralChecks: languages.flatMap((each) => checks[each].map((text) => ({ language: each, text }))),
    danger: facts.danger.holds
      ? {
          since: facts.danger.since,
          checkWordAt: facts.danger.checkWordAt,
          confirmedBy: facts.danger.confirmedBy,
          means: agreed?.codes?.danger?.means ?? null,
          coverStory: agreed?.codes?.danger?.coverStory ?? [],
        }
      : null,
    optOut: facts.optOut,
    textUntil: agreedUntil !== null && now < agreedUntil ? agreedUntil : null,
    afterDrop: afterDropOf(known, language, stands),
  };
}
