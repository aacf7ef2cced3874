import { toldAs } from "@holdfast/call-flow";
import type { CallPartyRole } from "@holdfast/case-schema";
import type { DecisionsData } from "./decision-documents.ts";

/** For how long what was decided is told in a call, in milliseconds (DB351). */
const FRESH_MS = 60 * 60_000;

/** What was decided to be told somebody aloud. Personal data: name. */
export interface Decision {
  readonly id: string;
  readonly at: number;
  /** Of whom it was decided to be told; empty: it cannot be read. */
  readonly name: string;
  readonly recipientId: string;
  /** What is seen of where they are reached; empty or `null`: nothing is known of it. */
  readonly masked: string | null;
  /** Whether a number is known by which they are called, by naming the decision and no number (G540). */
  readonly hasNumber: boolean;
}

/** What was decided by `me` to be told somebody of that role aloud, just now; the latest first. */
export function decisionsFor(
  role: CallPartyRole,
  { disclosures, recipients }: DecisionsData,
  me: string,
  now: number,
): readonly Decision[] {
  const kinds = toldAs(role);
  return (disclosures ?? [])
    .flatMap(({ id, recipientId, recipientType, how, sentAt, askedBy }) => {
      if (sentAt === null || how !== "spoken" || askedBy.id !== me || sentAt <= now - FRESH_MS) return [];
      if (!kinds.includes(recipientType)) return [];
      const to = recipients.find((each) => each.id === recipientId);
      const { name, maskedReach: masked = null, hasNumber = false } = to ?? {};
      return [{ id, at: sentAt, name: name ?? "", recipientId, masked, hasNumber }];
    })
    .toSorted((one, other) => other.at - one.at);
}
