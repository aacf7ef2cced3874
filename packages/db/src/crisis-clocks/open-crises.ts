import type { UserId } from "@holdfast/case-schema";
import { askedCase, NO_CASE } from "../cases/asked-case.ts";
import type { CaseAsker } from "../cases/case-store.ts";
import { PLACE } from "../sealing/places.ts";
import { openWhole, sealWhole, type Place } from "../sealing/seal.ts";
import { lockPlan, planOfId, recordPlanRead } from "../safety-plans/safety-plan-statements.ts";
import type { Queryable } from "../sql/statement.ts";
import { transaction } from "../sql/transaction.ts";
import type { Inside } from "../store/inside.ts";
import { beginCrisis } from "./begin-crisis.ts";
import {
  asActor,
  checkpointsAtTheirTime,
  clockChanged,
  clockFacts,
  clockOfId,
  clockUnder,
  clocksOfPlan,
  crisisWordsOfPlan,
  fireCheckpoint,
  giveClock,
  lockClock,
  lockSpoken,
  meetCheckpoint,
  pauseClock,
  resumeClock,
  runsUnseen,
  runningClocks,
  settleHolders,
  unheldClocks,
} from "./crisis-statements.ts";
import type { CrisisDone, CrisisStore, CrisisWords } from "./crisis-store.ts";

type Row = Awaited<ReturnType<typeof lockClock>>[number];
type Kind = CrisisDone["kind"];

/** By that of it a clock ends. */
const LAST = "outcome";

