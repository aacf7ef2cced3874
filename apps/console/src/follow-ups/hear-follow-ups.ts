import type { WireEvent } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import { announce } from "../announce/announce.ts";
import { queue, rowOf } from "../queue/queue-store.ts";
import type { Me } from "../session/session.ts";
import { wayWords } from "./follow-up-words.ts";
import { isMissed, learnFollowUps } from "./follow-ups.ts";

/** Says once what is due in a contact that I have, politely, and to a lead what was missed, at once. */
export function hearOfFollowUps(events: readonly WireEvent[], me: Me): void {
  for (const each of learnFollowUps(events.filter((event) => event.kind === "follow_up"))) {
    const number = String(each.contact.number);
    if (each.state === "due" && rowOf(queue.get(), each.contact.id)?.holder?.id === me.id)
      announce({
        kind: `follow-up:${each.id}`,
        urgency: "polite",
        words: () => t`Follow-up due in contact ${number}: ${wayWords(each.way)}.`,
      });
    if (isMissed(each) && me.capabilities.has("follow_up.note"))
      announce({
        kind: `follow-up:${each.id}`,
        urgency: "assertive",
        words: () => t`A follow-up in contact ${number} was missed.`,
      });
  }
}
