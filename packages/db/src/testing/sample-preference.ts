import { ContactPreference, type CodeWords, type UserId } from "@holdfast/case-schema";

type MayContact = Extract<ContactPreference, { readonly may: "contact" }>;

/** An invented preference: texts at any time, for a day from when it was confirmed, without code words. */
export function samplePreference(
  by: UserId,
  confirmedAt: number,
  given: Partial<MayContact> & { readonly codes?: CodeWords | null } = {},
): ContactPreference {
  return ContactPreference.parse({
    may: "contact",
    ways: [{ way: "text", when: "any_time", alias: null }],
    timeZone: "America/Mexico_City",
    codes: null,
    checkQuestion: null,
    whenDropped: "they_return",
    device: { shared: "unknown", watched: "unknown" },
    allowsPlainWords: false,
    validUntil: confirmedAt + 86_400_000,
    confirmedAt,
    confirmedBy: by,
    ...given,
  });
}
