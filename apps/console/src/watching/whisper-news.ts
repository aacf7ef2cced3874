import { t } from "@lingui/core/macro";
import { ALERTS } from "../alerts/alert-table.ts";
import { soundOfColleagues } from "../alerts/sound-of-colleagues.ts";
import { announce } from "../announce/announce.ts";
import type { UnreadWhispers } from "./beside-documents.ts";

type News = Pick<UnreadWhispers, "contact" | "from" | "at">;

/** What was told of each contact, by when the last one was written: what is drawn anew, or told by another road, is no news. */
const told = new Map<string, number>();

/** "Lee wrote beside contact 7": never a word of it. */
export function wroteWords({ contact, from }: Pick<News, "contact" | "from">): string {
  const [name, number] = [from.name, String(contact.number)];
  return t`${name} wrote beside contact ${number}`;
}

/** Says once that a colleague wrote beside a contact, and sounds (AL51): on a break and off shift nothing is heard, and one tab rings (AL4, AL9). */
export function tellOfWhispers(listed: readonly News[]): void {
  const fresh = listed.filter(({ contact, at }) => at > (told.get(contact.id) ?? 0));
  for (const each of fresh) {
    told.set(each.contact.id, each.at);
    const words = wroteWords(each);
    announce({
      kind: `${ALERTS.whispered.rule}:${each.contact.id}`,
      ...ALERTS.whispered.speech,
      about: "mine",
      words: () => `${words}.`,
    });
  }
  if (fresh.length > 0) soundOfColleagues(ALERTS.whispered.tone);
}
