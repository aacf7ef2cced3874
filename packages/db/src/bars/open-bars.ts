import type { ContactId, UserId } from "@holdfast/case-schema";
import { askedCase, isTheirs, NO_CASE } from "../cases/asked-case.ts";
import { staffStanding } from "../cases/case-statements.ts";
import { transaction } from "../sql/transaction.ts";
import type { Inside } from "../store/inside.ts";
import {
  addBar,
  barById,
  barredContacts,
  barredNumbers,
  barredOf,
  caseOfNumber,
  endBar,
  everybodyBarred,
  isOneLeft,
  listBars,
  lockBars,
} from "./bar-statements.ts";
import type { BarStore, Barred } from "./bar-store.ts";
import { handBack } from "./hand-back.ts";
import { settleUncovered, uncovered } from "./uncovered.ts";

const LISTED_MAX = 200;

export function openBars(inside: Inside): BarStore {
  const { pool, clock, commits } = inside;
  return {
    async bar({ id, caseNumber, user, reason, mayBe }, asker) {
      const done = await transaction(pool, async (on): Promise<Barred> => {
        const [found] = await caseOfNumber(on, caseNumber);
        // Whoever changes it just then is waited for: what they read before is theirs, and nothing after.
        const row = await askedCase(on, found?.id ?? NO_CASE, asker, "change");
        if (row === null) return { kind: "not_found" };
        const [whom] = await staffStanding(on, user);
        if (whom === undefined || user === asker.id) return { kind: "nobody" };
        await lockBars(on);
        const [left] = await isOneLeft(on, row.id, user);
        const may = mayBe(whom.role, left?.is === true);
        if (may !== "yes") return { kind: may };
        const [added] = await addBar(on, id, row.id, user, reason, asker.id, clock());
        return { kind: added === undefined ? "already" : "barred" };
      });
      if (done.kind === "barred") {
        await handBack(inside);
        commits.happened();
      }
      return done;
    },
    async lift(id, asker) {
      const lifted = await transaction(pool, async (on) => {
        const [bar] = await barById(on, id);
        if (!(await isTheirs(on, bar?.case_id ?? NO_CASE, asker))) return false;
        return (await endBar(on, id, asker.id, clock())).length > 0;
      });
      if (lifted) commits.happened();
      return { kind: lifted ? "lifted" : "not_found" };
    },
    list: async (asker) => listBars(pool, asker.id, asker.act, asker.at, LISTED_MAX),
    contactsOf: async (user) => new Set((await barredContacts(pool, user)).map(({ id }) => id)),
    keeps: async (user, ids) => new Set((await barredOf(pool, user, ids)).map(({ id }) => id)),
    keepsNumbers: async (user, numbers) =>
      new Set((await barredNumbers(pool, user, numbers)).map(({ number }) => number)),
    async everybody() {
      const all = new Map<UserId, Set<ContactId>>();
      for (const { user, contact } of await everybodyBarred(pool))
        all.set(user, (all.get(user) ?? new Set()).add(contact));
      return all;
    },
    uncovered: async (by) => uncovered(inside, by),
    settleUncovered: async (roles) => settleUncovered(inside, roles),
    async handBack() {
      const count = await handBack(inside);
      if (count > 0) commits.happened();
      return count;
    },
  };
}
