import { ask } from "../api/ask.ts";
import type { ResultOf } from "../graphql.ts";
import { createStore } from "../store/store.ts";
import { HeavyContactsDocument } from "./heavy-contacts-document.ts";

/** What of somebody's shift was hard, and whether a lead is to look after them. */
export type HeavyOf = ResultOf<typeof HeavyContactsDocument>["heavyContacts"][number];

/** What of each colleague's shift was hard, by their id. */
export type Heavy = ReadonlyMap<string, HeavyOf>;

/** `undefined` for whoever does not lead and while it is on its way, `null` when it could not be had. */
export const heavySeen = createStore<Heavy | null | undefined>(undefined);

/** Grows with every question: an answer that was overtaken is no news. */
let turn = 0;

/** Counts anew. */
export async function learnHeavy(): Promise<void> {
  const mine = (turn += 1);
  const answer = await ask(HeavyContactsDocument, {}, true);
  if (mine !== turn) return;
  heavySeen.set(
    answer.kind === "data" ? new Map(answer.data.heavyContacts.map((each) => [each.id, each])) : null,
  );
}

/** Drops what is known: nobody who comes after finds it here. */
export function forgetHeavy(): void {
  turn += 1;
  heavySeen.set(undefined);
}
