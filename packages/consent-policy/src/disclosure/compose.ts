import type { DisclosureTrigger, PersonalClass, PersonId, RecipientType } from "@holdfast/case-schema";
import { factsOf, presentAge, type CaseFact, type CaseRecord } from "@holdfast/case-schema/case";
import { decide, strictest } from "../decide.ts";
import type { Decision } from "../decision.ts";
import type { ConsentInput } from "../input.ts";
import { triggerOf } from "../inquiry/demands.ts";
import { isYes } from "../table.ts";
import { approverOf, isOpenedByApproval, type Approval, type Approver } from "./approval.ts";
import type { Asking, PersonKnown } from "./asking.ts";
import { decidePerson, type PersonDecided } from "./decide-person.ts";
import { factKey, type FactKey } from "./fact-key.ts";
import { mayBeADemand } from "./may-be-a-demand.ts";
import { packetOf, type Packet } from "./packet.ts";

/** What becomes of a fact: it goes, it has to be told (and goes with the report), it waits for somebody's word, or it stays. */
export type Stands = "goes" | "duty" | "held" | "withheld";

/** What was decided about one person and one kind of fact that was asked for. Codes and ids alone. */
export interface SubjectDecided extends PersonDecided {
  readonly subject: PersonId;
  readonly dataClass: PersonalClass;
  /** Whose word it waits for, or waited for; `null`: nobody's. */
  readonly approver: Approver | null;
  readonly isApproved: boolean;
  /** Whether their word would open it at all. */
  readonly mayBeApproved: boolean;
}

/** What was decided about one fact: the strictest of all whose it is and of every kind that is in it. No value. */
export interface FactDecided {
  readonly key: FactKey;
  readonly fact: CaseFact;
  readonly stands: Stands;
  readonly decision: Decision;
}

/** A disclosure, decided: what goes is in the packet, and of all else there is nothing but codes. */
export interface Composed {
  /** What set it off, as records say where they do. */
  readonly trigger: DisclosureTrigger;
  readonly subjects: readonly SubjectDecided[];
  readonly facts: readonly FactDecided[];
  /** Of these a fact waits for somebody's word, and for no other reason. */
  readonly held: readonly SubjectDecided[];
  /** What has to be told; each makes a task with a clock, whether or not anything of it can go yet. */
  readonly duties: readonly SubjectDecided[];
  /** To whom the report is made meanwhile, where these get nothing by it while they ask; `null`: to them, or there is none. */
  readonly makeItTo: RecipientType | null;
  readonly packet: Packet;
}

/**
 * Decides a disclosure: of every chosen fact of a case, for everybody whose it is, every kind that is in it (SPEC.md, CO50 on). What
 * is not chosen is not asked and does not go; somebody of whom nothing is known has agreed to nothing.
 */
export function composeDisclosure(
  record: CaseRecord,
  known: ReadonlyMap<PersonId, PersonKnown>,
  asking: Asking,
  chosen: ReadonlySet<FactKey>,
  approvals: readonly Approval[],
): Composed {
  const decidedOf = matrix(record, known, asking, approvals);
  const asked = factsOf(record, asking.at).filter((fact) => chosen.has(factKey(fact)));
  const facts = asked.map((fact): FactDecided => {
    const decision = strictest(subjectsOf(fact, decidedOf).map(standing)) ?? NOBODYS;
    return { key: factKey(fact), fact, decision, stands: standsOf(decision) };
  });
  const subjects = unique(asked.flatMap((fact) => subjectsOf(fact, decidedOf)));
  const duties = subjects.filter(({ isDuty }) => isDuty);
  const waiting = facts.filter(({ stands }) => stands === "held");
  return {
    trigger: triggerOf(asking.trigger, asking.demands),
    subjects,
    facts,
    held: unique(waiting.flatMap(({ fact }) => subjectsOf(fact, decidedOf))).filter(isWaiting),
    duties,
    makeItTo: duties.some(({ decision }) => decision.outcome !== "required")
      ? elsewhere(asking.recipient.type)
      : null,
    packet: packetOf(
      record,
      facts.filter(({ stands }) => stands === "goes" || stands === "duty").map(({ fact }) => fact),
    ),
  };
}

