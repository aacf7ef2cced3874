import { setTimeout as delay } from "node:timers/promises";
import type { Store } from "@holdfast/db";
import { writeLog } from "../baselines/log-writers.ts";
import { openNaiveLog } from "../baselines/naive-log.ts";
import { alternate } from "../frame/alternate.ts";
import { compare, exact } from "../frame/figure.ts";
import type { Row } from "../frame/row.ts";
import { openLedger, type Ledger } from "./tail-ledger.ts";

const MILLISECONDS = 3_000;
const PAGE = 1_000;
const POLL_MS = 5;
const NAIVE = "naive_log";

/** 32 writers with rollbacks and slow commits: what a reader of the log misses, and what the log costs its writers. */
export const gapFreeTail: Row = {
  number: 13,
  name: "gap-free-tail",
  run: async (bench) => {
    const naive = await bench.database("bench_naive_log");
    const sums = { ours: noLosses(), naive: noLosses() };
    const rounds = await alternate(
      async () => {
        const ledger = openLedger();
        const { perSecond } = await readWhile(await ourReader(bench.store, ledger), () =>
          writeLog(bench.connection, "event", MILLISECONDS, ledger),
        );
        add(sums.ours, ledger);
        return perSecond;
      },
      async () => {
        const ledger = openLedger();
        const log = await openNaiveLog(naive, NAIVE);
        const poll = async (): Promise<number> => {
          const marks = await log.poll(PAGE);
          for (const mark of marks) ledger.saw(mark);
          return marks.length;
        };
        const { perSecond } = await readWhile(poll, () => writeLog(naive, NAIVE, MILLISECONDS, ledger));
        await log.close();
        add(sums.naive, ledger);
        return perSecond;
      },
    );
    const { ours } = sums;
    const read = `${ours.missed} missed, ${ours.twice} twice of ${ours.committed}`;
    return [
      exact("13 gap-free tail: reader", read, ours.missed + ours.twice + ours.ghosts === 0, { ...ours }),
      // A race that even the naive reader survives has shown nothing about ours.
      exact("13 naive cursor shows the race", `${sums.naive.missed} missed`, sums.naive.missed > 0, {
        ...sums.naive,
      }),
      compare({
        workload: "13 gap-free tail: writers",
        unit: "writes/s",
        better: "more",
        bar: { floor: 0.8, stretch: 0.95 },
        rounds,
      }),
    ];
  },
};

interface Losses {
  committed: number;
  missed: number;
  twice: number;
  ghosts: number;
}

const noLosses = (): Losses => ({ committed: 0, missed: 0, twice: 0, ghosts: 0 });

function add(sum: Losses, ledger: Ledger): void {
  const judged = ledger.judge();
  for (const key of ["committed", "missed", "twice", "ghosts"] as const) sum[key] += judged[key];
}

/** A reader of our log from where it ends now; each call reads one page and says how many events it held. */
export async function ourReader(store: Pick<Store, "log">, ledger: Ledger): Promise<() => Promise<number>> {
  let cursor = await store.log.head();
  return async () => {
    const { head, events } = await store.log.tail(cursor, PAGE);
    cursor = head;
    for (const { payload } of events) ledger.saw((payload as { mark: string }).mark);
    return events.length;
  };
}

/** Reads on while the work runs, and after it until nothing more comes. */
export async function readWhile<T>(poll: () => Promise<number>, work: () => Promise<T>): Promise<T> {
  let working = true;
  const reading = (async () => {
    for (;;) {
      const last = !working;
      const found = await poll();
      if (found === 0 && last) return;
      if (found < PAGE) await delay(POLL_MS);
    }
  })();
  try {
    return await work();
  } finally {
    working = false;
    await reading;
  }
}
