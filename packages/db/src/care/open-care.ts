import type { UserId } from "@holdfast/case-schema";
import { NO_LATER_YES } from "../releases/no-later-yes.ts";
import { statement } from "../sql/statement.ts";
import type { Inside } from "../store/inside.ts";
import type { CareStore, HeavyCount, OwnCare } from "./care-store.ts";

const ownCare = statement<{ readonly care: OwnCare }, [userId: string, nowMs: number]>(
  "care_own",
  `select json_build_object('now', $2::bigint, 'since', ms(shift.since), 'afterUntil', ms(after_contact_until(shift.user_id)),
     'breakUntil', ms(care.break_until), 'breakEndedAt', ms(care.break_ended_at), 'declinedAt', ms(care.declined_at),
     'had', (select coalesce(json_agg(json_build_object('contactId', had.contact_id, 'at', ms(had.at), 'weight', had.weight)
       order by had.at, had.contact_id), '[]') from had_on_shift had where had.user_id = shift.user_id)) as care
   from shift left join shift_care care on care.user_id = shift.user_id where shift.user_id = $1`,
);

/** Asked of what was kept, and not of what was told of it: nothing is offered in the second before that is settled. */
const wrappingUp = statement<{ readonly id: UserId }, [nowMs: number]>(
  "care_wrapping_up",
  "select user_id as id from shift where after_contact_until(user_id) > instant($1)",
);

const sayAfter = statement<Record<string, never>, [userId: string, moreMs: number, nowMs: number]>(
  "care_say_after",
  "select from say_after_contact($1, $2, instant($3))",
);

const takeBreak = statement<Record<string, never>, [userId: string, lengthMs: number, nowMs: number]>(
  "care_take_break",
  "select from take_offered_break($1, $2, instant($3))",
);

const declineBreak = statement<Record<string, never>, [userId: string, nowMs: number]>(
  "care_decline_break",
  "select from decline_break($1, instant($2))",
);

const heavyCounts = statement<HeavyCount, [by: string, nowMs: number]>(
  "care_heavy_counts",
  `select shift.user_id as id, count(had.contact_id)::int as count,
     count(had.contact_id) filter (where said.at is null or had.at > said.at)::int as since,
     case when said.is_done then json_build_object('at', ms(said.at), 'by', json_build_object('id', lead.id, 'name', lead.name)) end
       as "checkedIn",
     ms(care.break_ended_at) as "breakEndedAt",
     (select ms(min(given.expires_at)) from contact theirs
        join case_filed filed on filed.contact_id = theirs.id
        join release given on given.case_id = filed.case_id
        where theirs.holder_id = shift.user_id and given.revoked_at is null and given.expires_at > instant($2)
          and given.expires_at <= instant($2) + interval '24 hours' and ${NO_LATER_YES}
          and not contact_is_barred($1, theirs.id)) as "consentEndsAt"
   from shift join staff on staff.id = shift.user_id and staff.disabled_at is null
   left join shift_care care on care.user_id = shift.user_id
   left join shift_check_in said on said.user_id = shift.user_id
   left join staff lead on lead.id = said.by_id
   left join had_on_shift had on had.user_id = shift.user_id and had.weight <> 'usual'
     and not contact_is_barred($1, had.contact_id)
   group by shift.user_id, care.user_id, said.user_id, lead.id order by shift.user_id`,
);

/**
 * Of two leads who say so of the same, whoever did it first stays named: what the other reads is a minute old at most. What was in a
 * contact that whoever says so is barred from is nothing to them here either, so that the answer tells nothing of it.
 */
const checkIn = statement<
  { readonly id: string },
  [userId: string, by: string, isDone: boolean, nowMs: number]
>(
  "care_check_in",
  `insert into shift_check_in as said (user_id, by_id, is_done, at)
   select user_id, $2, $3, instant($4) from shift where user_id = $1 and user_id <> $2 for key share
   on conflict (user_id) do update set by_id = excluded.by_id, is_done = excluded.is_done, at = excluded.at
     where not said.is_done or exists (
       select from had_on_shift had where had.user_id = said.user_id and had.weight <> 'usual' and had.at > said.at
         and not contact_is_barred($2, had.contact_id))
   returning user_id as id`,
);

const settle = statement<{ readonly count: number }, [nowMs: number]>(
  "care_settle",
  "select settle_after_contact(instant($1)) as count",
);

export function openCare({
  pool,
  commits,
  databaseTime,
}: Pick<Inside, "pool" | "commits" | "databaseTime">): CareStore {
  return {
    own: async (id) => (await ownCare(pool, id, await databaseTime(pool)))[0]?.care ?? null,
    wrappingUp: async () => (await wrappingUp(pool, await databaseTime(pool))).map(({ id }) => id),
    async endAfter(id) {
      await sayAfter(pool, id, 0, await databaseTime(pool));
      commits.happened();
    },
    async extendAfter(id, moreMs) {
      await sayAfter(pool, id, moreMs, await databaseTime(pool));
      commits.happened();
    },
    async takeBreak(id, lengthMs) {
      await takeBreak(pool, id, lengthMs, await databaseTime(pool));
      commits.happened();
    },
    async declineBreak(id) {
      await declineBreak(pool, id, await databaseTime(pool));
    },
    heavyCounts: async (by) => heavyCounts(pool, by, await databaseTime(pool)),
    checkIn: async (id, by, isDone) =>
      (await checkIn(pool, id, by, isDone, await databaseTime(pool))).length > 0,
    async settle() {
      const count = (await settle(pool, await databaseTime(pool)))[0]?.count ?? 0;
      if (count > 0) commits.happened();
      return count;
    },
  };
}
