import type { RetentionSettings } from "@holdfast/case-schema";
import type pg from "pg";
import { connectToStart } from "../migrate/connect.ts";
import type { SettingsStore } from "../settings/settings-store.ts";
import type { Inside } from "../store/inside.ts";
import { clearDisk } from "./clear-disk.ts";
import { forgetOneContact } from "./forget-contacts.ts";
import {
  beginRun,
  cameAt,
  contactsBack,
  countDue,
  countHeld,
  dueCases,
  dueContacts,
  endRun,
  forgetCase,
  lastBegun,
  latestRuns,
  outsideCopies,
} from "./retention-statements.ts";
import type { RetentionStore } from "./retention-store.ts";
import { UNNEEDED } from "./unneeded.ts";

const DAY_MS = 24 * 3_600_000;
/** A little less than a day: begun at the same hour each day, a run is not put off by the minutes that the last one took. */
const PAUSE_MS = 23 * 3_600_000;
/** As many as are looked for at once; each is forgotten in a transaction of its own. */
const BATCH = 100;
/** How long a house has to say for how long it keeps things before what was delivered counts. */
const GRACE_MS = 30 * DAY_MS;
/** As many of a kind as are forgotten by one run; where there are more, the next one begins within the hour. */
const RUN_MAX = 10_000;

export function openRetention(inside: Inside, settings: SettingsStore): RetentionStore {
  const { pool, clock } = inside;
  const kept = async (): Promise<RetentionSettings> => (await settings.read()).retention;
  /** Nothing is forgotten before; `null` where the house said for how long it keeps things (DB486). */
  const beginsAt = async (): Promise<number | null> => {
    if ((await settings.read()).versions?.retention !== undefined) return null;
    const came = (await cameAt(pool))[0]?.came_at ?? null;
    return came === null ? null : came + GRACE_MS;
  };
  return {
    run: async () =>
      alone(inside, async (client) => {
        const [last] = await lastBegun(pool, RUN_MAX);
        const begins = await beginsAt();
        const isTime =
          (begins === null || begins <= clock()) &&
          (last === undefined || last.is_full || clock() - last.began_at >= PAUSE_MS);
        const forgotten = isTime ? await forgetDue(inside, await kept()) : 0;
        await clearDisk(client, clock, PAUSE_MS);
        return forgotten;
      }),
    async report() {
      const retention = await kept();
      const since = dueSince(retention, clock());
      const [[due], held, runs, outside] = await Promise.all([
        countDue(pool, ...since),
        countHeld(pool, ...since),
        latestRuns(pool),
        outsideCopies(pool),
      ]);
      const [last] = runs;
      const begins = await beginsAt();
      return {
        at: clock(),
        beginsAt: begins !== null && begins > clock() ? begins : null,
        due: due ?? { contacts: 0, cases: 0 },
        held,
        runs,
        outside: outside.map(({ tried_in_vain: triedInVain, ...each }) => ({ ...each, triedInVain })),
        backupsExpireAt:
          last === undefined ? null : (last.endedAt ?? last.beganAt) + retention.backupDays * DAY_MS,
      };
    },
  };
}

type Since = Parameters<typeof countDue> extends [unknown, ...infer Rest] ? Rest : never;

function dueSince({ contactDays, unneededDays, caseDays }: RetentionSettings, now: number): Since {
  const since = (days: number): number => now - days * DAY_MS;
  return [since(contactDays), since(unneededDays), UNNEEDED, since(caseDays)];
}

async function forgetDue(inside: Inside, retention: RetentionSettings): Promise<number> {
  const { pool, clock, commits } = inside;
  const since = dueSince(retention, clock());
  const [contactsSince, unneededSince, , casesSince] = since;
  let run: string | undefined;
  const begin = async (): Promise<void> => void (run ??= (await beginRun(pool, clock()))[0]?.id);
  const counts = { contacts: 0, cases: 0 };
  const all = async (
    find: () => Promise<readonly { readonly id: string }[]>,
    forget: (row: { readonly id: string }) => Promise<boolean>,
    kind: keyof typeof counts,
  ): Promise<void> => {
    for (let full = true; full;) {
      const found = await find();
      if (found.length > 0) await begin();
      let done = 0;
      for (const row of found) if (await forget(row)) done += 1;
      counts[kind] += done;
      if (done > 0) commits.happened();
      // Where none goes, the same would be found for ever.
      full = found.length === BATCH && done > 0 && counts[kind] < RUN_MAX;
    }
  };
  await all(
    () => contactsBack(pool, BATCH),
    ({ id }) => forgetOneContact(inside, pool, id, contactsSince),
    "contacts",
  );
  // Cases first: what was told in a contact of theirs is found by it until then.
  await all(
    () => dueCases(pool, casesSince, BATCH),
    async ({ id }) => (await forgetCase(pool, id, casesSince))[0]?.outcome === null,
    "cases",
  );
  await all(
    () => dueContacts(pool, ...since, BATCH),
    (row) =>
      forgetOneContact(
        inside,
        pool,
        row.id,
        "is_unneeded" in row && row.is_unneeded === true ? unneededSince : contactsSince,
      ),
    "contacts",
  );
  if (run !== undefined) await endRun(pool, run, counts.contacts, counts.cases, clock());
  return counts.contacts + counts.cases;
}

/** Of several gateways one at a time does it; the others have nothing to do. */
async function alone(
  { connection }: Pick<Inside, "connection">,
  work: (client: pg.Client) => Promise<number>,
): Promise<number> {
  const client = await connectToStart(connection);
  try {
    const { rows } = await client.query<{ alone: boolean }>(
      "select pg_try_advisory_lock(hashtext('retention')) as alone",
    );
    if (rows[0]?.alone !== true) return 0;
    const done = await work(client);
    // A session that ended keeps its lock until the server has noticed.
    await client.query("select pg_advisory_unlock(hashtext('retention'))");
    return done;
  } finally {
    await client.end();
  }
}
