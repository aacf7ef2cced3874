import { alternate } from "../frame/alternate.ts";
import { compare, exact, median, type Figure } from "../frame/figure.ts";
import type { Row } from "../frame/row.ts";
import { openIngestSides } from "./ingest-sides.ts";
import type { FullSpeed, WebhookSide } from "./webhook-side.ts";

const BAR = { floor: 0.4, stretch: 0.8 };

/** How much of it is done; a test does little. */
export interface IngestHttpScale {
  readonly consoles: number;
  readonly milliseconds: number;
  readonly rounds: number;
  /** How long each side runs before anything counts: both are compiled while they run. */
  readonly warmMs: number;
}

const SCALE: IngestHttpScale = { consoles: 200, milliseconds: 1_800, rounds: 5, warmMs: 3_000 };

/** Signed texts until they are durable and 200 consoles know, beside node:http, one insert for many, and ws. */
export const ingestHttp: Row = {
  number: 2,
  name: "ingest-http",
  run: () => measureIngestHttp(SCALE),
};

/** Measures a real gateway beside the limit, both over one server, one at a time. */
export async function measureIngestHttp(scale: IngestHttpScale): Promise<readonly Figure[]> {
  await using closing = new AsyncDisposableStack();
  const { ours, limit } = await openIngestSides(closing, scale.consoles);
  // Awaited here: what is open must outlive the measuring.
  return await figures(ours, limit, scale);
}

async function figures(
  ours: WebhookSide,
  limit: WebhookSide,
  { consoles, milliseconds, rounds, warmMs }: IngestHttpScale,
): Promise<readonly Figure[]> {
  const fast = { ours: [] as FullSpeed[], limit: [] as FullSpeed[] };
  const noted = async (side: WebhookSide, into: FullSpeed[]): Promise<number> => {
    const measured = await side.fullSpeed(milliseconds);
    into.push(measured);
    return measured.perSecond;
  };
  for (const side of [limit, ours]) await side.fullSpeed(warmMs);
  const speed = await alternate(
    () => noted(ours, fast.ours),
    () => noted(limit, fast.limit),
    rounds,
  );
  const half = (side: "ours" | "limit"): number => median(speed.map((round) => round[side])) / 2;
  const waits = await alternate(
    () => ours.ackP99(half("ours"), milliseconds),
    () => limit.ackP99(half("limit"), milliseconds),
    rounds,
  );
  const told = { ours: ours.told(), limit: limit.told() };
  const { accepted, contacts, alike } = told.ours;
  return [
    compare({
      workload: `2 ingest-http K=${consoles}: durable 200`,
      unit: "texts/s",
      better: "more",
      bar: BAR,
      rounds: speed,
      cpu: { ours: micros(fast.ours), limit: micros(fast.limit) },
      detail: fast,
    }),
    compare({
      workload: "2 ingest-http: ack p99 at half of it",
      unit: "ms",
      better: "less",
      // A rate's bar, turned over.
      bar: { floor: 1 / BAR.floor, stretch: 1 / BAR.stretch },
      rounds: waits,
    }),
    exact(
      "2 ingest-http: consoles told",
      `${contacts} of ${accepted}${alike ? "" : ", not all the same"}`,
      contacts === accepted && alike,
      told,
    ),
  ];
}

function micros(measured: readonly FullSpeed[]): number {
  return median(measured.map(({ serverMicros, databaseMicros }) => serverMicros + databaseMicros));
}
