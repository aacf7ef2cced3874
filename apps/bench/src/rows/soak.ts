import { Client, Pool } from "pg";
import { atMost, compare, exact, unasked, type Figure } from "../frame/figure.ts";
import { endedWithin } from "../frame/ended-within.ts";
import { oneClock } from "../frame/one-clock.ts";
import type { Row } from "../frame/row.ts";
import { slope } from "../frame/slope.ts";
import { heapMb } from "../house/gateway-metrics.ts";
import { openGatewayHouse, type GatewayHouse } from "../house/gateway-house.ts";
import { colleague } from "../traffic/colleague.ts";
import { openCrowd } from "../traffic/console-crowd.ts";
import { httpLine } from "../traffic/http-line.ts";
import { moreStaff } from "../traffic/more-staff.ts";
import { openLoop, quantile } from "../traffic/open-loop.ts";
import { steadyHands } from "../traffic/steady-hands.ts";
import { residentMb } from "../server/resident.ts";
import { textRequest } from "../traffic/text-request.ts";
import { endBesideBeginning } from "./end-beside-beginning.ts";
import { withFewCheckpoints } from "./few-checkpoints.ts";
import { filling, seedContacts } from "./seed-contacts.ts";
import { lengthSaid, queueGrows, SOAK_VARIABLE, soakBoundMs, soakLength } from "./soak-length.ts";
import { soakMinutes, type Minute } from "./soak-minutes.ts";

/** How much of it is done; a test does little. */
export interface SteadyScale {
  readonly consoles: number;
  readonly perSecond: number;
  /** How many wait at any time: who comes is let in and who has waited longest is closed. `null`: nobody is closed. */
  readonly waiting: number | null;
  /** Who close them, each at a console of their own. */
  readonly people: number;
  /** Closed contacts behind those who come. */
  readonly history: number;
  /** Stretches of the whole. */
  readonly slices: number;
  readonly sliceMs: number;
  /** Whether it is long enough to say what it does to memory, and for its minutes to be set beside each other. */
  readonly isWhole: boolean;
  readonly what: string;
}

const TOKEN = "a token of the benchmark only";
const say = (words: string): void => console.error(`bench: ${words}`);
const LINES = 16;
/** Ten seconds of those who come. */
const WAITING = 500;
/** One person may ask 1,200 things in a minute: each of these asks 375. */
const PEOPLE = 16;
const FIRST_OF_HISTORY = 1_000_000;
const WAIT = { floor: 1.3, stretch: 1.1 };
/** Percent a minute, by the line through the second half; the first is warm-up. */
const GROWTH = { floor: 1, stretch: 1 };

/**
 * Fifty texts a second for ten minutes before a history of a million, and as many contacts closed: whether the last minute is
 * as the first, and memory as it was.
 */
export const steadySoak: Row = {
  number: 17,
  name: "soak",
  run: async () => {
    const length = soakLength(process.env);
    const { isWhole, minutes } = length;
    const slices = isWhole ? 50 : 30;
    const grows = queueGrows(process.env);
    const scale: SteadyScale = {
      consoles: 300,
      perSecond: 50,
      waiting: grows ? null : WAITING,
      people: PEOPLE,
      history: isWhole ? 1_000_000 : 50_000,
      slices,
      sliceMs: (minutes * 60_000) / slices,
      isWhole,
      what: lengthSaid(length, `17 soak ${minutes} min${grows ? ", queue grows" : ""}`),
    };
    return endedWithin(scale.what, soakBoundMs(length), async (late) => measureSteady(scale, late, say));
  },
};

/** What one stretch came to. */
interface Slice {
  readonly p99: number;
  readonly memory: number;
  readonly whole: boolean;
}

