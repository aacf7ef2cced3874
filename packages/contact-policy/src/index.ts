export { codeWordHeard, type AgreedWords, type CodeWordHeard } from "./code-word-heard.ts";
export {
  areToldApart,
  codeWordCandidates,
  codeWordForm,
  type CodeWordForm,
  type CodeWordProblem,
} from "./code-word-form.ts";
export { type ConversationEvent } from "./conversation-event.ts";
export { afterEvent, NO_CONVERSATION, settled, type ConversationState } from "./conversation.ts";
export {
  afterDanger,
  DANGER_CONFIRMATIONS,
  NO_DANGER,
  type DangerEvent,
  type DangerState,
} from "./danger.ts";
export { DEFAULT_QUIET_WORDS } from "./default-quiet-words.ts";
export {
  followUpProblem,
  windowReached,
  type FollowUpProblem,
  type FollowUpWindow,
  type WindowReached,
} from "./follow-up-times.ts";
export { handoverMoment, HANDOVER_QUIET_MS, TALKS, type HandoverMoment } from "./handover-moment.ts";
export { HANDS_SILENCE_MS, handsAt, withholdsNow, type Hands, type HandsState, type Sign } from "./hands.ts";
export { keywordProblems, type KeywordProblem } from "./keyword-problems.ts";
export { withoutSignature } from "./signature.ts";
export { keywordOf, keywordsThatClash, keywordTexts, type KeywordHeard } from "./keyword-of.ts";
export { isLiftable, LIFT_MS, LIFTABLE, liftHolds } from "./lift.ts";
export { mayReach } from "./may-reach.ts";
export { NOT_OPTED_OUT, optOutOf, type OptOut, type OptOutEvent } from "./opt-out.ts";
export { quietWordsIn, type Leaving, type QuietFound } from "./quiet-words.ts";
export { contentOf, type AgreedTexts } from "./reach-content.ts";
export { type Because, type ReachDecision } from "./reach-decision.ts";
export {
  preferenceFacts,
  type Lift,
  type LiftableLock,
  type PreferenceFacts,
  type ReachFacts,
  type ReachPurpose,
} from "./reach-facts.ts";
export { reachStanding, validUntil, type ReachStanding } from "./reach-standing.ts";
export { reachThen, type ReachThen, type ReachTimes } from "./reach-then.ts";
export { reachWay } from "./reach-way.ts";
export { safeHours, type SafeHours } from "./safe-hours.ts";
export {
  SILENCE_COUNTDOWN_MS,
  SILENCE_LOCK_MS,
  silenceAt,
  type Silence,
  type SilenceState,
} from "./silence.ts";
export { whyNoSignPage, type NoSignPageBecause, type SigningFacts } from "./sign-page.ts";
export { subjectAnew, subjectCandidates } from "./subject-anew.ts";
export { reaches, shownAt, type Reached } from "./wall-clock.ts";
