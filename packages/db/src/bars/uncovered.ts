import type { ContactId, Role, UserId } from "@holdfast/case-schema";
import { statement } from "../sql/statement.ts";
import type { Inside } from "../store/inside.ts";
import type { Uncovered } from "./bar-store.ts";

const settle = statement<{ readonly done: boolean }, [roles: readonly Role[], nowMs: number]>(
  "settle_uncovered",
  "select settle_uncovered($1::role[], $2) as done",
);

/** Of what is kept from whoever asks there is one row at most, which says nothing. */
const list = statement<
  { readonly id: ContactId | null; readonly number: number | null; readonly since: number | null },
  [by: string]
>(
  "list_uncovered",
  `select contact.id, contact.number, ms(uncovered.since) as since
   from uncovered_contact uncovered join contact on contact.id = uncovered.contact_id
   where not contact.id = any (array(select barred_contacts($1::uuid)))
   union all
   select null, null, null where exists (
     select from uncovered_contact where contact_id = any (array(select barred_contacts($1::uuid))))
   order by since nulls last, id`,
);

export async function uncovered({ pool }: Pick<Inside, "pool">, by: UserId): Promise<Uncovered> {
  const rows = await list(pool, by);
  return {
    contacts: rows.flatMap(({ id, number, since }) =>
      id === null || number === null || since === null ? [] : [{ id, number, since }],
    ),
    hasOther: rows.some(({ id }) => id === null),
  };
}

/** How often it was told that it is otherwise: once or never. */
export async function settleUncovered(
  { pool, clock, commits }: Pick<Inside, "pool" | "clock" | "commits">,
  roles: readonly Role[],
): Promise<number> {
  const isOtherwise = (await settle(pool, roles, clock()))[0]?.done === true;
  if (isOtherwise) commits.happened();
  return Number(isOtherwise);
}
