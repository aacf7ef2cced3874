import type { ContactId, UserId } from "@holdfast/case-schema";
import { inOrder, type Entries } from "../contact/entries.ts";
import type { PendingEntry } from "../contact/pending.ts";

/** Words of ours that may still be taken back. */
export interface Unsent {
  readonly id: string;
  readonly text: string;
}

/**
 * What one who wants their last words back means: of texts that wait for one another, the first that has not left, with
 * which the others come back; else the newest that is held back, on its way to the gateway, or was refused by it.
 */
export function lastUnsent(
  contact: ContactId,
  me: UserId,
  all: readonly PendingEntry[],
  entries: Entries,
): Unsent | null {
  const own = all.filter((entry) => entry.contact === contact && entry.kind === "reply");
  const held = inOrder(entries).filter((entry) => isHeld(entry, me));
  const first = own.find(({ after }) => after !== null);
  if (first !== undefined) {
    const before = own.find(({ id }) => id === first.after) ?? held.find(({ id }) => id === first.after);
    return unsent(before ?? first);
  }
  const onTheWay = own.filter(
    ({ id, refusal }) => !entries.has(id) && (refusal === null || refusal.isCertain),
  );
  return unsent(onTheWay.at(-1) ?? held.at(-1));
}

/** Whether an answer is mine and, as far as is known, has not left. */
export function isHeld(
  entry: {
    readonly kind: string;
    readonly sendState: string | null;
    readonly author: { readonly id: string } | null;
  },
  me: UserId,
): boolean {
  return entry.kind === "outbound" && entry.sendState === "queued" && entry.author?.id === me;
}

function unsent(found: { readonly id: string; readonly text: string | null } | undefined): Unsent | null {
  return found === undefined ? null : { id: found.id, text: found.text ?? "" };
}
