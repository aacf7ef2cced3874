import type { DisclosureTrigger, ReleasePurpose } from "@holdfast/case-schema";
import type { CaseFact } from "@holdfast/case-schema/case";
import type { DisclosureInput } from "./compose-documents.ts";
import { factId } from "./told-facts.ts";

export type Risk = DisclosureInput["risk"];
export type MinorHarm = DisclosureInput["minorHarm"];

export const RISKS = [
  "none",
  "danger_in_situation",
  "imminent_risk_less_invasive_left",
  "imminent_risk_exhausted",
  "attempt_or_life_threat_in_progress",
  "threat_to_identifiable_other",
] as const satisfies readonly Risk[];
export const MINOR_HARMS = [
  "none",
  "reasonable_suspicion",
  "uncertain",
  "historic_adult_survivor_no_current_child",
  "historic_adult_survivor_child_maybe_at_risk",
] as const satisfies readonly MinorHarm[];

/** Something that would be told to somebody, as it is being put together. */
export interface ComposeDraft {
  readonly recipientId: string | null;
  readonly purpose: ReleasePurpose | null;
  readonly trigger: DisclosureTrigger | null;
  /** Whether harm or danger is feared; not answered yet: nobody is taken to be safe because nobody said otherwise. */
  readonly isFeared: boolean | null;
  readonly risk: Risk | null;
  readonly minorHarm: MinorHarm | null;
  readonly isVulnerable: boolean | null;
  readonly concerns: readonly string[];
  /** By ISO 3166-2, or empty. */
  readonly place: string;
  /** The day by which a court wants its answer, or empty. */
  readonly returnOn: string;
  readonly onTheLine: readonly string[];
  readonly facts: readonly string[];
}

export const NOTHING_CHOSEN: ComposeDraft = {
  recipientId: null,
  purpose: null,
  trigger: null,
  isFeared: null,
  risk: null,
  minorHarm: null,
  isVulnerable: null,
  concerns: [],
  place: "",
  returnOn: "",
  onTheLine: [],
  facts: [],
};

/** Demands on which a court waits. */
const WITH_RETURN_DATE: readonly DisclosureTrigger[] = [
  "subpoena_unsigned_by_judge",
  "court_order",
  "search_warrant_judicial",
  "administrative_warrant",
];

export const hasReturnDate = (trigger: DisclosureTrigger | null): boolean =>
  trigger !== null && WITH_RETURN_DATE.includes(trigger);

/** What is missing before anything can be decided. */
export type ComposeProblem =
  | "recipient"
  | "purpose"
  | "trigger"
  | "feared"
  | "concerns"
  | "place"
  | "return_on"
  | "facts";

export type Composing =
  | { readonly kind: "asked"; readonly input: DisclosureInput }
  | { readonly kind: "problem"; readonly because: ComposeProblem };

const PLACE = /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/;

/** What is to be decided, or what is missing. What may go, the gateway says. */
export function askingOf(draft: ComposeDraft, caseId: string, known: readonly CaseFact[]): Composing {
  const problem = (because: ComposeProblem): Composing => ({ kind: "problem", because });
  const { recipientId, purpose, trigger, isFeared, risk, minorHarm, isVulnerable } = draft;
  const facts = known.filter((fact) => draft.facts.includes(factId(fact)));
  const place = draft.place.trim().toUpperCase();
  const returnBy = hasReturnDate(trigger) ? dayEnd(draft.returnOn) : null;
  if (recipientId === null) return problem("recipient");
  if (purpose === null) return problem("purpose");
  if (trigger === null) return problem("trigger");
  if (isFeared === null) return problem("feared");
  if (isFeared && (risk === null || minorHarm === null || isVulnerable === null)) return problem("feared");
  if (isFeared && draft.concerns.length === 0) return problem("concerns");
  if (isFeared && place !== "" && !PLACE.test(place)) return problem("place");
  if (Number.isNaN(returnBy)) return problem("return_on");
  if (facts.length === 0) return problem("facts");
  return {
    kind: "asked",
    input: {
      caseId,
      recipientId,
      purpose,
      trigger,
      risk: isFeared ? (risk ?? "none") : "none",
      minorHarm: isFeared ? (minorHarm ?? "none") : "none",
      vulnerableAdult: isFeared && isVulnerable === true ? "suspected" : "no",
      concerns: isFeared ? [...draft.concerns] : [],
      onTheLine: [...draft.onTheLine],
      place: isFeared && place !== "" ? place : null,
      returnBy,
      facts: facts.map(({ part, id, field, at }) => ({ part, id, field, at })),
    },
  };
}

/** The last moment of a day here; `null`: none was said. */
function dayEnd(day: string): number | null {
  return day === "" ? null : new Date(`${day}T23:59:59`).getTime();
}

/** Whether help is on its way this moment: then it goes at once, and nobody has to look at it first. */
export function isLifeInDanger({ isFeared, risk }: ComposeDraft): boolean {
  return isFeared === true && risk === "attempt_or_life_threat_in_progress";
}
