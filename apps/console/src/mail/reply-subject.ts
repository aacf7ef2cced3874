import { inOrder, type Entries } from "../contact/entries.ts";

/** The last subject that the person's mails have; a machine's is not theirs. `null` when none has one. */
export function theirSubject(entries: Entries): string | null {
  const theirs = inOrder(entries).filter(({ kind, automatic }) => kind === "inbound" && automatic === null);
  return theirs.findLast(({ subject }) => subject !== null && subject.trim() !== "")?.subject ?? null;
}