export function openCrises(inside: Inside): CrisisStore {
  const { pool, clock, commits, databaseTime } = inside;
  const told = async (on: Queryable, id: string, kind: Kind): Promise<CrisisDone> => {
    if (kind !== "done") return { kind };
    const [row] = await clockFacts(on, id);
    if (row === undefined) throw new Error("a clock that was changed is there");
    return { kind, clock: row.facts };
  };
  /** Under the lock of a clock that runs and is the asker's. */
  const within = async (
    id: string,
    asker: CaseAsker,
    work: (on: Queryable, row: Row) => Promise<Kind>,
  ): Promise<CrisisDone> => {
    const done = await transaction(pool, async (on) => {
      const [of] = await clockOfId(on, id, asker.id);
      const asked = await askedCase(on, of?.case_id ?? NO_CASE, asker, "read");
      const [row] = asked === null ? [] : await lockClock(on, id);
      if (row === undefined) return told(on, id, "not_found");
      if (row.is_over) return told(on, id, "over");
      await asActor(on, asker.id);
      return told(on, id, await work(on, row));
    });
    if (done.kind === "done") commits.happened();
    return done;
  };
  const seal = ({ person, owner_key: key }: Row, place: Place, words: string): Buffer | null =>
    key === null ? null : sealWhole(inside.owners.unwrap(person, key), place, Buffer.from(words));
  return {
    async start({ id, planId, contactId, course }, asker) {
      let hasBegun = false;
      const done = await transaction(pool, async (on) => {
        const locked = await lockSpoken(on, planId, contactId);
        const [found] = await planOfId(on, planId);
        const asked = await askedCase(on, found?.case_id ?? NO_CASE, asker, "read");
        const [plan] = asked === null ? [] : await lockPlan(on, planId);
        if (plan === undefined) return told(on, id, "not_found");
        // Under the plan's lock: said again, it is what came of it, and begins nothing anew.
        const [before] = await clockUnder(on, id);
        if (before !== undefined && before.plan_id !== planId) return told(on, id, "not_found");
        if (before?.is_over === true) return told(on, id, "over");
        if (plan.owner_key === null) return told(on, id, "forgotten");
        // Of a plan one runs: they start no other, and are not answered that one.
        if ((await runsUnseen(on, planId, asker.id)).length > 0) return told(on, id, "not_found");
        const begins = { id, contactId, reasons: ["by_hand"], course, isOnlyWhereNoneRuns: false };
        const begun = await beginCrisis(
          on,
          planId,
          begins,
          asker.id,
          { now: clock(), began: await databaseTime(on) },
          locked,
        );
        hasBegun = true;
        // It runs all the same, and is a lead's: whoever is barred from the contact in which it was said is answered none (DB631).
        const isTold = (await clockOfId(on, begun.id, asker.id)).length > 0;
        return told(on, begun.id, isTold ? "done" : "not_found");
      });
      if (hasBegun) commits.happened();
      return done;
    },
    meet: async (id, { point, words }, asker) =>
      within(id, asker, async (on, row) => {
        const now = await databaseTime(on);
        if (words === null && point === LAST && row.owner_key !== null) return "wordless";
        const body = words === null ? null : seal(row, PLACE.crisisMet(id, point), words);
        if (words !== null && body === null) return "forgotten";
        if ((await meetCheckpoint(on, id, point, asker.id, now, body)).length === 0) return "already";
        await clockChanged(on, id, point === LAST ? now : null);
        return "done";
      }),
    pause: async (id, why, asker) =>
      within(id, asker, async (on, row) => {
        if (row.pause !== null) return "already";
        const nth = row.pauses + 1;
        const body = seal(row, PLACE.crisisPause(id, nth), why);
        if (body === null) return "forgotten";
        await pauseClock(on, id, nth, asker.id, await databaseTime(on), body);
        await clockChanged(on, id, null);
        return "done";
      }),
    resume: async (id, asker) =>
      within(id, asker, async (on, { pause }) => {
        if (pause === null) return "already";
        await resumeClock(on, id, pause, asker.id, await databaseTime(on));
        await clockChanged(on, id, null);
        return "done";
      }),
    give: async (id, to: UserId, asker) =>
      within(id, asker, async (on) =>
        (await giveClock(on, id, to, await databaseTime(on))).length > 0 ? "done" : "not_on_shift",
      ),
    running: async (asker) =>
      (await runningClocks(pool, asker.id, asker.act, asker.at)).map(({ facts }) => facts),
    ofPlan: async (planId, asker) =>
      transaction(pool, async (on) => {
        const [plan] = await planOfId(on, planId);
        const asked = await askedCase(on, plan?.case_id ?? NO_CASE, asker, "read");
        if (asked === null || plan === undefined) return null;
        await recordPlanRead(on, planId, asker.id, plan.revision, clock());
        const words = await crisisWordsOfPlan(on, planId, asker.id);
        return {
          clocks: (await clocksOfPlan(on, planId, asker.id)).map(({ facts }) => facts),
          words: words.map((row) => wordsOfRow(inside, row)),
        };
      }),
    unheld: async () => (await unheldClocks(pool))[0]?.count ?? 0,
    atTheirTime: async (now, most) => checkpointsAtTheirTime(pool, now, most),
    async fire(id, point, now) {
      const fired = (await fireCheckpoint(pool, id, point, now))[0]?.fired ?? false;
      if (fired) commits.happened();
      return fired;
    },
    async settleHolders() {
      const count = (await settleHolders(pool, await databaseTime(pool)))[0]?.count ?? 0;
      if (count > 0) commits.happened();
      return count;
    },
  };
}

function wordsOfRow(
  { owners }: Pick<Inside, "owners">,
  row: Awaited<ReturnType<typeof crisisWordsOfPlan>>[number],
): CrisisWords {
  const { clock_id: clockId, person, owner_key: key, pause, point, body } = row;
  const of = pause === null ? { point: point ?? "" } : { pause };
  if (key === null || body === null) return { clockId, of, words: null };
  const place = pause === null ? PLACE.crisisMet(clockId, point ?? "") : PLACE.crisisPause(clockId, pause);
  try {
    return { clockId, of, words: openWhole(owners.unwrap(person, key), place, body).toString() };
  } catch {
    // Damaged: said so beside all that is clear.
    return { clockId, of, words: null };
  }
}
