import type { ContactId, FollowUpId, FollowUpWay, Medium } from "@holdfast/case-schema";
import type { FollowUpEvent } from "@holdfast/wire";
import { createStore } from "../store/store.ts";

/** What was agreed with somebody for a time, and how it stands; facts alone. */
export type FollowUp = Omit<FollowUpEvent, "kind">;

/** What is planned, due or missed, and what was settled since it was loaded; `null` while it is not known. */
export const followUps = createStore<ReadonlyMap<FollowUpId, FollowUp> | null>(null);

/** The follow-up that what is written in a contact is sent for, until it is sent. */
export const writtenFor = createStore<ReadonlyMap<ContactId, FollowUpId>>(new Map());

/** Takes in a snapshot, which is the whole of what is open. */
export function loadFollowUps(found: readonly FollowUp[]): void {
  followUps.set(new Map(found.map((each) => [each.id, each])));
}

/** Takes in changes, in whatever order they come; gives those that were news (W4). */
export function learnFollowUps(found: readonly FollowUp[]): readonly FollowUp[] {
  const known = new Map(followUps.get());
  const news = found.filter((each) => {
    const isNews = each.version > (known.get(each.id)?.version ?? 0);
    if (isNews) known.set(each.id, each);
    return isNews;
  });
  if (news.length > 0) followUps.set(known);
  return news;
}

/** Whether a lead still has to know that its time passed. */
export function isMissed({ state, isNoted }: Pick<FollowUp, "state" | "isNoted">): boolean {
  return state === "expired" && !isNoted;
}

/** What stands in a contact now: due, or missed; the one that is due first comes first. */
export function standingIn(
  known: ReadonlyMap<FollowUpId, FollowUp> | null,
  id: ContactId,
): readonly FollowUp[] {
  return [...(known?.values() ?? [])]
    .filter((each) => each.contact.id === id && (each.state === "due" || isMissed(each)))
    .toSorted((one, other) => one.dueAt - other.dueAt);
}

/** Which follow-ups are for what is written in a contact: what the gateway decides about there (G73). */
export function writtenWay(medium: Medium): FollowUpWay {
  return medium === "email" ? "we_mail" : "we_text";
}

/** Says what is written in this contact is for that follow-up, or for none. */
export function writeFor(contact: ContactId, followUp: FollowUpId | null): void {
  writtenFor.update((before) => {
    const after = new Map(before);
    if (followUp === null) after.delete(contact);
    else after.set(contact, followUp);
    return after;
  });
}
