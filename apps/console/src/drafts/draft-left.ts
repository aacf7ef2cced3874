import { serverNow } from "../clock/server-clock.ts";
import { drafts } from "../contact/draft-store.ts";
import { draftOf, keyOf } from "../contact/drafts.ts";
import { pending, type PendingEntry } from "../contact/pending.ts";
import { changeKeeping, keepingOf } from "./keeping-store.ts";
import { holds, withNextRevision } from "./keeping.ts";
import { notStored, wordsToKeep } from "./words-to-keep.ts";

/** What is left of a draft once something of it is stored. Personal data: `rest`. */
export interface DraftLeft {
  readonly revision: number;
  readonly rest: string;
}

/** What will be left of its draft when this is stored: the texts that wait for it, and what is being written. */
export function leftBy({ id, contact, kind }: PendingEntry): DraftLeft {
  const key = keyOf(contact, kind);
  const next = withNextRevision(keepingOf(key));
  changeKeeping(key, next);
  const others = notStored(pending.get(), contact, kind).filter((entry) => entry.id !== id);
  return { revision: next.revision, rest: wordsToKeep(others, draftOf(drafts.get(), contact, kind)) };
}

/** The gateway has stored it, and holds what is left. */
export function noteLeft({ contact, kind }: PendingEntry, { revision, rest }: DraftLeft): void {
  const key = keyOf(contact, kind);
  changeKeeping(key, holds(keepingOf(key), { revision, text: rest, at: serverNow() }));
}
