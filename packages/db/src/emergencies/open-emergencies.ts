import { caseOfNumber } from "../bars/bar-statements.ts";
import { askedCase, isTheirs, NO_CASE } from "../cases/asked-case.ts";
import { PLACE } from "../sealing/places.ts";
import { openWhole, sealWhole } from "../sealing/seal.ts";
import { AS_TEXT, sealedRecord } from "../sealing/sealed-record.ts";
import { transaction } from "../sql/transaction.ts";
import type { Inside } from "../store/inside.ts";
import {
  addEmergency,
  emergencyById,
  foundWrongSince,
  isCaseForgotten,
  lockOpener,
  lockUnreviewed,
  openedSince,
  openEmergenciesOf,
  overdueEmergencies,
  reviewedEmergencies,
  reviewEmergency,
  waitingEmergencies,
  type EmergencyRow,
} from "./emergency-statements.ts";
import type { Emergency, EmergencyOpened, EmergencyStore } from "./emergency-store.ts";

const LISTED_MAX = 200;
const REVIEWED_LISTED_MAX = 50;
/** More than fall due in any second; what is left does in the next one. */
const OVERDUE_AT_ONCE = 200;
/** Within this a lead owes it a look. */
const REVIEWED_WITHIN_MS = 86_400_000;
/** So many of one person within a day: whoever needs more asks a lead to let them in. */
const OPENED_MOST = 3;
const OPENED_WITHIN_MS = 86_400_000;

export function openEmergencies(inside: Inside): EmergencyStore {
  const { pool, clock, commits } = inside;
  const words = sealedRecord(inside, "case_glass", PLACE.emergency, AS_TEXT);
  const emergencyOf = (row: EmergencyRow): Emergency => {
    const { id, case_number: caseNumber, at, by, owner_key, body, review_due_at, overdue_at, review } = row;
    return {
      id,
      caseNumber,
      at,
      by,
      why: owner_key === null || body === null ? null : words.open(id, { owner_key, body }),
      reviewDueAt: review_due_at,
      overdueAt: overdue_at,
      review: review === null ? null : { ...review, words: wordsOf(row) },
    };
  };
  function wordsOf({ id, owner_key: key, review_body: body }: EmergencyRow): string | null {
    if (key === null || body === null) return null;
    try {
      return openWhole(words.owner(id, key), PLACE.emergencyReview(id), body).toString();
    } catch {
      // Damaged: said so beside all that is clear.
      return null;
    }
  }
  return {
    async open({ id, caseNumber, why, readsAnyway }, asker) {
      const done = await transaction(pool, async (on): Promise<EmergencyOpened> => {
        await lockOpener(on, asker.id);
        // Behind the lock: of two that are said at once, the second knows of the first.
        const [before] = await emergencyById(on, id);
        const at = clock();
        const [since] = await openedSince(on, asker.id, at - OPENED_WITHIN_MS);
        // Asked before the case is: else a number that is refused so would be known to be one.
        if (before === undefined && (since?.opened ?? 0) >= OPENED_MOST)
          return { kind: "too_many", againAt: (since?.first_at ?? at) + OPENED_WITHIN_MS };
        const [found] = await caseOfNumber(on, caseNumber);
        const row = await askedCase(on, found?.id ?? NO_CASE, asker, "read");
        if (row === null) return { kind: "not_found" };
        if (before !== undefined)
          return before.case_id === row.id && before.by_id === asker.id
            ? { kind: "opened", caseId: row.id }
            : { kind: "not_found" };
        if (readsAnyway(row.relation)) return { kind: "not_needed", caseId: row.id };
        const [wrong] = await foundWrongSince(on, asker.id, row.id, at - OPENED_WITHIN_MS);
        if (typeof wrong?.at === "number")
          return { kind: "found_wrong", againAt: wrong.at + OPENED_WITHIN_MS };
        // Nothing is there to be read, and nobody would forget why it was opened.
        if ((await isCaseForgotten(on, row.id))[0]?.is !== false) return { kind: "not_found" };
        const { wrapped, body } = words.seal(id, why);
        await addEmergency(on, id, row.id, asker.id, at, wrapped, body, at + REVIEWED_WITHIN_MS);
        return { kind: "opened", caseId: row.id };
      });
      if (done.kind === "opened") commits.happened();
      return done;
    },
    async standing(since, asker) {
      const [opened] = await openedSince(pool, asker.id, clock() - OPENED_WITHIN_MS);
      return {
        open: await openEmergenciesOf(pool, asker.id, asker.act, asker.at, since),
        left: Math.max(0, OPENED_MOST - (opened?.opened ?? 0)),
      };
    },
    waiting: async (asker) =>
      (await waitingEmergencies(pool, asker.id, asker.act, asker.at, LISTED_MAX)).map(emergencyOf),
    reviewed: async (since, asker) =>
      (await reviewedEmergencies(pool, asker.id, asker.act, asker.at, since, REVIEWED_LISTED_MAX)).map(
        emergencyOf,
      ),
    async review(id, found, asker) {
      const kind = await transaction(pool, async (on) => {
        const [of] = await emergencyById(on, id);
        if (!(await isTheirs(on, of?.case_id ?? NO_CASE, asker)) || of === undefined) return "not_found";
        const [row] = await lockUnreviewed(on, id);
        if (row === undefined) return "not_found";
        if (of.by_id === asker.id) return "own";
        const sealed =
          row.owner_key === null
            ? null
            : sealWhole(words.owner(id, row.owner_key), PLACE.emergencyReview(id), Buffer.from(found.words));
        await reviewEmergency(on, id, asker.id, found.wasRight, clock(), sealed);
        return "reviewed";
      });
      if (kind === "reviewed") commits.happened();
      return { kind };
    },
    async fallOverdue() {
      const { length } = await overdueEmergencies(pool, clock(), OVERDUE_AT_ONCE);
      if (length > 0) commits.happened();
      return length;
    },
  };
}
