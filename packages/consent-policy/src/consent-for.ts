import { DataClass, type RecipientType, type Release, type ReleasePurpose } from "@holdfast/case-schema";
import type { ConsentInput } from "./input.ts";
import { listOf, ownOnce } from "./own-once.ts";
import { checkRelease, type ReleaseChecked } from "./release-check.ts";

/** What would be shared, and with whom. */
export interface Asked {
  readonly recipient: string;
  readonly recipient_type: RecipientType;
  readonly purpose: ReleasePurpose;
  readonly data_class: DataClass;
}

/** What is known of the person today; a release holds what was known when it was given. */
export type Present = Pick<Release, "subject_age" | "under_guardianship">;

/** That somebody took back what they had agreed to, whatever of it was written down by then. */
export interface Withdrawal {
  /** By our own id; `null`: to everybody. */
  readonly recipient: string | null;
  readonly at: number;
}

/** One person's yes for what is asked, as the table reads it, and which of their releases it stands on. */
export interface Consent extends Pick<ConsentInput, "consent_state" | "consent_covers"> {
  /** The place in the list that was given; `null`: no release of theirs names this recipient. */
  readonly index: number | null;
  readonly checked: ReleaseChecked | null;
}

interface Candidate {
  readonly index: number;
  readonly release: Readonly<Partial<Release>>;
  readonly checked: ReleaseChecked;
  readonly covers: ConsentInput["consent_covers"];
}

const NONE: Consent = Object.freeze({
  consent_state: "none",
  consent_covers: "none",
  index: null,
  checked: null,
});

/** What a release covers of what is asked: nothing, unless it names this recipient, this purpose and this kind of fact. */
export function coverOf(release: Readonly<Partial<Release>>, asked: Asked): ConsentInput["consent_covers"] {
  const { recipients, recipient_type, purposes, data_classes, withheld_in } = ownOnce(release);
  const isNamed =
    recipient_type === asked.recipient_type &&
    listOf(recipients).includes(asked.recipient) &&
    listOf(purposes).includes(asked.purpose) &&
    listOf(data_classes).includes(asked.data_class);
  if (!isNamed) return "none";
  // What was held back and cannot be read may be of any kind.
  const held = listOf(withheld_in);
  const isRead = Array.isArray(withheld_in) && held.every((each) => DataClass.safeParse(each).success);
  return isRead && !held.includes(asked.data_class) ? "full" : "partial";
}

/**
 * What one person has said to what is asked, out of all releases of theirs and of nobody else. Only what names this recipient,
 * this purpose and this kind of fact says anything (CO10), but a withdrawal, which holds whatever it was for. Of several, the
 * one that counts and covers most holds; one that was withdrawn takes back every earlier yes to the same recipient and kind of
 * fact (CO11), and so does a withdrawal that is kept by itself (CO14). A release counts only if it does for who they were when they gave it and for who they are today (CO13).
 */
export function consentFor(
  releases: readonly Release[],
  asked: Asked,
  present: Present,
  withdrawals: readonly Withdrawal[],
  at: number,
): Consent {
  const candidates = listOf(releases).flatMap((each, index): readonly Candidate[] => {
    const release = ownOnce(each as Release);
    const checked = checkedToday(release, present, at);
    return saysSomething(release, checked, asked)
      ? [{ index, release, checked, covers: coverOf(release, asked) }]
      : [];
  });
  const withdrawn = candidates.filter(({ checked }) => checked.state === "revoked");
  const takenBack = listOf(withdrawals)
    .map((each) => ownOnce(each as Withdrawal))
    .filter(({ recipient }) => (recipient ?? asked.recipient) === asked.recipient)
    .map((each) => ({ revoked_at: each.at ?? null }));
  const noes = [...withdrawn.map(({ release }) => release), ...takenBack];
  const standing = candidates.filter(
    ({ checked, release }) => !counts(checked) || !noes.some((each) => takesBack(each, release)),
  );
  const [best] = standing.toSorted((one, other) => worth(other) - worth(one));
  const state = best?.checked.state ?? "none";
  if (takenBack.length > 0 && state !== "revoked" && (best === undefined || !counts(best.checked)))
    return { ...NONE, consent_state: "revoked" };
  if (best === undefined) return NONE;
  const { checked, covers, index } = best;
  return { consent_state: checked.state, consent_covers: covers, index, checked };
}

/** The stricter of what it was worth from who they were and from who they are. */
function checkedToday(release: Readonly<Partial<Release>>, present: Present, at: number): ReleaseChecked {
  const { subject_age, under_guardianship } = ownOnce(present);
  const asWritten = checkRelease(release as Release, at);
  if (!counts(asWritten)) return asWritten;
  return checkRelease({ ...release, subject_age, under_guardianship } as Release, at);
}

/**
 * Whether a release says anything to what is asked. A withdrawal does by its recipient alone, under whatever kind they were
 * written down; one that does not count, only where it can have been meant for this.
 */
function saysSomething(
  { recipients, recipient_type, purposes, data_classes }: Readonly<Partial<Release>>,
  checked: ReleaseChecked,
  asked: Asked,
): boolean {
  if (!listOf(recipients).includes(asked.recipient)) return false;
  const classes = listOf(data_classes);
  const isAbout = classes.includes("all") || classes.includes(asked.data_class);
  if (checked.state === "revoked") return isAbout || classes.length === 0;
  const isFor = listOf(purposes).includes(asked.purpose) || checked.because === "no_purpose";
  return recipient_type === asked.recipient_type && isAbout && isFor;
}

function counts({ state }: ReleaseChecked): boolean {
  return state === "written_valid" || state === "verbal_recorded";
}

/** A withdrawal whose instant nobody knows takes back everything. */
function takesBack(
  { revoked_at }: Readonly<Partial<Release>>,
  { signed_at }: Readonly<Partial<Release>>,
): boolean {
  return typeof revoked_at !== "number" || typeof signed_at !== "number" || !(signed_at > revoked_at);
}

/** What counts comes first, the fuller before the narrower and the written before the spoken; a no before what ran out or never held. */
function worth({ checked, covers }: Candidate): number {
  if (counts(checked)) return (covers === "full" ? 20 : 10) + (checked.state === "written_valid" ? 1 : 0);
  return { revoked: 3, expired: 2, invalid: 1, written_valid: 0, verbal_recorded: 0 }[checked.state];
}
