import { alternate } from "../frame/alternate.ts";
import { compare, exact, median, type Figure } from "../frame/figure.ts";
import type { Row } from "../frame/row.ts";
import { openIngestSides } from "./ingest-sides.ts";
import type { FullSpeed, WebhookSide } from "./webhook-side.ts";

/** How much of it is done; a test does little. */
export interface CrowdScale {
  readonly consoles: number;
  readonly perSecond: number;
  readonly milliseconds: number;
  readonly rounds: number;
  readonly warmMs: number;
}

const SCALE: CrowdScale = { consoles: 1_000, perSecond: 50, milliseconds: 1_800, rounds: 5, warmMs: 2_000 };
const WAIT = { floor: 1.5, stretch: 1.2 };
const RATE = { floor: 0.5, stretch: 0.9 };

/** Signed texts until a thousand consoles show them, fifty a second and as fast as they are taken, beside the limit of row 2. */
export const e2eCrowd: Row = {
  number: 11,
  name: "e2e-1000",
  run: async () => measureCrowd(SCALE),
};

/** A real gateway beside the limit, both over one server, one at a time. */
export async function measureCrowd(scale: CrowdScale): Promise<readonly Figure[]> {
  await using closing = new AsyncDisposableStack();
  const { ours, limit } = await openIngestSides(closing, scale.consoles);
  const { perSecond, milliseconds, rounds } = scale;
  for (const side of [limit, ours]) await side.fullSpeed(scale.warmMs);
  const waits = await alternate(
    async () => ours.deltaP99(perSecond, milliseconds),
    async () => limit.deltaP99(perSecond, milliseconds),
    rounds,
  );
  const fast = { ours: [] as FullSpeed[], limit: [] as FullSpeed[] };
  const full = async (side: WebhookSide, into: FullSpeed[]): Promise<number> => {
    const one = await side.fullSpeed(milliseconds);
    into.push(one);
    return one.perSecond;
  };
  const rates = await alternate(
    async () => full(ours, fast.ours),
    async () => full(limit, fast.limit),
    rounds,
  );
  const { accepted, contacts, alike } = ours.told();
  const what = `11 e2e K=${scale.consoles}`;
  return [
    compare({
      workload: `${what}: delta p99 at ${perSecond}/s`,
      unit: "ms",
      better: "less",
      bar: WAIT,
      rounds: waits,
    }),
    compare({
      workload: `${what}: as fast as taken`,
      unit: "texts/s",
      better: "more",
      bar: RATE,
      rounds: rates,
      cpu: { ours: micros(fast.ours), limit: micros(fast.limit) },
      detail: fast,
    }),
    exact(
      `${what}: all told`,
      `${contacts} of ${accepted}${alike ? "" : ", not all the same"}`,
      alike && contacts === accepted,
      { ours: ours.told(), limit: limit.told() },
    ),
  ];
}

const micros = (measured: readonly FullSpeed[]): number =>
  median(measured.map(({ serverMicros, databaseMicros }) => serverMicros + databaseMicros));