/** Whoever else a report may be made to (SPEC.md, CO62). */
const elsewhere = (type: RecipientType): RecipientType | null =>
  type === "law_enforcement" ? "child_protection" : null;

/** What the table says to whoever is nobody of the case: nothing can be read of them. */
const NOBODYS: Decision = decide({} as ConsentInput);

type Matrix = (subject: PersonId, dataClass: PersonalClass) => SubjectDecided;

/** Each person and kind of fact, decided once. */
function matrix(
  { persons }: CaseRecord,
  known: ReadonlyMap<PersonId, PersonKnown>,
  asking: Asking,
  approvals: readonly Approval[],
): Matrix {
  const people = new Map(persons.map((person) => [person.id, person]));
  const isOfAChild = persons.some(
    (person) => asking.judged.concerns.includes(person.id) && presentAge(person, asking.at) !== "adult",
  );
  const decided = new Map<string, SubjectDecided>();
  return (subject, dataClass) => {
    const key = `${subject}/${dataClass}`;
    const before = decided.get(key);
    if (before !== undefined) return before;
    const person = people.get(subject);
    // A record in which somebody is named and not there is refused when it is read.
    if (person === undefined) throw new Error("a fact is of somebody in the case");
    const known_ = known.get(subject) ?? NOTHING_KNOWN;
    const asked = decidePerson(person, known_, asking, dataClass, isOfAChild);
    const approver = approverOf(asked.decision) ?? leadFor(asking, asked.decision);
    const mayBeApproved =
      approver !== null && isOpenedByApproval(asked.decision, asked.input, asking.demands);
    const isApproved =
      mayBeApproved &&
      approvals.some(
        (each) =>
          each.subject === subject &&
          each.dataClass === dataClass &&
          each.ruleId === asked.decision.ruleId &&
          each.releaseId === asked.releaseId &&
          each.by === approver,
      );
    const entry: SubjectDecided = { ...asked, subject, dataClass, approver, isApproved, mayBeApproved };
    decided.set(key, entry);
    return entry;
  };
}

/** A lead, for what may go to whoever could be the one who asks, while nobody has said who that is. */
function leadFor({ trigger, recipient, demands }: Asking, { outcome }: Decision): Approver | null {
  const mayBeTheirs = demands.isUnknown && mayBeADemand(triggerOf(trigger, demands), recipient.type);
  return mayGo(outcome) && mayBeTheirs ? "supervisor" : null;
}

function mayGo(outcome: Decision["outcome"]): boolean {
  return isYes(outcome) || outcome === "required";
}

const NOTHING_KNOWN: PersonKnown = Object.freeze({
  releases: Object.freeze([]),
  withdrawals: Object.freeze([]),
  under_guardianship: true,
});

function subjectsOf({ subjects, classes }: CaseFact, decidedOf: Matrix): readonly SubjectDecided[] {
  return subjects.flatMap((subject) => classes.map((dataClass) => decidedOf(subject, dataClass)));
}

/** What a decision is once whoever it waits for has said so, and until then. */
function standing({ decision, approver, isApproved }: SubjectDecided): Decision {
  if (approver === null) return decision;
  if (isApproved) return { ...decision, outcome: "allow_limited" };
  return mayGo(decision.outcome) ? { ...decision, outcome: "needs_supervisor" } : decision;
}

function isWaiting({ approver, isApproved }: SubjectDecided): boolean {
  return approver !== null && !isApproved;
}

function standsOf({ outcome }: Decision): Stands {
  if (isYes(outcome)) return "goes";
  if (outcome === "required") return "duty";
  return outcome === "refuse" ? "withheld" : "held";
}

function unique(all: readonly SubjectDecided[]): readonly SubjectDecided[] {
  return [...new Set(all)];
}
