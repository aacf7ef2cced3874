import { Client, type PoolConfig } from "pg";
import type { Ledger } from "../rows/tail-ledger.ts";

const WRITERS = 32;
/** Of a hundred writes, so many are rolled back, and so many wait before they commit. */
const ROLLED_BACK = 8;
const SLOW = 4;
const SLOW_SECONDS = 0.02;

/** What one run of the writers did. */
export interface Written {
  perSecond: number;
}

/**
 * 32 connections append to a log for a while: most commit at once, some roll back, some hold their transaction open.
 * The same writers serve both logs, so that only the logs differ.
 */
export async function writeLog(
  connection: PoolConfig,
  table: string,
  milliseconds: number,
  ledger: Ledger,
): Promise<Written> {
  const clients = Array.from({ length: WRITERS }, () => new Client(connection));
  await Promise.all(clients.map((client) => client.connect()));
  const append = `insert into ${table} (stream, payload) values ($1, $2)`;
  const begun = performance.now();
  let written = 0;

  const writer = async (client: Client, index: number): Promise<void> => {
    for (let turn = 0; performance.now() - begun < milliseconds; turn += 1) {
      const mark = `${index}:${turn}`;
      const insert = {
        name: "append",
        text: append,
        values: [`contact:${index}`, { mark, kind: "revision" }],
      };
      // Walks all hundred fates in a scattered order, the same for both logs.
      const fate = (turn * 37 + index * 11) % 100;
      if (fate < ROLLED_BACK) {
        await client.query("begin");
        await client.query(insert);
        await client.query("rollback");
        continue;
      }
      if (fate < ROLLED_BACK + SLOW) {
        await client.query("begin");
        await client.query(insert);
        await client.query(`select pg_sleep(${SLOW_SECONDS})`);
        await client.query("commit");
      } else {
        await client.query(insert);
      }
      ledger.committed(mark);
      written += 1;
    }
  };
  await Promise.all(clients.map(writer));
  const perSecond = (written * 1_000) / (performance.now() - begun);
  await Promise.all(clients.map((client) => client.end()));
  return { perSecond };
}
