import type { RetentionSettings } from "@holdfast/case-schema";
import type pg from "pg";
import { connectToStart } from "../migrate/connect.ts";
import type { SettingsStore } from "../settings/settings-store.ts";
import type { Inside } from "../store/inside.ts";
import { forgetAuditRows } from "../audit/forget-rows.ts";
import { dueRows } from "../audit/gone-statements.ts";
import { clearDisk } from "./clear-disk.ts";
import { forgetOneContact } from "./forget-contacts.ts";
import { countDuePapers, countHeldPapers, duePapers, forgetPaper } from "./paper-statements.ts";
import {
  beginRun,
  cameAt,
  contactsBack,
  countDue,
  countHeld,
  dueCases,
  dueContacts,
  endKilledRuns,
  endRun,
  forgetCase,
  lastBegun,
  latestRuns,
  outsideCopies,
} from "./retention-statements.ts";
import type { PaperKind, RetentionCounts, RetentionHeld, RetentionStore } from "./retention-store.ts";
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
  const { pool, clock, houseTime } = inside;
  const kept = async (): Promise<RetentionSettings> => (await settings.read()).retention;
  /** What is forgotten before is said for thirty days first, unless the house has said since for how long it keeps things (DB486). */
  const begins = async (): Promise<{ readonly all: number | null; readonly papers: number | null }> => {
    const {
      came_at: came = null,
      papers_came_at: papers = null,
      said_at: said = null,
    } = (await cameAt(pool))[0] ?? {};
    const later = (since: number | null): number | null =>
      since === null || since + GRACE_MS <= clock() ? null : since + GRACE_MS;
    return {
      all: said === null ? later(came) : null,
      papers: papers !== null && (said === null || said < papers) ? later(papers) : null,
    };
  };
  return {
    run: async () =>
      alone(inside, async (client) => {
        // What a run that was killed left to do is not put off for a day.
        const goesOn = (await endKilledRuns(pool, clock())).length > 0;
        const until = await houseTime.surely();
        const [last] = await lastBegun(pool, RUN_MAX);
        const isTime = goesOn || last === undefined || last.is_full || clock() - last.began_at >= PAUSE_MS;
        const { all, papers } = await begins();
        const isDue = { all: isTime && all === null, papers: isTime && all === null && papers === null };
        const forgotten = isTime && until !== null ? await forgetDue(inside, await kept(), isDue, until) : 0;
        await clearDisk(client, clock, PAUSE_MS);
        return forgotten;
      }),
    async report() {
      const retention = await kept();
      const stands = await houseTime.look();
      const [since, ended] = [dueSince(retention, clock()), papersSince(retention, clock())];
      const [[due], held, papersDue, papersHeld, [rows], runs, outside] = await Promise.all([
        countDue(pool, ...since),
        countHeld(pool, ...since, clock()),
        countDuePapers(pool, ...ended),
        countHeldPapers(pool, ...ended),
        dueRows(pool, auditSince(retention, clock())),
        latestRuns(pool),
        outsideCopies(pool),
      ]);
      const [last] = runs;
      const { all, papers } = await begins();
      return {
        at: clock(),
        doubt: stands.doubt,
        houseTime: stands.at,
        beginsAt: all,
        papersBeginAt: papers,
        due: {
          ...NONE,
          ...Object.fromEntries(papersDue.map(({ kind, count }) => [kind, count])),
          contact: due?.contacts ?? 0,
          case: due?.cases ?? 0,
          audit: rows?.due ?? 0,
        },
        held: [...held, ...papersHeld, ...rowsWait(rows)],
        runs,
        outside: outside.map(({ tried_in_vain: triedInVain, ...each }) => ({ ...each, triedInVain })),
        backupsExpireAt:
          last === undefined ? null : (last.endedAt ?? last.beganAt) + retention.backupDays * DAY_MS,
      };
    },
  };
}

const NONE: RetentionCounts = { contact: 0, case: 0, inquiry: 0, legal_process: 0, breach: 0, audit: 0 };

type Since = Parameters<typeof countDue> extends [unknown, ...infer Rest] ? Rest : never;

function dueSince({ contactDays, unneededDays, caseDays }: RetentionSettings, now: number): Since {
  const since = (days: number): number => now - days * DAY_MS;
  return [since(contactDays), since(unneededDays), UNNEEDED, since(caseDays)];
}

function papersSince(
  { inquiryDays, legalDays, breachDays }: RetentionSettings,
  now: number,
): [readonly PaperKind[], readonly number[]] {
  return [
    ["inquiry", "legal_process", "breach"],
    [inquiryDays, legalDays, breachDays].map((days) => now - days * DAY_MS),
  ];
}

function auditSince({ auditDays }: RetentionSettings, now: number): number {
  return now - auditDays * DAY_MS;
}

/** What keeps rows of the audit that are as old as the house keeps them. */
function rowsWait(rows: Awaited<ReturnType<typeof dueRows>>[number] | undefined): readonly RetentionHeld[] {
  if (rows === undefined || rows.due === 0) return [];
  if (!rows.may) return [{ kind: "audit", because: "audit_apart", count: rows.due }];
  return rows.held === 0 ? [] : [{ kind: "audit", because: "legal_hold", count: rows.held }];
}

async function forgetDue(
  inside: Inside,
  retention: RetentionSettings,
  isDue: { readonly all: boolean; readonly papers: boolean },
  until: number,
): Promise<number> {
  const { pool, clock, commits, keyring } = inside;
  const since = dueSince(retention, until);
  const [contactsSince, unneededSince, , casesSince] = since;
  let run: string | null = null;
  const begin = async (): Promise<void> => void (run ??= (await beginRun(pool, clock()))[0]?.id ?? null);
  let forgotten = 0;
  const all = async <Row>(
    find: () => Promise<readonly Row[]>,
    forget: (row: Row) => Promise<boolean>,
  ): Promise<void> => {
    for (let [full, gone] = [true, 0]; full;) {
      const found = await find();
      if (found.length > 0) await begin();
      let done = 0;
      for (const row of found) if (await forget(row)) done += 1;
      gone += done;
      forgotten += done;
      if (done > 0) commits.happened();
      // Where none goes, the same would be found for ever.
      full = found.length === BATCH && done > 0 && gone < RUN_MAX;
    }
  };
  if (isDue.all) {
    await all(
      () => contactsBack(pool, BATCH),
      ({ id }) => forgetOneContact(inside, pool, id, contactsSince, run),
    );
    // Cases first: what was told in a contact of theirs is found by it until then.
    await all(
      () => dueCases(pool, casesSince, until, BATCH),
      async ({ id }) => (await forgetCase(pool, id, casesSince, until, run))[0]?.outcome === null,
    );
    await all(
      () => dueContacts(pool, ...since, until, BATCH),
      ({ id, is_unneeded: isUnneeded }) =>
        forgetOneContact(inside, pool, id, isUnneeded ? unneededSince : contactsSince, run),
    );
  }
  if (isDue.papers)
    await all(
      () => duePapers(pool, ...papersSince(retention, until), BATCH),
      async ({ kind, id, before }) => (await forgetPaper(pool, kind, id, before, run))[0]?.outcome === null,
    );
  if (isDue.papers)
    forgotten += await forgetAuditRows(
      pool,
      (text) => keyring.hash("audit", text),
      auditSince(retention, until),
      clock(),
      async () => {
        await begin();
        return run;
      },
    );
  if (run !== null) await endRun(pool, run, clock());
  return forgotten;
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
