import type { ReleaseData } from "./share-documents.ts";

/** Whose yes counts in a contact: of whoever speaks, or for whom somebody speaks; nobody's while that is not said. */
export function speakersOf(
  came: {
    readonly kind: "unknown" | "person" | "representative";
    readonly person: string | null;
    readonly people: readonly string[];
  } | null,
): readonly string[] {
  if (came === null || came.kind === "unknown") return [];
  if (came.kind === "representative") return came.people;
  return came.person === null ? [] : [came.person];
}

const COUNTS: ReadonlySet<string> = new Set(["verbal_recorded", "written_valid"]);

/** Whether a release counts at this instant, as the gateway said, or would now. */
export function counts(
  { state, expiresAt, revokedAt }: Pick<ReleaseData, "state" | "expiresAt" | "revokedAt">,
  now: number,
): boolean {
  return COUNTS.has(state) && revokedAt === null && expiresAt !== null && now <= expiresAt;
}

/** With how many something may be shared, and until when all of them stand. */
export interface MayShare {
  readonly recipients: number;
  /** When the first of these ends; `null` where there is none. */
  readonly until: number | null;
}

/** What these people have said yes to that counts now. */
export function mayShare(releases: readonly ReleaseData[], people: readonly string[], now: number): MayShare {
  const standing = releases.filter((each) => people.includes(each.personId) && counts(each, now));
  const recipients = [...new Set(standing.map(({ recipientId }) => recipientId))];
  // With somebody it goes on as long as one yes to them stands.
  const ends = recipients.map((id) =>
    Math.max(
      ...standing.filter(({ recipientId }) => recipientId === id).map(({ expiresAt }) => expiresAt ?? 0),
    ),
  );
  return { recipients: recipients.length, until: ends.length === 0 ? null : Math.min(...ends) };
}
