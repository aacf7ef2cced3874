import type {
  DevicePrivacy,
  GuardianConflict,
  PersonalClass,
  ReadbackPoint,
  ReleaseGiver,
  ReleasePurpose,
  SubjectAge,
} from "@holdfast/case-schema";
import type { VariablesOf } from "../graphql.ts";
import type { GrantReleaseDocument } from "./share-documents.ts";

const DAY_MS = 24 * 60 * 60_000;

/** How long a yes can hold, in days: what is offered, of which the last is the longest there is. */
export const DAYS = [1, 7, 30, 90] as const;

/** The ways of saying yes that there are here. */
export type GivenForm = "spoken_recorded" | "written_text_reply" | "written_esign" | "written_paper";

/** Yes, no, or not answered yet: nothing is taken to be so because nobody said otherwise. */
export type Answered = boolean | null;

/** A permission to share, as it is being written down with the person. Personal data. */
export interface ReleaseDraft {
  readonly form: GivenForm;
  readonly recipientId: string | null;
  readonly purpose: ReleasePurpose | null;
  readonly dataClasses: readonly PersonalClass[];
  /** Of which of these they hold something back, and what, in their words. */
  readonly withheldIn: readonly PersonalClass[];
  readonly withheld: string;
  readonly days: (typeof DAYS)[number];
  readonly givenBy: ReleaseGiver | null;
  readonly guardianConflict: GuardianConflict;
  readonly underGuardianship: Answered;
  readonly mayReceiveServiceAlone: Answered;
  readonly conditionOfService: Answered;
  readonly risksExplained: boolean;
  readonly alternativesDiscussed: boolean;
  readonly alone: "yes" | "no" | "unknown";
  readonly coached: Answered;
  readonly duressWordHeard: Answered;
  readonly device: DevicePrivacy;
  readonly readback: readonly ReadbackPoint[];
  /** The text in which they said yes. */
  readonly reply: { readonly id: string; readonly at: number } | null;
  /** Where the paper lies. */
  readonly paper: string;
}

export const NOTHING_SAID: ReleaseDraft = {
  form: "spoken_recorded",
  recipientId: null,
  purpose: null,
  dataClasses: [],
  withheldIn: [],
  withheld: "",
  days: 30,
  givenBy: null,
  guardianConflict: "not_checked",
  underGuardianship: null,
  mayReceiveServiceAlone: null,
  conditionOfService: null,
  risksExplained: false,
  alternativesDiscussed: false,
  alone: "unknown",
  coached: null,
  duressWordHeard: null,
  device: "unknown",
  readback: [],
  reply: null,
  paper: "",
};

/** What is missing before it can be written down. */
export type ReleaseProblem =
  | "recipient"
  | "purpose"
  | "classes"
  | "answers"
  | "read_back"
  | "reply"
  | "paper";

/** What has to be read back for a spoken yes to be one. */
const READ_BACK: readonly ReadbackPoint[] = ["recipient", "purpose", "data_classes"];

export interface ReleaseFacts {
  readonly id: string;
  readonly caseId: string;
  readonly personId: string;
  /** Where it is said, or replied. */
  readonly contactId: string | null;
  /** Who of the case brings it, where that is somebody else. */
  readonly broughtById: string | null;
  readonly subjectAge: SubjectAge;
  /** In the gateway's time. */
  readonly now: number;
}

export type ReleaseGiven =
  | { readonly kind: "given"; readonly input: VariablesOf<typeof GrantReleaseDocument>["input"] }
  | { readonly kind: "problem"; readonly because: ReleaseProblem };

/** How far a clock may be ahead of the gateway's: nothing is signed later than it is kept. */
const AHEAD_MS = 1_000;

/** What is to be written down of it, or what is missing. Whether it counts, the gateway says. */
export function releaseOf(draft: ReleaseDraft, facts: ReleaseFacts): ReleaseGiven {
  const { recipientId, purpose, givenBy, conditionOfService, coached, duressWordHeard, underGuardianship } =
    draft;
  const problem = (because: ReleaseProblem): ReleaseGiven => ({ kind: "problem", because });
  if (recipientId === null) return problem("recipient");
  if (purpose === null) return problem("purpose");
  if (draft.dataClasses.length === 0) return problem("classes");
  const isAnswered = [conditionOfService, coached, duressWordHeard, underGuardianship].every(
    (answer) => answer !== null,
  );
  if (givenBy === null || !isAnswered) return problem("answers");
  if (draft.form === "spoken_recorded" && !READ_BACK.every((point) => draft.readback.includes(point)))
    return problem("read_back");
  if (draft.form === "written_text_reply" && draft.reply === null) return problem("reply");
  if (draft.form === "written_paper" && draft.paper.trim() === "") return problem("paper");
  const reply = draft.form === "written_text_reply" ? draft.reply : null;
  const signedAt = reply?.at ?? facts.now - AHEAD_MS;
  const { id, caseId, personId, contactId, broughtById, subjectAge } = facts;
  return {
    kind: "given",
    input: {
      id,
      caseId,
      personId,
      recipientId,
      purpose,
      dataClasses: [...draft.dataClasses],
      // Of what is not shared at all nothing has to be held back.
      withheldIn: draft.withheldIn.filter((each) => draft.dataClasses.includes(each)),
      withheld: draft.withheld.trim(),
      paper: draft.form === "written_paper" ? draft.paper.trim() : "",
      subjectAge,
      underGuardianship: underGuardianship === true,
      mayReceiveServiceAlone: draft.mayReceiveServiceAlone,
      givenBy,
      guardianConflict: givenBy === "lawful_guardian" ? draft.guardianConflict : "not_checked",
      form: draft.form,
      readbackPoints: draft.form === "spoken_recorded" ? [...draft.readback] : [],
      device: draft.device,
      conditionOfService: conditionOfService === true,
      risksExplained: draft.risksExplained,
      alternativesDiscussed: draft.alternativesDiscussed,
      alone: draft.alone,
      coached: coached === true,
      duressWordHeard: duressWordHeard === true,
      signedAt,
      filledAt: signedAt,
      effectiveAt: null,
      expiresAt: signedAt + draft.days * DAY_MS,
      contactId,
      messageId: reply?.id ?? null,
      broughtById,
    },
  };
}
