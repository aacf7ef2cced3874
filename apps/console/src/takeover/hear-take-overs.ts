import type { ContactId, UserId } from "@holdfast/case-schema";
import type { TakeOverEvent, WireEvent } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import { announce } from "../announce/announce.ts";
import { claims } from "../queue/claim.ts";
import { queue, rowOf } from "../queue/queue-store.ts";
import { takeOverReasonWords } from "./take-over-words.ts";

/** The last take-over that was told of each contact: what is told again is no news. */
const told = new Map<ContactId, number>();

/** Tells whoever had a contact that a colleague took it over, and why: aloud once, and in its row for as long as it holds. */
export function hearOfTakeOvers(events: readonly WireEvent[], me: UserId): void {
  for (const event of events) {
    if (event.kind !== "take_over" || event.version <= (told.get(event.id) ?? 0)) continue;
    told.set(event.id, event.version);
    if (event.from.id === me) tell(event);
  }
}

function tell({ id, by, from, reason }: TakeOverEvent): void {
  const why = takeOverReasonWords(reason, from.name);
  claims.update((before) => new Map(before).set(id, { kind: "taken_over", by, why }));
  const { name } = by;
  const number = String(rowOf(queue.get(), id)?.number ?? "");
  announce({
    kind: `take-over:${id}`,
    // It stops what they are doing: later, it would be said to somebody who writes on for nobody.
    urgency: "assertive",
    words: () => t`${name} took over contact ${number}. Why: ${why}. What you were writing is kept.`,
  });
}