/** `late`: to be broken off, whatever it waits for. `said` is told of each minute. */
export async function measureSteady(
  scale: SteadyScale,
  late: AbortSignal,
  said: (words: string) => void,
): Promise<readonly Figure[]> {
  await using closing = new AsyncDisposableStack();
  const house = await openGatewayHouse({ HOLDFAST_METRICS_TOKEN: TOKEN });
  closing.defer(house.close);
  late.throwIfAborted();
  // Whatever is being waited for is the gateway's to answer.
  const breakOff = (): void => void house.gateway().kill();
  late.addEventListener("abort", breakOff);
  closing.defer(() => late.removeEventListener("abort", breakOff));
  const cookie = await house.signIn();
  const line = httpLine(Number(house.url.port));
  if ((await line.ask(textRequest(house.webhook, 1))) !== 200) throw new Error("a text was not taken");
  line.close();
  await colleague(house.url, cookie).closeOldest(1);
  await seedHistory(house, scale.history);
  const lines = Array.from({ length: LINES }, () => httpLine(Number(house.url.port)));
  closing.defer(async () => lines.forEach(({ close }) => close()));
  let made = 1;
  const text = (): Buffer => textRequest(house.webhook, (made += 1));
  const others = await signInMore(house, scale.people - 1);
  const crowd = await openCrowd({
    url: `ws://${house.url.host}/socket.io/?EIO=4&transport=websocket`,
    speech: "socket.io",
    consoles: scale.consoles,
    cookie,
    others,
    origin: house.url.origin,
  });
  closing.defer(crowd.close);
  const filled: number[] = [];
  const fill = (): Buffer => {
    filled.push(oneClock());
    return text();
  };
  await openLoop(lines, fill, scale.waiting ?? 0, 1_000);
  // Told of them now, nobody takes them for new once they are closed.
  await crowd.lap(filled);
  const hands = steadyHands(house.url, [cookie, ...others]);
  const waited = [await hands.waiting()];
  const slices: Slice[] = [];
  const minutes = soakMinutes(scale.sliceMs, said);
  // The first is run and forgotten: what it runs on is compiled meanwhile.
  while (slices.length <= scale.slices) {
    const sentAt: number[] = [];
    const next = (): Buffer => {
      sentAt.push(oneClock());
      if (scale.waiting !== null) hands.takeOne();
      return text();
    };
    await openLoop(lines, next, scale.perSecond, scale.sliceMs);
    await hands.settled();
    const lap = await crowd.lap(sentAt);
    const memory = residentMb(house.gateway().pid);
    const whole = lap.alike && lap.contacts === sentAt.length;
    if (slices.length > 0) minutes.take({ waits: lap.waits, memory, heap: await heapMb(house.url, TOKEN) });
    slices.push({ p99: quantile(lap.waits, 0.99), memory, whole });
    if (scale.waiting !== null) waited.push(await hands.waiting());
  }
  return [...figuresOf(scale, slices.slice(1), minutes.all()), ...steadyFigure(scale, waited)];
}

/** Whether as many wait after each stretch as before the first. */
function steadyFigure({ what, waiting }: SteadyScale, waited: readonly number[]): readonly Figure[] {
  if (waiting === null) return [];
  const said = `${Math.min(...waited)} to ${Math.max(...waited)}`;
  return [
    exact(
      `${what}: ${waiting} wait all along`,
      said,
      waited.every((count) => count === waiting),
    ),
  ];
}

/** So many more advocates, signed in. */
async function signInMore(house: GatewayHouse, count: number): Promise<readonly string[]> {
  const pool = new Pool({ ...(await house.database()).connection, max: 1 });
  const names = await moreStaff(pool, "advocate", count);
  await pool.end();
  const cookies: string[] = [];
  for (const name of names) cookies.push(await house.signIn(name));
  return cookies;
}

function figuresOf(
  { what, sliceMs, isWhole }: SteadyScale,
  slices: readonly Slice[],
  minutes: readonly Minute[],
): readonly Figure[] {
  const windows = { stretches: slices.map(({ p99 }) => p99), minutes: minutes.map(({ p99 }) => p99) };
  const whole = slices.filter((slice) => slice.whole).length;
  const second = slices.slice(slices.length / 2).map(({ memory }) => memory);
  const growth = (slope(second) * (60_000 / sliceMs) * 100) / (second[0] ?? Number.NaN);
  return [
    compare({
      workload: `${what}: delta p99, end beside beginning`,
      unit: "ms",
      better: "less",
      bar: WAIT,
      rounds: endBesideBeginning(windows, isWhole),
      detail: { slices, minutes },
    }),
    isWhole
      ? atMost(`${what}: memory grows after half of it`, "%/min", growth, GROWTH, { slices })
      : unasked(`${what}: memory grows after half of it`, `so short says nothing: ${SOAK_VARIABLE}=whole`),
    exact(`${what}: all told`, `${whole} of ${slices.length} stretches`, whole === slices.length),
  ];
}

/** Closed contacts as the one that was closed here. */
async function seedHistory(house: GatewayHouse, contacts: number): Promise<void> {
  const { connection } = await house.database();
  const client = new Client(connection);
  await client.connect();
  const { rows } = await client.query<{ id: string }>(
    "select id from contact where status = 'closed' limit 1",
  );
  await client.end();
  const [shape] = rows;
  if (shape === undefined) throw new Error("nobody was closed");
  await withFewCheckpoints(connection, async () =>
    filling(connection, ["contact"], async (filler) =>
      seedContacts(filler, shape.id, { contacts, after: FIRST_OF_HISTORY }),
    ),
  );
}
