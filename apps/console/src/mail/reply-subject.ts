import { inOrder, type Entries } from "../contact/entries.ts";

/**
 * The last subject that the person's mails have; a machine's is not theirs, and neither is that of
 * another sender, such as a stranger in copy. `null` when none has one.
 */
export function theirSubject(entries: Entries): string | null {
  const theirs = inOrder(entries).filter(
    ({ kind, automatic, sender }) => kind === "inbound" && automatic === null && sender?.isOther !== true,
  );
  return theirs.findLast(({ subject }) => subject !== null && subject.trim() !== "")?.subject ?? null;
}
