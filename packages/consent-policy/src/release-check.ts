import {
  DataClass,
  type ReadbackPoint,
  ReleaseForm,
  RecipientType,
  ReleasePurpose,
  type ConsentState,
  type Release,
} from "@holdfast/case-schema";
import { releaseEndsAt } from "./consent-settings.ts";
import { listOf, ownOnce } from "./own-once.ts";

/** Why a release does not count. */
export type InvalidBecause =
  | "no_time_limit"
  | "blanket_or_multi"
  | "no_purpose"
  | "blanket"
  | "not_the_person"
  | "coerced"
  | "not_informed"
  | "duress"
  | "bundled_le"
  | "blank"
  | "guardian_needed"
  | "not_read_back"
  | "no_witness"
  | "device_not_private"
  | "not_signed"
  | "not_yet";

interface Verdict {
  readonly state: Exclude<ConsentState, "none">;
  readonly because: InvalidBecause | null;
}

/** Whether a release counts, by which check, and in one sentence why. */
export interface ReleaseChecked extends Verdict {
  readonly checkId: CheckId;
  readonly reason: string;
}

interface Check {
  readonly id: string;
  readonly reason: string;
  /** What it finds; `null` where it has nothing to say. */
  readonly finds: (release: Kept, at: number) => Verdict | null;
}

/** A release as it comes from a store: anything may be missing, or be something else. */
type Kept = Readonly<Partial<Release>>;

const invalid = (because: InvalidBecause): Verdict => ({ state: "invalid", because });
const when = (holds: boolean, verdict: Verdict): Verdict | null => (holds ? verdict : null);

/** The checks in the order in which they are asked: the first that finds something decides. What cannot be read counts against it. */
export const CHECKS = Object.freeze([
  {
    id: "V1",
    reason: "It was withdrawn; saying so is enough, and it holds from that moment.",
    finds: ({ revoked_at, revoked_how }) =>
      when(isSet(revoked_at) || isSet(revoked_how), { state: "revoked", because: null }),
  },
  {
    id: "V2",
    reason: "It has run out.",
    finds: (release, at) =>
      when(isInstant(release.expires_at) && !(at <= releaseEndsAt(release)), {
        state: "expired",
        because: null,
      }),
  },
  {
    id: "V3",
    reason: "It says no time at which it ends.",
    finds: ({ expires_at }) => when(!isInstant(expires_at), invalid("no_time_limit")),
  },
  {
    id: "V4",
    reason: "It names nobody to receive it, or more than one: each recipient is a release of their own.",
    finds: ({ recipients, recipient_type }) =>
      when(
        !isOneName(recipients) || !RecipientType.options.some((each) => each === recipient_type),
        invalid("blanket_or_multi"),
      ),
  },
  {
    id: "V5",
    reason: "It does not say what for.",
    finds: ({ purposes }) => when(!areSome(purposes, ReleasePurpose.options), invalid("no_purpose")),
  },
  {
    id: "V6",
    reason: "It says everything, or nothing, and not which kinds of fact.",
    finds: ({ data_classes }) => when(!areSome(data_classes, DataClass.options), invalid("blanket")),
  },
  {
    id: "V7",
    reason:
      "Somebody else gave it: nobody speaks for another adult, and no guardian who harms them or is part of it.",
    finds: (release) => when(!isTheirsToGive(release), invalid("not_the_person")),
  },
  {
    id: "V8",
    reason: "It was made a condition of being helped.",
    finds: ({ condition_of_service }) => when(!isFalse(condition_of_service), invalid("coerced")),
  },
  {
    id: "V9",
    reason: "The risks, or other ways to the same end, were not spoken of.",
    finds: ({ risks_explained, alternatives_discussed }) =>
      when(!isTrue(risks_explained) || !isTrue(alternatives_discussed), invalid("not_informed")),
  },
  {
    id: "V10",
    reason: "Somebody else was there, told them what to say, or a word for danger was heard.",
    finds: ({ alone, coached, duress_word_heard }) =>
      when(
        (alone !== "yes" && alone !== "unknown") || !isFalse(coached) || !isFalse(duress_word_heard),
        invalid("duress"),
      ),
  },
  {
    id: "V11",
    reason: "Police are a decision of their own, and this one is tied to something else.",
    finds: ({ recipient_type, purposes }) =>
      when(recipient_type === "law_enforcement" && listOf(purposes).length !== 1, invalid("bundled_le")),
  },
  {
    id: "V12",
    reason: "It was filled in after it was signed.",
    finds: ({ signed_at, filled_at }) =>
      when(isInstant(signed_at) && !(isInstant(filled_at) && filled_at <= signed_at), invalid("blank")),
  },
  {
    id: "V13",
    reason: "A minor, or somebody with a guardian, may give it where they may have the service alone.",
    finds: (release, at) => {
      if (release.given_by !== "self" || !isUnderSomebody(release)) return null;
      return release.may_receive_service_alone === true ? asGiven(release, at) : invalid("guardian_needed");
    },
  },
  {
    id: "V14",
    reason:
      "It was spoken, and read back: it counts where nothing asks for writing, or with the person on the line.",
    finds: (release, at) => (isSpoken(release) ? asGiven(release, at) : null),
  },
  {
    id: "V15",
    reason: "Nothing speaks against it: it counts once it is signed and begins.",
    finds: asGiven,
  },
] as const satisfies readonly Check[]);

