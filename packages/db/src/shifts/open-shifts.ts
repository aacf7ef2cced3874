import { Medium, ShiftState, UserId, type Role } from "@holdfast/case-schema";
import { AS_OF, asOf, type AsOfRow } from "../log/as-of.ts";
import { statement } from "../sql/statement.ts";
import type { Inside } from "../store/inside.ts";
import type { Routed, ShiftFacts, ShiftStore, Standing } from "./shift-store.ts";

interface StandingRow {
  readonly since: number;
  readonly state: string;
  readonly state_since: number;
  readonly paused: readonly string[];
}

const STANDING = `ms(shift.since) as since, coalesce(shift.apart, shift.state) as state, ms(shift.state_since) as state_since,
  shift.paused::text[] as paused`;

const listShifts = statement<
  StandingRow & { id: string; name: string; role: Role; signed_in: boolean },
  [nowMs: number]
>(
  "shifts_list",
  `select staff.id, staff.name, staff.role, ${STANDING},
     exists (select from session where user_id = staff.id and expires_at > instant($1)) as signed_in
   from shift join staff on staff.id = shift.user_id and staff.disabled_at is null
   order by shift.since, staff.name, staff.id`,
);

/** Asked of what was kept, and not of what was told of it (DB617); whoever was never counted is not known to be gone. */
const routedShifts = statement<
  StandingRow & { id: string; role: Role; wrapping_up: boolean; gone_since: number | null },
  [nowMs: number]
>(
  "shifts_routed",
  `select staff.id, staff.role, ${STANDING}, coalesce(after_contact_until(staff.id) > instant($1), false) as wrapping_up,
     ms(coalesce(shift.gone_since, unheard_since(staff.id))) as gone_since
   from shift join staff on staff.id = shift.user_id and staff.disabled_at is null
   order by staff.id`,
);

/** One row, whoever is on shift: the board is read at once, however many there are. */
const boardRows = statement<AsOfRow & { readonly rows: readonly ShiftFacts[] }>(
  "shifts_board",
  `select ${AS_OF}, (select coalesce(json_agg(shift_row.row), '[]') from shift_row) as rows`,
);

const readShift = statement<StandingRow, [userId: string]>(
  "shift_read",
  `select ${STANDING} from shift where user_id = $1`,
);

const keepShift = statement<Record<string, never>, [userId: string, state: string, nowMs: number]>(
  "shift_keep",
  "select from keep_shift($1, $2, instant($3))",
);

const pauseMedium = statement<Record<string, never>, [userId: string, medium: string, isPaused: boolean]>(
  "shift_pause_medium",
  "select from pause_medium($1, $2, $3)",
);

const endShift = statement<Record<string, never>, [userId: string]>("shift_end", "select from end_shift($1)");

const endStrandedShifts = statement<{ count: number }, [mayKeep: readonly string[]]>(
  "shifts_end_stranded",
  "select end_stranded_shifts($1::role[]) as count",
);

const endForgottenShifts = statement<{ count: number }, [nowMs: number]>(
  "shifts_end_forgotten",
  "select end_forgotten_shifts(instant($1)) as count",
);

export function openShifts({
  pool,
  clock,
  commits,
  databaseTime,
}: Pick<Inside, "pool" | "clock" | "commits" | "databaseTime">): ShiftStore {
  return {
    async list() {
      return (await listShifts(pool, clock())).map((row) => ({
        id: UserId.parse(row.id),
        name: row.name,
        role: row.role,
        isSignedIn: row.signed_in,
        ...standing(row),
      }));
    },
    async routed() {
      return (await routedShifts(pool, await databaseTime(pool))).map((row): Routed => ({
        id: UserId.parse(row.id),
        role: row.role,
        isWrappingUp: row.wrapping_up,
        goneSince: row.gone_since,
        ...standing(row),
      }));
    },
    async board() {
      const [row] = await boardRows(pool);
      if (row === undefined) throw new Error("the board's statement always has one row");
      return { asOf: asOf(row), rows: row.rows };
    },
    async of(id) {
      const [row] = await readShift(pool, id);
      return row === undefined ? null : standing(row);
    },
    async keep(id, state) {
      await keepShift(pool, id, state, await databaseTime(pool));
      commits.happened();
    },
    async pause(id, medium, isPaused) {
      await pauseMedium(pool, id, medium, isPaused);
      commits.happened();
    },
    async end(id) {
      await endShift(pool, id);
      commits.happened();
    },
    async endStranded(mayKeep) {
      const count = (await endStrandedShifts(pool, mayKeep))[0]?.count ?? 0;
      if (count > 0) commits.happened();
      return count;
    },
    async endForgotten() {
      const count = (await endForgottenShifts(pool, await databaseTime(pool)))[0]?.count ?? 0;
      if (count > 0) commits.happened();
      return count;
    },
  };
}

function standing({ since, state, state_since, paused }: StandingRow): Standing {
  return {
    since,
    state: ShiftState.parse(state),
    stateSince: state_since,
    paused: paused.map((medium) => Medium.parse(medium)),
  };
}
