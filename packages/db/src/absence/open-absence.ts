import type { ContactId, UserId } from "@holdfast/case-schema";
import { statement } from "../sql/statement.ts";
import type { Inside } from "../store/inside.ts";
import type { AbsenceStore } from "./absence-store.ts";

const seeStaff = statement<Record<string, never>, [ids: readonly string[]]>(
  "absence_see",
  "select from see_staff($1::uuid[])",
);

const timesSeen = statement<{ id: UserId; times: number }>(
  "absence_seen",
  "select user_id as id, times from staff_seen",
);

const heldContacts = statement<{
  id: ContactId;
  version: number;
  holder_id: UserId;
  unanswered: number;
  set_aside: boolean;
  alarmed: boolean;
}>(
  "absence_held",
  `select id, version, holder_id, unanswered, set_aside_until is not null as set_aside,
     holder_gone_since is not null as alarmed
   from contact where status = 'claimed' and (unanswered > 0 or holder_gone_since is not null)
   order by thread_lock(thread_key)`,
);

const settleAbsence = statement<
  { settled: boolean },
  [id: string, expected: number, seen: number, verdict: string, goneSinceMs: number, nowMs: number]
>("absence_settle", "select settle_absence($1, $2, $3, $4, $5, $6) as settled");

const watchedShifts = statement<{ user_id: UserId; is_gone: boolean }>(
  "absence_shifts",
  "select user_id, gone_since is not null as is_gone from shift order by user_id",
);

const settleShiftAbsence = statement<
  { settled: boolean },
  [userId: string, seen: number, goneSinceMs: number | null]
>("absence_settle_shift", "select settle_shift_absence($1, $2, $3) as settled");

export function openAbsence({ pool, clock, commits }: Inside): AbsenceStore {
  return {
    async see(ids) {
      await seeStaff(pool, ids);
    },
    async look() {
      // The contacts and shifts first: whoever is back by the time their count is read is taken for back.
      const held = await heldContacts(pool);
      const shifts = await watchedShifts(pool);
      const seen = new Map((await timesSeen(pool)).map(({ id, times }) => [id, times]));
      return {
        seen,
        shifts: shifts.map(({ user_id: userId, is_gone: isGone }) => ({ userId, isGone })),
        held: held.map(({ holder_id, set_aside, alarmed, ...contact }) => ({
          ...contact,
          holderId: holder_id,
          isSetAside: set_aside,
          isAlarmed: alarmed,
        })),
      };
    },
    async settle({ contact, seen, goneSince, verdict }) {
      const [row] = await settleAbsence(
        pool,
        contact.id,
        contact.version,
        seen,
        verdict,
        Math.round(goneSince),
        clock(),
      );
      const settled = row?.settled ?? false;
      if (settled) commits.happened();
      return settled;
    },
    async settleShift({ userId, seen, goneSince }) {
      const since = goneSince === null ? null : Math.round(goneSince);
      const settled = (await settleShiftAbsence(pool, userId, seen, since))[0]?.settled ?? false;
      if (settled) commits.happened();
      return settled;
    },
  };
}
