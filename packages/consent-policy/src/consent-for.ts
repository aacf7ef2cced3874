import type { DataClass, RecipientType, Release, ReleasePurpose } from "@holdfast/case-schema";
import type { ConsentInput } from "./input.ts";
import { checkRelease, type ReleaseChecked } from "./release-check.ts";

/** What would be shared, and with whom. */
export interface Asked {
  readonly recipient: string;
  readonly recipient_type: RecipientType;
  readonly purpose: ReleasePurpose;
  readonly data_class: DataClass;
}

/** One person's yes for what is asked, as the table reads it, and which of their releases it stands on. */
export interface Consent extends Pick<ConsentInput, "consent_state" | "consent_covers"> {
  /** The place in the list that was given; `null`: no release of theirs names this recipient. */
  readonly index: number | null;
  readonly checked: ReleaseChecked | null;
}

interface Candidate {
  readonly index: number;
  readonly release: Release;
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
export function coverOf(release: Release, asked: Asked): ConsentInput["consent_covers"] {
  const isNamed =
    isFor(release, asked) &&
    release.purposes.includes(asked.purpose) &&
    release.data_classes.includes(asked.data_class);
  if (!isNamed) return "none";
  return release.withheld_in.includes(asked.data_class) ? "partial" : "full";
}

/**
 * What one person has said to what is asked, out of all releases of theirs and of nobody else. Only what names this recipient and
 * this kind of fact says anything (CO10). Of several, the one that counts and covers most holds; one that was withdrawn takes
 * back every earlier yes to the same recipient and kind of fact (CO11).
 */
export function consentFor(releases: readonly Release[], asked: Asked, at: number): Consent {
  const candidates = releases.flatMap((release, index): readonly Candidate[] =>
    isFor(release, asked) && isAbout(release, asked)
      ? [{ index, release, checked: checkRelease(release, at), covers: coverOf(release, asked) }]
      : [],
  );
  const withdrawn = candidates.filter(({ checked }) => checked.state === "revoked");
  const standing = candidates.filter(
    ({ checked, covers, release }) =>
      !counts(checked) || (covers !== "none" && !withdrawn.some((each) => takesBack(each.release, release))),
  );
  const [best] = standing.toSorted((one, other) => worth(other) - worth(one));
  if (best === undefined) return NONE;
  const { checked, covers, index } = best;
  return { consent_state: checked.state, consent_covers: covers, index, checked };
}

function isFor({ recipients, recipient_type }: Release, asked: Asked): boolean {
  return recipient_type === asked.recipient_type && recipients.includes(asked.recipient);
}

/** Whether it says anything of this kind of fact; a blanket one says something of all. */
function isAbout({ data_classes }: Release, { data_class }: Asked): boolean {
  return data_classes.includes("all") || data_classes.includes(data_class);
}

function counts({ state }: ReleaseChecked): boolean {
  return state === "written_valid" || state === "verbal_recorded";
}

/** A withdrawal whose instant nobody knows takes back everything. */
function takesBack({ revoked_at }: Release, { signed_at }: Release): boolean {
  return revoked_at === null || signed_at === null || signed_at <= revoked_at;
}

/** What counts comes first, the fuller before the narrower and the written before the spoken; a no before what ran out or never held. */
function worth({ checked, covers }: Candidate): number {
  if (counts(checked)) return (covers === "full" ? 20 : 10) + (checked.state === "written_valid" ? 1 : 0);
  return { revoked: 3, expired: 2, invalid: 1, written_valid: 0, verbal_recorded: 0 }[checked.state];
}
