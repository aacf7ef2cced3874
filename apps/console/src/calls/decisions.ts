import { toldAs } from "@holdfast/call-flow";
import { numbersIn, type CallPartyRole } from "@holdfast/case-schema";
import type { DecisionsData } from "./decision-documents.ts";

/** For how long what was decided is told in a call, in milliseconds (DB351). */
const FRESH_MS = 60 * 60_000;

/** What was decided to be told somebody aloud. Personal data: name and number. */
export interface Decision {
  readonly id: string;
  readonly at: number;
  /** Of whom it was decided to be told; empty: it cannot be read. */
  readonly name: string;
  /** The first number by which they are known; empty: none is. */
  readonly number: string;
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
      return [{ id, at: sentAt, name: to?.name ?? "", number: numbersIn(to?.reach ?? "")[0] ?? "" }];
    })
    .toSorted((one, other) => other.at - one.at);
}
