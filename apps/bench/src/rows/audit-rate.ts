import { migrate } from "@holdfast/db";
import pg from "pg";
import { openPlainInserts, type PlainInserts } from "../baselines/plain-inserts.ts";
import { alternate } from "../frame/alternate.ts";
import { compare, exact, type Figure } from "../frame/figure.ts";
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

/** Rows of the audit beside plain inserts, and what it costs whoever opens a contact or a case that this is a row. */
export const auditRate: Row = {
  number: 31,
  name: "audit-rate",
  run: async (bench) => {
    const plain = await openPlainInserts(await bench.database("bench_audit"));
    const audit = new pg.Client(bench.connection);
    await audit.connect();
    const place = await bench.database("bench_case_looks");
    await migrate(place);
    const looks = await openCaseLooks(place, bench.keyring);
    let opened = 0;
    try {
      const opening = await openContact(bench);
      return [
        await figure(
          `${EACH} rows, a commit each`,
          EACH_BAR,
          () => auditEach(audit, EACH),
          () => plain.each(EACH),
        ),
        await figure(
          `${TOGETHER} rows of one statement`,
          TOGETHER_BAR,
          () => auditTogether(audit, TOGETHER),
          () => plain.together(TOGETHER),
        ),
        await figure(`${OPENED} contacts opened`, OPEN_BAR, opening.recorded, opening.unrecorded),
        await figure(
          `${OPENED} cases opened`,
          OPEN_BAR,
          async () => {
            opened += OPENED;
            await looks.recorded(OPENED);
          },
          () => looks.unrecorded(OPENED),
        ),
        exact("31 audit-rate rows of both", ...(await bothWrote(audit, plain))),
        exact("31 audit-rate rows of cases opened", ...asMany(await looks.rows(), opened)),
      ];
    } finally {
      await Promise.all([audit.end(), plain.close(), looks.close()]);
    }
  },
};

async function figure(
  what: string,
  bar: typeof EACH_BAR,
  ours: () => Promise<unknown>,
  limit: () => Promise<unknown>,
): Promise<Figure> {
  return compare({
    workload: `31 audit-rate ${what}`,
    unit: "ms",
    better: "less",
    bar,
    rounds: await alternate(
      async () => took(ours),
      async () => took(limit),
    ),
  });
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
    await client.query("select from audit_row where deed = 'looked' and facts = '{\"version\": 1}'")
  ).rowCount;
  return asMany(ours, await plain.count());
}

function asMany(rows: number | null, wanted: number): readonly [string, boolean] {
  const isSame = rows === wanted;
  return [isSame ? "as many" : "not as many", isSame];
}

interface Opening {
  readonly recorded: () => Promise<void>;
  readonly unrecorded: () => Promise<void>;
}

async function openContact({ store }: Pick<BenchServer, "store">): Promise<Opening> {
  const [by] = await makeClaimers(store, 1);
  if (by === undefined) throw new Error("nobody opens anything");
  const { contactId: id } = await store.intake.arrive(inventedArrival());
  const times = async (open: () => Promise<unknown>): Promise<void> => {
    for (let nth = 0; nth < OPENED; nth += 1) await open();
  };
  return {
    recorded: () => times(async () => store.contacts.look(id, by)),
    unrecorded: () => times(async () => store.contacts.contact(id)),
  };
}
