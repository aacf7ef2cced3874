import { afterEvent, NO_CONVERSATION, silenceAt } from "@holdfast/contact-policy";
import type { ReachStore } from "@holdfast/db";
import type { Chore } from "../chores/chore.ts";

/** How often it is looked, how many conversations at once, and for how long another gateway leaves them alone. */
const EVERY_MS = 1000;
const MOST = 100;
const LEASE_MS = 10_000;

/**
 * Looks at texts whose time has come, and keeps that silence has locked them, so that no clock that is put back opens them
 * again (CP26). Of several gateways one looks at each.
 */
export function silenceChore(
  reach: Pick<ReachStore, "leaseDeadlines" | "record" | "sawLocked" | "lookAgainAt">,
  clock: () => number,
): Chore {
  return {
    name: "silent_texts",
    everyMs: EVERY_MS,
    run: async () => {
      const due = await reach.leaseDeadlines(LEASE_MS, MOST);
      let locked = 0;
      for (const contactId of due) {
        const record = await reach.record(contactId);
        const now = clock();
        const state = record?.conversation.reduce(afterEvent, NO_CONVERSATION) ?? NO_CONVERSATION;
        const silence = silenceAt(state.silence, now);
        if (silence.phase === "locked") {
          await reach.sawLocked(contactId, now);
          locked += 1;
        } else await reach.lookAgainAt(contactId, silence.phase === "quiet" ? null : silence.locksAt);
      }
      return locked;
    },
  };
}
