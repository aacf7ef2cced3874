import type { PersonalClass, PersonId } from "@holdfast/case-schema";
import {
  composeDisclosure,
  DAY_MS,
  DEFAULT_CONSENT_SETTINGS,
  factKey,
  fingerprintOf,
  heldDueAt,
  INPUTS,
  packetText,
  reportDueAt,
  TABLE_VERSION,
  type Approval,
  type Asking,
  type Composed,
  type InputName,
  type InputValue,
  type RuleId,
  type SubjectDecided,
} from "@holdfast/consent-policy";
import type { DisclosureAsked, DisclosureDecided, DisclosureSituation } from "@holdfast/db";

/** A disclosure as the policy composed it, and as it is kept. */
export interface DisclosureShown {
  readonly composed: Composed;
  readonly decided: DisclosureDecided;
}

/**
 * Decides a disclosure by the consent policy, from what the store read in its transaction. Settings are the strictest: nobody has
 * set others. Our own people are no recipients, so nobody's need to know opens anything here.
 */
export function decideDisclosure(situation: DisclosureSituation, asked: DisclosureAsked): DisclosureShown {
  const { record, known, recipient, demands, at, keyedHash } = situation;
  const asking: Asking = {
    recipient,
    purpose: asked.purpose,
    trigger: asked.trigger,
    demands,
    judged: {
      risk: valueOf("risk", asked.risk),
      minor_harm: valueOf("minor_harm", asked.minorHarm),
      vulnerable_adult: valueOf("vulnerable_adult", asked.vulnerableAdult),
      concerns: asked.concerns,
    },
    onTheLine: asked.onTheLine,
    hasNeedToKnow: false,
    settings: DEFAULT_CONSENT_SETTINGS,
    place: asked.place,
    staff: "unknown",
    at,
  };
  const chosen = new Set(asked.chosen.map(factKey));
  const approvals = situation.approvals.map((each): Approval => ({ ...each, ruleId: each.ruleId as RuleId }));
  const composed = composeDisclosure(record, known, asking, chosen, approvals);
  return {
    composed,
    decided: kept(composed, asked, situation, fingerprintOf(record, chosen, at, keyedHash)),
  };
}

/** What is sent before anybody has seen what it is: what these rules send, to whoever comes to help. */
const UNSEEN: readonly RuleId[] = ["B0", "B1"];

function kept(
  { trigger, subjects, facts, held, duties, packet }: Composed,
  asked: DisclosureAsked,
  { recipient, at, keyedHash }: DisclosureSituation,
  fingerprint: string,
): DisclosureDecided {
  const goes = facts.filter(({ stands }) => stands === "goes" || stands === "duty");
  const placeOf = new Map(subjects.map((each, place) => [keyOf(each.subject, each.dataClass), place]));
  const placesOf = ({ subjects: whose, classes }: (typeof facts)[number]["fact"]): readonly number[] =>
    whose.flatMap((subject) => classes.flatMap((dataClass) => placeOf.get(keyOf(subject, dataClass)) ?? []));
  const text = packetText(packet);
  const going = new Set(goes.flatMap(({ fact }) => placesOf(fact)));
  const isReviewed = subjects.some(
    ({ decision }, place) => going.has(place) && decision.obligations.includes("post_review_24h"),
  );
  const isForALife =
    recipient.type === "emergency_services" &&
    subjects.every(({ decision }, place) => !going.has(place) || UNSEEN.includes(decision.ruleId));
  return {
    trigger,
    decisions: subjects.map(({ subject, dataClass, input, decision, releaseId }) => ({
      subject,
      dataClass,
      edition: TABLE_VERSION,
      ruleId: decision.ruleId,
      outcome: decision.outcome,
      obligations: decision.obligations,
      input: { ...input },
      releaseId,
    })),
    goes: goes.map(({ fact }) => ({ fact, by: placesOf(fact) })),
    waits: facts.filter(({ stands }) => stands === "held").map(({ fact }) => ({ fact, by: placesOf(fact) })),
    held: held.flatMap((each) => heldOf(each, subjects.indexOf(each), at, asked.returnBy)),
    packet: goes.length > 0 ? text : null,
    fingerprint,
    seen: keyedHash(seenText(text, facts, subjects, { ...asked, trigger }, recipient.type)),
    mayGoUnseen: goes.length > 0 && isForALife,
    report: duties.length > 0 ? { place: asked.place, dueAt: reportDueAt(asked.place, at) } : null,
    reviewDueAt: isReviewed ? at + DAY_MS : null,
  };
}

function heldOf({ decision, approver }: SubjectDecided, place: number, at: number, returnBy: number | null) {
  return approver === null ? [] : [{ decision: place, approver, dueAt: heldDueAt(decision, at, returnBy) }];
}

/** All that somebody was shown: what goes, to whom, on what ground, and what becomes of the rest. */
function seenText(
  text: string,
  facts: Composed["facts"],
  subjects: Composed["subjects"],
  asked: DisclosureAsked,
  recipientType: string,
): string {
  const { recipient, purpose, trigger, risk, minorHarm, vulnerableAdult, place, returnBy } = asked;
  return JSON.stringify([
    text,
    [recipient, recipientType, purpose, trigger, risk, minorHarm, vulnerableAdult, place, returnBy],
    [asked.concerns.toSorted(), asked.onTheLine.toSorted(), TABLE_VERSION],
    facts.map(({ key, stands, decision }) => [key, stands, decision.ruleId]),
    subjects.map(({ subject, dataClass, decision, approver, isApproved, releaseId }) => [
      subject,
      dataClass,
      decision.ruleId,
      decision.outcome,
      approver,
      isApproved,
      releaseId,
    ]),
  ]);
}

const keyOf = (subject: PersonId, dataClass: PersonalClass): string => `${subject}/${dataClass}`;

/** A value that the table knows. What is asked with another was let in by a mistake of ours. */
function valueOf<Name extends InputName>(name: Name, value: string): InputValue<Name> {
  const all: readonly InputValue<Name>[] = INPUTS[name];
  const known = all.find((each) => each === value);
  if (known === undefined) throw new Error(`no such ${name}`);
  return known;
}
