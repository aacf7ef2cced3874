import type { UserId } from "@holdfast/case-schema";
import type { WireEvent } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import { announce } from "../announce/announce.ts";
import { serverNow } from "../clock/server-clock.ts";
import { queue, rowOf } from "../queue/queue-store.ts";
import { sameAddressWords } from "./mark-words.ts";
import { firstOffer, learnMarks } from "./marks.ts";

/** Says once, politely, that I am asked first about a contact, and why. */
export function hearOfMarks(events: readonly WireEvent[], me: UserId): void {
  for (const mark of learnMarks(events.filter((event) => event.kind === "same_address"))) {
    const row = rowOf(queue.get(), mark.id);
    if (row === null || firstOffer(mark, row, serverNow())?.to.id !== me) continue;
    const number = String(row.number);
    const why = sameAddressWords(mark, row);
    announce({
      kind: `same-address:${mark.id}`,
      urgency: "polite",
      words: () => t`Contact ${number} is offered first to you. ${why}.`,
    });
  }
}
