import type { ContactId } from "@holdfast/case-schema";
import type { FollowUpStore, LiftAskStore, ReachStore } from "@holdfast/db";
import type { Chore } from "../chores/chore.ts";
import type { OpenChannel } from "../graphql/context.ts";
import { liftableLocks } from "./liftable-locks.ts";
import { traitsOf } from "./traits-of.ts";

/** How often it is looked. Few are open at a time, and none for long. */
const EVERY_MS = 2000;

/**
 * Looks at what is asked of leads, and ends what they could lift no longer: they wrote, agreed anew, a window opened, or danger
 * began. Decided as the lift itself is, by the one policy (CP80).
 */
export function liftAskChore(
  store: {
    readonly liftAsks: Pick<LiftAskStore, "open" | "overtaken">;
    readonly reach: Pick<ReachStore, "record">;
    readonly followUps: Pick<FollowUpStore, "dueIn">;
  },
  channels: readonly Pick<OpenChannel, "id" | "traits">[],
  clock: () => number,
): Chore {
  return {
    name: "asked_lifts",
    everyMs: EVERY_MS,
    run: async () => {
      let ended = 0;
      const faults: unknown[] = [];
      for (const { contactId } of await store.liftAsks.open()) {
        try {
          if (await isOvertaken(contactId)) ended += 1;
        } catch (fault) {
          // One that cannot be looked at holds up nobody else's.
          faults.push(fault);
        }
      }
      if (faults.length > 0) throw faults[0];
      return ended;
    },
  };

  async function isOvertaken(contactId: ContactId): Promise<boolean> {
    const [record, due] = await Promise.all([
      store.reach.record(contactId),
      store.followUps.dueIn(contactId),
    ]);
    if (record === null) throw new Error("what is asked is asked of a contact");
    const channel = traitsOf(record, channels);
    if (liftableLocks({ record, channel, now: clock() }, due).length > 0) return false;
    return store.liftAsks.overtaken(contactId, record.version);
  }
}
