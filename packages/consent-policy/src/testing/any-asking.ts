import { ReleasePurpose, type DataClass, type PersonId, type Release } from "@holdfast/case-schema";
import type { CasePerson } from "@holdfast/case-schema/case";
import fc from "fast-check";
import { DEFAULT_CONSENT_SETTINGS } from "../consent-settings.ts";
import type { Asking } from "../disclosure/asking.ts";
import { isDemand } from "../inquiry/demands.ts";
import { INPUTS, type ConsentInput } from "../input.ts";
import { DAY, release, SIGNED, spoken } from "./sample-release.ts";

/** The instant at which everything is asked. */
export const ASKED_AT = SIGNED + 10 * DAY;

/** What somebody said, in words of which each says by itself what it is worth. */
export const SAID = [
  "nothing",
  "yes",
  "aloud",
  "in_part",
  "aloud_in_part",
  "withdrawn",
  "run_out",
  "to_another",
  "for_another",
] as const;
export type Said = (typeof SAID)[number];

/** The release that says so, to this recipient and of these kinds of fact; `null`: there is none. */
export function releaseSaying(
  said: Said,
  asking: Asking,
  data_classes: readonly DataClass[],
): Release | null {
  const purpose = asking.purpose;
  const plain = {
    recipients: [asking.recipient.id],
    recipient_type: asking.recipient.type,
    purposes: [purpose],
    data_classes: [...data_classes],
  };
  const another = ReleasePurpose.options.find((each) => each !== purpose) ?? "other";
  switch (said) {
    case "nothing":
      return null;
    case "yes":
      return release(plain);
    case "aloud":
    case "aloud_in_part":
      return spoken({
        ...plain,
        spoken_attestation: {
          attested_by: "dana",
          readback_points: ["recipient", "purpose", "data_classes"],
          witness_id: "ada",
        },
        withheld_in: said === "aloud" ? [] : [...data_classes],
      });
    case "in_part":
      return release({ ...plain, withheld_in: [...data_classes] });
    case "withdrawn":
      return release({ ...plain, revoked_at: SIGNED + DAY, revoked_how: "spoken" });
    case "run_out":
      return release({ ...plain, expires_at: SIGNED + DAY });
    case "to_another":
      return release({ ...plain, recipients: ["somebody-else"] });
    case "for_another":
      return release({ ...plain, purposes: [another] });
  }
}

/** What it is worth to the table, told from the word alone. */
export function worthOf(
  said: Said,
  isOfThisKind: boolean,
  age: ConsentInput["subject_age"],
): Pick<ConsentInput, "consent_state" | "consent_covers"> {
  const none = { consent_state: "none", consent_covers: "none" } as const;
  if (!isOfThisKind || said === "nothing" || said === "to_another" || said === "for_another") return none;
  if (said === "withdrawn") return { consent_state: "revoked", consent_covers: "full" };
  if (said === "run_out") return { consent_state: "expired", consent_covers: "full" };
  const isYoung = age === "minor" || age === "minor_suspected";
  const consent_covers = said === "in_part" || said === "aloud_in_part" ? "partial" : "full";
  if (isYoung) return { consent_state: "invalid", consent_covers };
  return { consent_state: said.startsWith("aloud") ? "verbal_recorded" : "written_valid", consent_covers };
}

/** What records can be of. */
const DEMANDED = INPUTS.trigger.filter(isDemand);

/** Anything that could be asked about these people. */
export const anyAsking = (persons: readonly CasePerson[]): fc.Arbitrary<Asking> => {
  const people = persons.map(({ id }) => id);
  const some = (): fc.Arbitrary<PersonId[]> => fc.subarray([...people]);
  return fc.record({
    recipient: fc.oneof(
      fc
        .constantFrom(...INPUTS.recipient_type.filter((type) => type !== "person_themself"))
        .map((type) => ({ id: "them", type, person: null })),
      fc
        .constantFrom(...people)
        .map((person) => ({ id: "themself", type: "person_themself" as const, person })),
    ),
    purpose: fc.constantFrom(...ReleasePurpose.options),
    trigger: fc.constantFrom("person_request", "advocate_initiative", ...INPUTS.trigger),
    demands: fc.record({
      open: fc.oneof(
        { weight: 4, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: fc.constantFrom(...DEMANDED).map((each) => [each]) },
      ),
      isUnknown: fc.boolean(),
      isOrdered: fc.boolean(),
    }),
    judged: fc.record({
      risk: fc.constantFrom(...INPUTS.risk),
      minor_harm: fc.constantFrom(...INPUTS.minor_harm),
      vulnerable_adult: fc.constantFrom(...INPUTS.vulnerable_adult),
      concerns: some(),
    }),
    onTheLine: some(),
    hasNeedToKnow: fc.boolean(),
    settings: fc.record({
      written_required: fc.boolean(),
      adult_tip_policy: fc.constantFrom(...INPUTS.adult_tip_policy),
      release_default_days: fc.constant(DEFAULT_CONSENT_SETTINGS.release_default_days),
      release_longest_days: fc.constant(DEFAULT_CONSENT_SETTINGS.release_longest_days),
    }),
    place: fc.constantFrom(null, "US-CA", "US-TX"),
    staff: fc.constantFrom("licensed", "not_licensed", "unknown"),
    at: fc.constant(ASKED_AT),
  });
};
