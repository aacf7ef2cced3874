import { statement } from "../sql/statement.ts";
import type { Inside } from "../store/inside.ts";
import type { Dismissed, DismissalStore } from "./dismissal-store.ts";

const dismiss = statement<
  { readonly id: string },
  [
    by: string,
    contact: string,
    from: string | null,
    to: string,
    because: string,
    isDanger: boolean,
    waitedMs: number,
    nowMs: number,
  ]
>(
  "proposal_dismiss",
  `insert into dismissed_proposal as before (by_id, contact_id, from_id, to_id, because, is_danger, waited_ms, at)
   select shift.user_id, contact.id, $3::uuid, receiver.id, $5, $6, $7, instant($8)
   from shift cross join contact cross join staff receiver
   where shift.user_id = $1 and contact.id = $2 and receiver.id = $4 for key share of shift
   on conflict (by_id, contact_id, to_id) do update set from_id = excluded.from_id, because = excluded.because,
     is_danger = excluded.is_danger, waited_ms = excluded.waited_ms, at = excluded.at
   returning contact_id as id`,
);

const listDismissed = statement<{ readonly dismissed: Dismissed }>(
  "proposals_dismissed",
  `select json_build_object('contact', contact_id, 'from', from_id, 'to', to_id, 'because', because, 'isDanger', is_danger,
     'waitedMs', waited_ms, 'at', ms(at), 'by', json_build_object('id', staff.id, 'name', staff.name)) as dismissed
   from dismissed_proposal join staff on staff.id = by_id order by at, contact_id, to_id, by_id`,
);

export function openDismissals({
  pool,
  databaseTime,
}: Pick<Inside, "pool" | "databaseTime">): DismissalStore {
  return {
    async dismiss(by, { contact, from, to, because, isDanger, waitedMs }) {
      const now = await databaseTime(pool);
      return (
        (await dismiss(pool, by, contact, from, to, because, isDanger, Math.round(waitedMs), now)).length > 0
      );
    },
    list: async () => (await listDismissed(pool)).map(({ dismissed }) => dismissed),
  };
}
