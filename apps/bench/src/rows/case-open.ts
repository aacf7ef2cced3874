import { createPlainCase, type PlainCaseLimit } from "../baselines/plain-case.ts";
import { alternate } from "../frame/alternate.ts";
import { compare, exact, type Figure } from "../frame/figure.ts";
import type { Row } from "../frame/row.ts";
import type { BenchServer } from "../server/bench-server.ts";
import { keepLongCase, type LongCase } from "./long-case.ts";

/** How often each is opened in a round. */
const OPENED = 200;

/** How much longer the slowest twentieth may take because it is sealed. */
const BAR = { floor: 3, stretch: 1.5 };

/** How long a long history and a large case take to open, sealed, beside the same in the clear. */
export const caseOpen: Row = {
  number: 30,
  name: "case-open",
  run: async (bench) => {
    const kept = await keepLongCase(bench.store);
    const limit = await createPlainCase(await bench.database("bench_case"), kept);
    try {
      const same = await readsTheSame(bench, kept, limit);
      return [
        await figure("history of 500", async () => openHistory(bench, kept), limit.openHistory),
        await figure("case of 48 parts", async () => openCase(bench, kept), limit.openCase),
        exact("30 case-open reads the same", same ? "the same" : "not the same", same),
      ];
    } finally {
      await limit.close();
    }
  },
};

async function figure(
  what: string,
  ours: () => Promise<unknown>,
  limit: () => Promise<unknown>,
): Promise<Figure> {
  return compare({
    workload: `30 case-open ${what}, p95`,
    unit: "ms",
    better: "less",
    bar: BAR,
    rounds: await alternate(
      async () => p95(ours),
      async () => p95(limit),
    ),
  });
}

/** Both sides give back every word and every field. */
export async function readsTheSame(
  bench: Pick<BenchServer, "store">,
  kept: LongCase,
  limit: PlainCaseLimit,
): Promise<boolean> {
  const [sealed, clear] = [await openHistory(bench, kept), await limit.openHistory()];
  const [record, plain] = [await openCase(bench, kept), await limit.openCase()];
  return (
    JSON.stringify(sealed) === JSON.stringify(kept.words) &&
    JSON.stringify(clear) === JSON.stringify(kept.words) &&
    JSON.stringify(record) === JSON.stringify(plain)
  );
}

async function openHistory({ store }: Pick<BenchServer, "store">, { contactId }: LongCase) {
  await store.contacts.contact(contactId);
  return (await store.contacts.entries(contactId, 0)).map(({ text }) => text);
}

async function openCase({ store }: Pick<BenchServer, "store">, { record, asker }: LongCase) {
  return (await store.cases.read(record.id, asker))?.record ?? null;
}

/** What all but the slowest twentieth took at most, in milliseconds. */
async function p95(open: () => Promise<unknown>): Promise<number> {
  const took: number[] = [];
  for (let time = 0; time < OPENED; time += 1) {
    const begun = performance.now();
    await open();
    took.push(performance.now() - begun);
  }
  return took.toSorted((one, other) => one - other)[Math.floor(OPENED * 0.95)] ?? Number.NaN;
}
