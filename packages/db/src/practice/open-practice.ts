import { PLACE } from "../sealing/places.ts";
import { open, seal, type Owner } from "../sealing/seal.ts";
import type { Inside } from "../store/inside.ts";
import {
  beginPractice,
  endPractice,
  forgetPractice,
  lapsePractice,
  newestPractice,
  practiceLines,
  practiceOwner,
  whoPractises,
  writePracticeLine,
  type PracticeLineRow,
} from "./practice-statements.ts";
import type { PracticeLine, PracticeStore } from "./practice-store.ts";

const LISTED_MAX = 100;
/** More than end in any hour. */
const AT_ONCE = 1_000;

/** Tells nobody: no console but the colleague's own shows a run, and that one asks. */
export function openPractice({ pool, owners, databaseTime }: Inside): PracticeStore {
  return {
    async begin({ id, by, scenario, seed }) {
      const { wrapped } = owners.make(id);
      const [row] = await beginPractice(pool, id, by, scenario, seed, wrapped, await databaseTime(pool));
      return row?.kind ?? "not_found";
    },
    async newest(by) {
      const [row] = await newestPractice(pool, by);
      if (row === undefined) return null;
      const owner = owners.unwrap(row.id, row.owner_key);
      return {
        id: row.id,
        scenario: row.scenario,
        seed: row.seed,
        startedAt: row.started_at,
        endedAt: row.ended_at,
        lines: (await practiceLines(pool, row.id)).map((line) => lineOf(owner, line)),
      };
    },
    async write({ id, runId, by, turn, at, words }) {
      const [run] = await practiceOwner(pool, runId, by);
      if (run === undefined) return "not_found";
      const owner = owners.unwrap(runId, run.owner_key);
      const { key, body } = seal(owner, PLACE.practice(id), Buffer.from(words));
      const { nth, isNudge } = turn ?? { nth: null, isNudge: false };
      const [row] = await writePracticeLine(pool, id, runId, by, nth, isNudge, at, key, body);
      return row?.kind ?? "not_found";
    },
    end: async (id, by) =>
      (await endPractice(pool, id, by, await databaseTime(pool)))[0]?.kind ?? "not_found",
    going: async () => (await whoPractises(pool, LISTED_MAX)).map(({ practising }) => practising),
    lapse: async () => (await lapsePractice(pool, await databaseTime(pool)))[0]?.count ?? 0,
    async forget(olderThanMs) {
      const before = (await databaseTime(pool)) - olderThanMs;
      return (await forgetPractice(pool, before, AT_ONCE))[0]?.count ?? 0;
    },
  };
}

function lineOf(owner: Owner, row: PracticeLineRow): PracticeLine {
  return {
    id: row.id,
    at: row.at,
    turn: row.turn === null ? null : { nth: row.turn, isNudge: row.is_nudge },
    words: wordsOf(owner, row),
  };
}

function wordsOf(owner: Owner, { id, body_key: key, body }: PracticeLineRow): string | null {
  try {
    return open(owner, PLACE.practice(id), { key, body }).toString();
  } catch {
    // Damaged: that it was written, and when, is still told.
    return null;
  }
}
