import type { UserId } from "@holdfast/case-schema";
import type { AskEvent, QueueRow } from "@holdfast/wire";
import { createStore } from "../store/store.ts";

/** That somebody asked for a contact, and what came of it. */
export type Ask = Omit<AskEvent, "kind">;

/** What is known of askings, one for each contact and asker. Which of them stands is said by the contact's row. */
export const asks = createStore<readonly Ask[]>([]);

/** Takes in askings, in whatever order they come; gives those that were news (W4). */
export function learnAsks(found: readonly Ask[]): readonly Ask[] {
  const isSame = (one: Ask, other: Ask): boolean => one.id === other.id && one.by.id === other.by.id;
  const known = asks.get();
  const news = found.filter((ask) => !known.some((one) => isSame(one, ask) && one.version >= ask.version));
  if (news.length > 0) {
    const newest = news.filter((ask) => !news.some((one) => isSame(one, ask) && one.version > ask.version));
    asks.set([...known.filter((one) => !newest.some((ask) => isSame(one, ask))), ...newest]);
  }
  return news;
}

/** What stands of a contact: asked of whoever has it now, since they have it. */
export function standing(all: readonly Ask[], row: QueueRow): readonly Ask[] {
  return all.filter(
    ({ id, of, heldSince }) => id === row.id && of === row.holder?.id && heldSince === row.heldSince,
  );
}

/** Who waits for my answer about a contact that I have. */
export function askers(all: readonly Ask[], row: QueueRow, me: UserId): readonly Ask[] {
  return standing(all, row).filter(({ of, answer }) => of === me && answer === null);
}

/** What I asked of whoever has this contact, and what they answered; `null` when I did not. */
export function myAsk(all: readonly Ask[], row: QueueRow, me: UserId): Ask | null {
  return standing(all, row).find(({ by }) => by.id === me) ?? null;
}
