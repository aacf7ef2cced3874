import type { DisclosureOutcome, PersonalClass, PersonId } from "@holdfast/case-schema";
import type { Decide, FactPlace, HeldFor } from "../disclosures/disclosure-store.ts";

/** What a test says of all facts of a disclosure, right or wrong: the store has to hold against either. */
export interface TestDecision {
  readonly subject: PersonId;
  readonly dataClass: PersonalClass;
  readonly ruleId: string;
  readonly outcome: DisclosureOutcome;
  readonly releaseId: string | null;
  readonly approver?: HeldFor;
  /** Sends it whatever the outcome. */
  readonly isForced?: boolean;
  readonly isOfNothing?: boolean;
  /** Does not go unseen. */
  readonly isSeenFirst?: boolean;
  /** Sends this instead of what was chosen. */
  readonly sends?: FactPlace;
  readonly reportDueAt?: number;
  readonly reviewDueAt?: number;
}

/** Decides every chosen fact alike; its packet holds the names that stand in the case. */
export const testDecide =
  (decision: TestDecision): Decide =>
  ({ record, approvals, demands, keyedHash }, { chosen, place, trigger }) => {
    const { subject, dataClass, ruleId, outcome, releaseId, approver } = decision;
    const isApproved = approvals.some((each) => each.ruleId === ruleId && each.subject === subject);
    const isYes = outcome === "allow" || outcome === "allow_limited" || outcome === "required";
    const goes = decision.isForced === true || isApproved || (isYes && approver === undefined);
    const names = JSON.stringify(record.persons.map(({ name }) => name));
    const facts = decision.sends === undefined ? chosen : [decision.sends];
    return {
      trigger: demands.open[0] ?? trigger,
      decisions: [
        {
          subject,
          dataClass,
          edition: 1,
          ruleId,
          outcome,
          obligations: [],
          input: { trigger: "person_request" },
          releaseId,
        },
      ],
      goes: goes && decision.isOfNothing !== true ? facts.map((fact) => ({ fact, by: [0] })) : [],
      waits: !goes && approver !== undefined ? chosen.map((fact) => ({ fact, by: [0] })) : [],
      held: !goes && approver !== undefined ? [{ decision: 0, approver, dueAt: 2_000_000_000_000 }] : [],
      packet: goes ? names : null,
      fingerprint: keyedHash(names),
      seen: keyedHash(`${names}${String(goes)}`),
      mayGoUnseen: decision.isSeenFirst !== true,
      report: decision.reportDueAt === undefined ? null : { place, dueAt: decision.reportDueAt },
      reviewDueAt: decision.reviewDueAt ?? null,
    };
  };
