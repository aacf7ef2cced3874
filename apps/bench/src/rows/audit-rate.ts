import pg from "pg";
import { openPlainInserts, type PlainInserts } from "../baselines/plain-inserts.ts";
import { alternate } from "../frame/alternate.ts";
import { compare, exact, type Figure, type Round } from "../frame/figure.ts";
import { inTurn, type Deed } from "../frame/in-turn.ts";
import type { Row } from "../frame/row.ts";
import type { BenchServer } from "../server/bench-server.ts";
import { openCaseLooks } from "./case-looks.ts";
import { makeClaimers } from "./claim-race.ts";
import { inventedArrival } from "./invented-arrival.ts";

/** Rows of a round: each committed by itself, and of one statement. */
const EACH = 500;
const TOGETHER = 20_000;
/** How often a contact, or a case, is opened in a round. */
const OPENED = 300;

/** How much longer a row may take because of its checks, its indexes and the function that alone may write it. */
const EACH_BAR = { floor: 2, stretch: 1.3 };
const TOGETHER_BAR = { floor: 8, stretch: 4 };
/** How much longer opening a contact or a case may take because it is written down. */
const OPEN_BAR = { floor: 3, stretch: 1.5 };
/** The same beside opening it unrecorded and then committing one plain row: both wait for the disk once, however slow it is just then. */
const COMMIT_BAR = { floor: 1.5, stretch: 1.1 };

/** Rows of the audit beside plain inserts, and what it costs whoever opens a contact or a case that this is a row. */
export const auditRate: Row = {
  number: 31,
  name: "audit-rate",
  run: async (bench) => {
    const plain = await openPlainInserts(await bench.database("bench_audit"));
    const audit = new pg.Client(bench.connection);
    await audit.connect();
    const looks = await openCaseLooks(bench.connection, bench.keyring);
    let recorded = 0;
    try {
      const opening = await openContact(bench);
      return [
        figure(
          `${EACH} rows, a commit each`,
          EACH_BAR,
          await alternate(
            async () => took(() => auditEach(audit, EACH)),
            async () => took(() => plain.each(EACH)),
          ),
        ),
        figure(
          `${TOGETHER} rows of one statement`,
          TOGETHER_BAR,
          await alternate(
            async () => took(() => auditTogether(audit, TOGETHER)),
            async () => took(() => plain.together(TOGETHER)),
          ),
        ),
        figure(`${OPENED} contacts opened`, OPEN_BAR, await opened(opening.recorded, opening.unrecorded)),
        figure(
          `${OPENED} contacts opened, and a row`,
          COMMIT_BAR,
          await opened(opening.recorded, async (nth) => {
            await opening.unrecorded(nth);
            await plain.beside();
          }),
        ),
        figure(
          `${OPENED} cases opened`,
          OPEN_BAR,
          await opened(async () => {
            recorded += 1;
            await looks.recorded();
          }, looks.unrecorded),
        ),
        exact("31 audit-rate rows of both", ...(await bothWrote(audit, plain))),
        exact("31 audit-rate rows of cases opened", ...asMany(await looks.rows(), recorded)),
      ];
    } finally {
      await Promise.all([audit.end(), plain.close(), looks.close()]);
    }
  },
};

function figure(what: string, bar: typeof EACH_BAR, rounds: readonly Round[]): Figure {
  return compare({ workload: `31 audit-rate ${what}`, unit: "ms", better: "less", bar, rounds });
}

/** How long all openings of a round took together: recorded and not, one after the other. */
async function opened(recorded: Deed, unrecorded: Deed): Promise<readonly Round[]> {
  const sum = (each: readonly number[]): number => each.reduce((all, one) => all + one, 0);
  const timed = await inTurn(recorded, unrecorded, { times: OPENED });
  return timed.map(({ ours, limit }) => ({ ours: sum(ours), limit: sum(limit) }));
}

async function took(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

const WRITE = `audit_write(gen_random_uuid(), 'looked', 'contact', gen_random_uuid(), gen_random_uuid(), null, '{"version": 1}')`;

export async function auditEach(client: pg.Client, count: number): Promise<void> {
  for (let nth = 0; nth < count; nth += 1)
    await client.query({ name: "audit_each", text: `select ${WRITE}` });
}

export async function auditTogether(client: pg.Client, count: number): Promise<void> {
  await client.query(`select count(${WRITE}) from generate_series(1, $1)`, [count]);
}

/** Whether as many rows stand as were written, on both sides alike. */
async function bothWrote(client: pg.Client, plain: PlainInserts): Promise<readonly [string, boolean]> {
  const ours = (
    await client.query(
      "select from audit_row where deed = 'looked' and thing = 'contact' and facts = '{\"version\": 1}'",
    )
  ).rowCount;
  return asMany(ours, await plain.count());
}

function asMany(rows: number | null, wanted: number): readonly [string, boolean] {
  const isSame = rows === wanted;
  return [isSame ? "as many" : "not as many", isSame];
}

interface Opening {
  readonly recorded: Deed;
  readonly unrecorded: Deed;
}

async function openContact({ store }: Pick<BenchServer, "store">): Promise<Opening> {
  const [by] = await makeClaimers(store, 1);
  if (by === undefined) throw new Error("nobody opens anything");
  const { contactId: id } = await store.intake.arrive(inventedArrival());
  return {
    recorded: async () => store.contacts.look(id, by),
    unrecorded: async () => store.contacts.contact(id),
  };
}
