import { mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Pool } from "pg";

const PRELOAD = new URL("ahead-preload.ts", import.meta.url);
/**
 * A step is one second less than five looks at who is there: after it the next look comes in a second, and no longer passes between two
 * than a gateway takes for one look after another. So what takes two minutes takes some seconds.
 */
const STEP_MS = 24_000;
/** A look begins by counting whoever is there, and is over so much later. */
const LOOK_OVER_MS = 150;
const ASK_EVERY_MS = 50;

/** The clock by which gateways find that somebody is gone, and do what they do at their own pace. */
export interface SteppedClock {
  /** What a gateway is told that goes by it. */
  readonly environment: Readonly<Record<string, string>>;
  readonly now: () => number;
  /**
   * Has it step on whenever each gateway has looked who is there, until `over`; resolves then. `witnesses`: one for each gateway, who is
   * there all the time, at that gateway alone.
   */
  readonly stepOn: (
    witnesses: readonly string[],
    pool: Pick<Pool, "query">,
    over: AbortSignal,
  ) => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function steppedClock(): Promise<SteppedClock> {
  const folder = await mkdtemp(join(tmpdir(), "holdfast-race-clock-"));
  const file = join(folder, "ahead");
  let ahead = 0;
  const write = async (): Promise<void> => {
    // In one piece, because it may be read at any moment.
    await writeFile(`${file}.next`, String(ahead));
    await rename(`${file}.next`, file);
  };
  await write();
  const preload = new URL(PRELOAD);
  preload.searchParams.set("file", file);
  return {
    environment: { NODE_OPTIONS: `--import ${preload.href}` },
    now: () => Date.now() + ahead,
    async stepOn(witnesses, pool, over) {
      let before = await timesSeen(witnesses, pool);
      while (!over.aborted) {
        await delay(ASK_EVERY_MS);
        const now = await timesSeen(witnesses, pool);
        if (!now.every((times, nth) => times > (before[nth] ?? 0))) continue;
        await delay(LOOK_OVER_MS);
        ahead += STEP_MS;
        await write();
        before = now;
      }
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

/** How often each was counted as there. */
async function timesSeen(who: readonly string[], pool: Pick<Pool, "query">): Promise<readonly number[]> {
  const { rows } = await pool.query<{ times: number }>(
    `select coalesce(times, 0)::float8 as times from unnest($1::uuid[]) with ordinality who (id, nth)
     left join staff_seen on user_id = id order by nth`,
    [who],
  );
  return rows.map(({ times }) => times);
}
