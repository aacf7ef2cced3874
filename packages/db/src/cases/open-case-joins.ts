import type { CaseId } from "@holdfast/case-schema";
import type { StaffName } from "../contacts/contact-facts.ts";
import { handBack } from "../bars/hand-back.ts";
import { statement, type Queryable } from "../sql/statement.ts";
import { transaction } from "../sql/transaction.ts";
import type { Inside } from "../store/inside.ts";
import { askedCase, isTheirs } from "./asked-case.ts";
import type { CaseJoin, CaseJoinStore } from "./case-join-store.ts";

interface JoinRow {
  readonly id: string;
  readonly from_id: CaseId;
  readonly into_id: CaseId;
  readonly at: number;
  readonly by: StaffName;
}

const JOIN = `join_row.id, join_row.from_id, join_row.into_id, ms(join_row.at) as at,
     json_build_object('id', joiner.id, 'name', joiner.name) as by`;

const addJoin = statement<
  { id: string },
  [id: string, from: string, into: string, by: string, nowMs: number]
>(
  "add_case_join",
  `insert into case_join (id, from_id, into_id, by_id, at) values ($1, $2, $3, $4, instant($5))
   on conflict do nothing returning id`,
);

const joinById = statement<JoinRow & { readonly undone: boolean }, [id: string]>(
  "case_join_by_id",
  `select ${JOIN}, join_row.undone_at is not null as undone
   from case_join join_row join staff joiner on joiner.id = join_row.by_id where join_row.id = $1`,
);

const pointing = statement<{ id: string }, [from: string, into: string]>(
  "case_joins_pointing",
  "select id from case_join where from_id in ($1, $2) and undone_at is null",
);

const undo = statement<{ id: string }, [id: string, by: string, nowMs: number]>(
  "undo_case_join",
  `update case_join set undone_at = instant($3), undone_by_id = $2 where id = $1 and undone_at is null returning id`,
);

/** Every open join of what a case is one with, however many steps away. */
const joinsOfWhole = statement<JoinRow, [caseId: string]>(
  "joins_of_whole_case",
  `select ${JOIN} from case_join join_row join staff joiner on joiner.id = join_row.by_id
   where join_row.undone_at is null and join_row.from_id in (select * from cases_one_with($1))
   order by join_row.at, join_row.id`,
);

export function openCaseJoins(inside: Inside): CaseJoinStore {
  const { pool, clock, commits } = inside;
  return {
    async join(asker, id, from, into) {
      if (from === into) return { kind: "same" };
      const joined = await transaction(pool, async (on) => {
        if (!(await areTheirs(on, [from, into], asker))) return { kind: "not_found" } as const;
        // Written twice, it is written once.
        const [before] = await joinById(on, id);
        if (before !== undefined) return sameJoin(before, from, into);
        if ((await pointing(on, from, into)).length > 0) return { kind: "already_joined" } as const;
        await addJoin(on, id, from, into, asker.id, clock());
        const [row] = await joinById(on, id);
        if (row === undefined) throw new Error("a join that was just made is gone");
        return { kind: "joined", join: joinOf(row) } as const;
      });
      if (joined.kind === "joined") {
        await handBack(inside);
        commits.happened();
      }
      return joined;
    },
    async undoJoin(asker, id) {
      const undone = await transaction(pool, async (on) => {
        const [row] = await joinById(on, id);
        if (row === undefined || !(await areTheirs(on, [row.from_id, row.into_id], asker)))
          return { kind: "not_found", join: null } as const;
        await undo(on, id, asker.id, clock());
        return { kind: "undone", join: joinOf(row) } as const;
      });
      if (undone.kind === "undone") commits.happened();
      return undone;
    },
    async whole(id, asker) {
      if (!(await isTheirs(pool, id, asker))) return null;
      const joins = (await joinsOfWhole(pool, id)).map(joinOf);
      const ids = [...new Set([id, ...joins.flatMap(({ from, into }) => [from, into])])];
      const theirs = new Set<CaseId>();
      // Each by what the asker is to it: to have one of them opens none of the others.
      for (const each of ids) {
        if (await isTheirs(pool, each, asker)) theirs.add(each);
      }
      return {
        kept: farthest(id, joins, theirs),
        cases: ids.filter((each) => theirs.has(each)),
        joins: joins.filter(({ from, into }) => theirs.has(from) && theirs.has(into)),
      };
    },
  };
}

/** The last that a case points at, step by step, of those that are theirs: of any other they are not told that there is one. */
function farthest(id: CaseId, joins: readonly CaseJoin[], theirs: ReadonlySet<CaseId>): CaseId {
  const next = new Map(joins.map(({ from, into }) => [from, into]));
  let kept = id;
  for (let at = next.get(id); at !== undefined; at = next.get(at)) {
    if (theirs.has(at)) kept = at;
  }
  return kept;
}

/** Takes the locks of cases in the order of their ids, and says whether all of them are the asker's. */
async function areTheirs(
  on: Queryable,
  ids: readonly CaseId[],
  asker: Parameters<typeof isTheirs>[2],
): Promise<boolean> {
  let are = true;
  for (const id of ids.toSorted()) {
    are = (await askedCase(on, id, asker, "change")) !== null && are;
  }
  return are;
}

function sameJoin(row: JoinRow & { readonly undone: boolean }, from: CaseId, into: CaseId) {
  const isSame = row.from_id === from && row.into_id === into && !row.undone;
  return isSame ? ({ kind: "joined", join: joinOf(row) } as const) : ({ kind: "already_joined" } as const);
}

function joinOf({ id, from_id: from, into_id: into, at, by }: JoinRow): CaseJoin {
  return { id, from, into, at, by };
}
