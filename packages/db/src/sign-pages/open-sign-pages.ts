import { PersonId } from "@holdfast/case-schema";
import { askedCase, isTheirs } from "../cases/asked-case.ts";
import { lockPeople } from "../releases/release-statements.ts";
import { transaction } from "../sql/transaction.ts";
import type { Inside } from "../store/inside.ts";
import { answerSignPage, openSignPage } from "./meet-sign-page.ts";
import { offerSignPage } from "./offer-sign-page.ts";
import { personOfSignPage, signPagesOfCase, withdrawSignPage } from "./sign-page-statements.ts";
import type { SignPageStore } from "./sign-page-store.ts";

export function openSignPages(inside: Inside): SignPageStore {
  const { pool, clock, commits } = inside;
  return {
    async offer(given, keys, asker, check) {
      const offered = await offerSignPage(inside, given, keys, asker, check);
      if (offered.kind === "offered") commits.happened();
      return offered;
    },
    async withdraw(id, caseId, asker) {
      const done = await transaction(pool, async (on) => {
        if (!(await isTheirs(on, caseId, asker))) return [];
        const [there] = await personOfSignPage(on, id, caseId);
        if (there === undefined) return [];
        await lockPeople(on, [there.person]);
        return withdrawSignPage(on, id, asker.id, clock());
      });
      if (done.length === 0) return { kind: "not_found" };
      commits.happened();
      return { kind: "withdrawn" };
    },
    list: async (caseId, asker) =>
      transaction(pool, async (on) => {
        if ((await askedCase(on, caseId, asker, "read")) === null) return null;
        return (await signPagesOfCase(on, caseId, clock())).map((row) => ({
          id: row.id,
          person: PersonId.parse(row.person),
          recipient: row.recipient,
          purpose: row.purpose,
          state: row.state,
          offeredAt: row.offered_at,
          offeredBy: row.offered_by,
          validUntil: row.valid_until,
          endedAt: row.ended_at,
        }));
      }),
    async open(keys, check) {
      const page = await openSignPage(inside, keys, check);
      if (page !== null) commits.happened();
      return page;
    },
    async answer(keys, answer, check) {
      const answered = await answerSignPage(inside, keys, answer, check);
      if (answered !== null) commits.happened();
      return answered;
    },
  };
}
