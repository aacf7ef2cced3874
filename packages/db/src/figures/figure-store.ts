import type pg from "pg";
import { statement } from "../sql/statement.ts";

/** How many contacts of one lane and medium wait for somebody, and how long the one that waits longest has. */
interface WaitingFigure {
  /** `none` where it has none yet; that of a life threat where there is danger. */
  readonly lane: string;
  readonly medium: string;
  readonly count: number;
  readonly longestMs: number;
}

/** How the connections of a store stand. */
interface PoolFigures {
  readonly open: number;
  readonly idle: number;
  /** Statements that wait for a connection. */
  readonly waiting: number;
}

/** Numbers of the whole house, for its metrics: nothing of anybody. */
export interface FigureStore {
  readonly waiting: () => Promise<readonly WaitingFigure[]>;
  readonly pool: () => PoolFigures;
  /** Connections that were given up because they were dead and had not said so (DB730). */
  readonly givenUp: () => number;
}

/** Danger is in the first lane, whatever a machine or nobody found (Q15), and waits where nothing else would, as `soughtContacts` has it. */
const waiting = statement<WaitingFigure>(
  "waiting_figures",
  `select case when danger is not null then 'life_threat' else coalesce(lane::text, 'none') end as lane, medium::text as medium,
     count(*)::int as count,
     greatest(0, max(extract(epoch from now() - waiting_since)) * 1000)::double precision as "longestMs"
   from contact where status = 'waiting'
     and (danger is not null or lane = 'life_threat' or set_aside_until is null and (lane is not null or not automatic))
   group by 1, 2`,
);

export function openFigures(pool: pg.Pool, givenUp: () => number): FigureStore {
  return {
    waiting: async () => waiting(pool),
    pool: () => ({ open: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    givenUp,
  };
}
