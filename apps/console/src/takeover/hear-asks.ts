import type { UserId } from "@holdfast/case-schema";
import type { WireEvent } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import { announce } from "../announce/announce.ts";
import { queue, rowOf } from "../queue/queue-store.ts";
import { learnAsks, type Ask } from "./asks.ts";

/** Says once, politely, that somebody asks for a contact of mine, and that what I asked for is not to be had now. */
export function hearOfAsks(events: readonly WireEvent[], me: UserId): void {
  for (const ask of learnAsks(events.filter((event) => event.kind === "ask"))) {
    const words = wordsFor(ask, me);
    if (words !== null)
      announce({ kind: `ask:${ask.id}:${ask.by.id}`, urgency: "polite", words: () => words });
  }
}

/** What is news to me; an offer is said where offers are. */
function wordsFor({ id, by, of, answer }: Ask, me: UserId): string | null {
  const row = rowOf(queue.get(), id);
  if (row === null) return null;
  const number = String(row.number);
  if (of === me && answer === null) return t`${by.name} asks for contact ${number}.`;
  if (by.id !== me || answer !== "not_now") return null;
  const holder = row.holder?.name ?? "";
  return t`${holder} says of contact ${number}: not now.`;
}
