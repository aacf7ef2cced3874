import type { Inside } from "../store/inside.ts";
import {
  alarmAgain,
  escalateContact,
  escalationsConcerning,
  leadsToCall,
  seeEscalation,
} from "./escalation-statements.ts";
import type { EscalationStore } from "./escalation-store.ts";

/**
 * How long leads have before they are called again: as danger that nobody has taken, which is heard again after 20 s and 40 s and
 * comes to leads after a minute (the console's AL11, AL12). From the third call on a minute is a choice: no source names one.
 */
const AGAIN_SOON_MS = 20_000;
const CALLS_THAT_ARE_SOON = 3;
const AGAIN_LATER_MS = 60_000;

const LISTED_MAX = 200;
/** More than fall due in any second; what is left does in the next one. */
const AGAIN_AT_ONCE = 200;

export function openEscalations({ pool, clock, commits }: Inside): EscalationStore {
  return {
    async escalate(id, contact, by) {
      const [row] = await escalateContact(pool, id, contact, by, clock(), AGAIN_SOON_MS);
      if (row === undefined) return { kind: "not_found" };
      if (row.kind === "not_holder") return { kind: row.kind, holder: row.holder };
      if (row.kind !== "escalated") return { kind: row.kind };
      commits.happened();
      return { kind: row.kind, id: row.id ?? id };
    },
    wouldCall: async (contact, by) => leadsToCall(pool, contact, by),
    async see(id, by) {
      const seen = (await seeEscalation(pool, id, by, clock()))[0]?.seen ?? "not_found";
      if (seen === "seen") commits.happened();
      return seen;
    },
    concerning: async (who) =>
      (await escalationsConcerning(pool, who, LISTED_MAX)).map(({ escalation }) => escalation),
    async alarmAgain() {
      const [row] = await alarmAgain(
        pool,
        clock(),
        CALLS_THAT_ARE_SOON,
        AGAIN_SOON_MS,
        AGAIN_LATER_MS,
        AGAIN_AT_ONCE,
      );
      const count = row?.count ?? 0;
      if (count > 0) commits.happened();
      return count;
    },
  };
}
