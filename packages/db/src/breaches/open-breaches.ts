import { PLACE } from "../sealing/places.ts";
import { openWhole, sealWhole } from "../sealing/seal.ts";
import { AS_TEXT, sealedRecord, type SealedRecord } from "../sealing/sealed-record.ts";
import { ruleBroken } from "../sql/rule-broken.ts";
import type { Queryable } from "../sql/statement.ts";
import { transaction } from "../sql/transaction.ts";
import type { Inside } from "../store/inside.ts";
import {
  breachNoticed,
  isNotConcerned,
  lockBreach,
  mendBreach,
  openBreachRows,
  planTelling,
  recordBreach,
  tellingOf,
  wasTold,
} from "./breach-statements.ts";
import type { BreachHandled, BreachStore } from "./breach-store.ts";

type Row = Awaited<ReturnType<typeof lockBreach>>[number];

export function openBreaches(inside: Inside): BreachStore {
  const { pool, clock, commits } = inside;
  const sealed = sealedRecord(inside, "breach", PLACE.breach, AS_TEXT);
  /** Under the lock of a breach that is there and not over. */
  const within = async (
    id: string,
    work: (on: Queryable, row: Row) => Promise<BreachHandled["kind"]>,
  ): Promise<BreachHandled> => {
    const kind = await transaction(pool, async (on) => {
      const [row] = await lockBreach(on, id);
      return row === undefined || row.is_over ? "not_found" : work(on, row);
    });
    if (kind === "done") commits.happened();
    return { kind };
  };
  return {
    async record({ id, kind, suspectedAt, noticeDueAt, what, by }) {
      const { wrapped, body } = sealed.seal(id, what);
      const [row] = await recordBreach(pool, id, kind, suspectedAt, noticeDueAt, by, wrapped, body, clock());
      if (row !== undefined) {
        commits.happened();
        return { kind: "recorded" };
      }
      const [there] = await lockBreach(pool, id);
      const isSame = sealed.isSame(id, there, [by, kind, suspectedAt], what);
      return { kind: isSame ? "recorded" : "taken" };
    },
    noticed: async (id, by) =>
      within(id, async (on) => ((await breachNoticed(on, id, by, clock())).length > 0 ? "done" : "already")),
    plan: async (id, contactId, way, by, may) =>
      within(id, async (on) => {
        if (!may(way)) return "not_safe";
        if ((await planTelling(on, id, contactId, way, by, clock())).length > 0) return "done";
        return (await tellingOf(on, id, contactId)).length > 0 ? "already" : "not_found";
      }),
    told: async (id, contactId, at, by, may) =>
      within(id, async (on) => {
        const [planned] = await tellingOf(on, id, contactId);
        if (planned === undefined || !planned.is_concerned) return "not_found";
        if (planned.is_told) return "already";
        const now = clock();
        if (at !== null && (at > now || at < planned.suspected_at)) return "times";
        // It may have been safe when it was planned, and not be by now. What has been done is written down as it was, safe or not.
        const isSafe = may(planned.way);
        if (at === null && !isSafe) return "not_safe";
        await wasTold(on, id, contactId, by, at ?? now, now, isSafe);
        return "done";
      }),
    notConcerned: async (id, contactId, why, by) =>
      within(id, async (on, row) => {
        const [planned] = await tellingOf(on, id, contactId);
        if (planned === undefined) return "not_found";
        if (planned.is_told || !planned.is_concerned) return "already";
        if (planned.planned_by === by) return "by_another";
        if (row.owner_key === null) return "not_found";
        const owner = sealed.owner(id, row.owner_key);
        const reason = sealWhole(owner, PLACE.breachMistake(id, contactId), Buffer.from(why));
        await isNotConcerned(on, id, contactId, by, clock(), reason);
        return "done";
      }),
    mend: async (id, words, by) =>
      within(id, async (on, row) => {
        if (!row.is_noticed) return "not_told_yet";
        // Back with an older backup, after it was forgotten: it is over all the same, without words.
        const mended =
          row.owner_key === null
            ? null
            : sealWhole(
                sealed.owner(id, row.owner_key),
                PLACE.breachMended(id),
                Buffer.from(JSON.stringify(words)),
              );
        await mendBreach(on, id, mended, by, clock());
        return "done";
      }).catch(notToldYet),
    open: async () =>
      (await openBreachRows(pool)).map((row) => ({
        id: row.id,
        kind: row.kind,
        suspectedAt: row.suspected_at,
        noticeDueAt: row.notice_due_at,
        recordedBy: row.recorded_by,
        what: sealed.open(row.id, row),
        noticedAt: row.noticed_at,
        noticedBy: row.noticed_by,
        people: row.people.map(({ why, ...person }) => ({
          ...person,
          whyNot: whyNotOf(sealed, row, person.contactId, why),
        })),
      })),
  };
}

function notToldYet(error: unknown): BreachHandled {
  ruleBroken(error, ["breach_told_first"]);
  return { kind: "not_told_yet" };
}

function whyNotOf(
  { owner }: SealedRecord<string>,
  { id, owner_key: key }: { readonly id: string; readonly owner_key: Buffer | null },
  contactId: string,
  why: string | null,
): string | null {
  if (why === null || key === null) return null;
  try {
    const reason = Buffer.from(why.slice(2), "hex");
    return openWhole(owner(id, key), PLACE.breachMistake(id, contactId), reason).toString();
  } catch {
    // Damaged: said so beside all that is clear.
    return null;
  }
}