export type CheckId = (typeof CHECKS)[number]["id"];

/**
 * Whether a release counts at this instant (SPEC.md, V1 to V15). Asked anew whenever something would go, since a release can be
 * withdrawn or run out in between.
 */
export function checkRelease(release: Release, at: number): ReleaseChecked {
  const kept = ownOnce(release);
  for (const { id, reason, finds } of CHECKS) {
    const verdict = finds(kept, at);
    if (verdict !== null) return { ...verdict, checkId: id, reason };
  }
  // The last check always finds something.
  throw new Error("no check had anything to say");
}

/** What a release is that nothing speaks against, by the form in which it was given. */
function asGiven(release: Kept, at: number): Verdict {
  const { form, signed_at, effective_at, device } = release;
  if (!isInstant(signed_at)) return invalid("not_signed");
  const hasBegun = !isSet(effective_at) || (isInstant(effective_at) && effective_at <= at);
  if (!(signed_at <= at) || !hasBegun) return invalid("not_yet");
  if (isSpoken(release)) return asSpoken(release);
  // Both are read, and leave a trace, where whoever else has the device would find them.
  if ((form === "written_text_reply" || form === "written_esign") && device !== "private")
    return invalid("device_not_private");
  // Whoever writes down that there is a paper has no more than their own word for it.
  if (form === "written_paper" && !isName(release.paper_seen_by)) return invalid("no_witness");
  const isWritten = ReleaseForm.options.some((each) => each === form);
  return isWritten ? { state: "written_valid", because: null } : invalid("not_signed");
}

/** What has to be read back for a spoken yes to be one: to whom, what for, and what. */
const READ_BACK: readonly ReadbackPoint[] = ["recipient", "purpose", "data_classes"];

function asSpoken({ spoken_attestation, recipient_type }: Kept): Verdict {
  const { attested_by, readback_points, witness_id } = ownOnce(spoken_attestation);
  const points = listOf(readback_points);
  if (!isName(attested_by) || !READ_BACK.every((point) => points.includes(point)))
    return invalid("not_read_back");
  const isWitnessed = isName(witness_id) && witness_id !== attested_by;
  if (recipient_type === "law_enforcement" && !isWitnessed) return invalid("no_witness");
  return { state: "verbal_recorded", because: null };
}

function isTheirsToGive(release: Kept): boolean {
  if (release.given_by === "self") return true;
  return (
    release.given_by === "lawful_guardian" &&
    isUnderSomebody(release) &&
    release.guardian_conflict === "none_found"
  );
}

/** Whether a guardian could speak for them. Whoever is taken for a minor is one here. */
function isUnderSomebody({ subject_age, under_guardianship }: Kept): boolean {
  return (subject_age !== "adult" && subject_age !== "unknown") || !isFalse(under_guardianship);
}

function isSpoken({ form }: Kept): boolean {
  return form === "spoken_recorded";
}

function isSet<Value>(value: Value): value is NonNullable<Value> {
  return value !== null && value !== undefined;
}

function isInstant(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

/** Whether it says who somebody is. */
function isName(value: unknown): value is string {
  return typeof value === "string" && value.trim() !== "";
}

function isOneName(values: unknown): boolean {
  const names = listOf(values);
  return names.length === 1 && isName(names[0]);
}

// Records come from a store: what is neither true nor false there is not what would be better.
function isTrue(value: unknown): boolean {
  return value === true;
}

function isFalse(value: unknown): boolean {
  return value === false;
}

/** Whether it is a list of at least one, and of nothing else than these. */
function areSome(values: unknown, known: readonly unknown[]): boolean {
  const all = listOf(values);
  return all.length > 0 && all.every((value) => known.includes(value));
}
