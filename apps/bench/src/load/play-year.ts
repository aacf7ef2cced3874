import { setTimeout as delay } from "node:timers/promises";
import { Client, type PoolConfig } from "pg";
import { openGatewayHouse, variablesOf } from "../house/gateway-house.ts";
import { processCpuMicros, serverCpuMicros } from "../server/server-cpu.ts";
import { advocatesThere } from "./advocates-there.ts";
import { openDesks } from "./desks.ts";
import { listeningConsole } from "./listening-console.ts";
import { openOutside } from "./outside.ts";
import { sayEachMinute } from "./said-each-minute.ts";
import { lossesOf } from "./told-or-lost.ts";
import { waitsByLane, type LaneWaits } from "./waits-by-lane.ts";
import { planYear, type YearPlan, type YearScale } from "./year-plan.ts";

/** How much is played, and by whom it is met. */
export interface LoadScale extends YearScale {
  readonly gateways: number;
  /** Advocates in all, spread over the gateways. */
  readonly advocates: number;
  readonly handleMs: number;
  /** How long those who still wait at the end are waited for, in milliseconds: the whole ends by itself. */
  readonly patienceMs: number;
}

/** What a year came to. */
export interface LoadTold {
  readonly plan: Pick<YearPlan, "signals" | "threads" | "of"> & { readonly messages: number };
  readonly waits: readonly LaneWaits[];
  /** In words; none is what there must be. */
  readonly losses: readonly string[];
  readonly contacts: number;
  readonly lostRaces: number;
  /** Answers that a lock kept back, by the lock. */
  readonly locked: readonly string[];
  readonly refused: readonly string[];
  /** Advocates whom no gateway counts as there at the end, by name: what they hold goes back. */
  readonly away: readonly string[];
  readonly tookMs: number;
  /** Each of one contact: processor milliseconds of the gateways and of the database, transactions, bytes of its log and to one console. */
  readonly cost: Readonly<
    Record<"gatewayMs" | "databaseMs" | "transactions" | "logBytes" | "consoleBytes", number>
  >;
}

/** Everybody of a demo who answers; each may ask a gateway 1,200 times a minute. */
const ADVOCATES = ["dana", "ada", "marta", "lee"] as const;
const LOOK_MS = 50;
/** A gateway counts who is there every five seconds. */
const COUNTED_WITHIN_MS = 8_000;
/** The database says within so long what it has done. */
const TOLD_WITHIN_MS = 1_500;

/** Plays it against real gateways over a real database, all on this machine, and stops them. `said` is told each minute how far it has come. */
export async function playYear(scale: LoadScale, said: (words: string) => void): Promise<LoadTold> {
  await using closing = new AsyncDisposableStack();
  const outside = await openOutside("an invented secret of the load");
  closing.defer(outside.close);
  const house = await openGatewayHouse(
    variablesOf("LOOPBACK", { SECRET: outside.secret, DELIVER_TO: outside.url.href }),
  );
  closing.defer(house.close);
  const others = [];
  for (let nth = 1; nth < scale.gateways; nth += 1) others.push(await house.another());
  const urls = [house.url, ...others.map(({ url }) => url)];
  const pids = [house.gateway().pid, ...others.map(({ pid }) => pid)];
  const cookies: string[] = [];
  for (const name of ADVOCATES) cookies.push(await house.signIn(name));
  const { connection } = await house.database();
  const consoles = await Promise.all(urls.map(async (url) => listeningConsole(url, cookies[0] ?? "")));
  closing.defer(async () => consoles.forEach(({ close }) => close()));

  const there = await advocatesThere(urls, cookies);
  closing.defer(async () => there.close());

  const plan = planYear(scale);
  const brought = new Set(plan.messages.map(({ event }) => event)).size;
  const before = await standing(connection);
  const spent = { gateways: sum(pids.map(processCpuMicros)), database: serverCpuMicros(house.data) };
  const share = { desks: Math.ceil(scale.advocates / urls.length), handleMs: scale.handleMs };
  const desks = urls.map((url) => openDesks(url, cookies, share));
  const begun = performance.now();
  const queued = (): number => sum(desks.map(({ done }) => done.queued.size));
  const isOver = async (): Promise<boolean> =>
    (await openContacts(connection, before.lastNumber)) === 0 &&
    outside.delivered.size + (await unsent(connection, before.lastNumber)).size >= queued();
  const taken = new Set<string>();
  const ended = new AbortController();
  const saying = sayEachMinute(
    async () => ({
      taken: taken.size,
      of: brought,
      answered: queued(),
      open: await openContacts(connection, before.lastNumber),
    }),
    said,
    ended.signal,
  );
  const play = async (): Promise<void> => {
    await deliverAll(plan, taken, async (message, nth) =>
      outside.deliver(urls[nth % urls.length] ?? house.url, message),
    );
    for (const end = performance.now() + scale.patienceMs; performance.now() < end && !(await isOver());)
      await delay(LOOK_MS * 4);
  };
  // Of one that broke off nothing more is said, either: it would be asked of a house that is closed.
  await Promise.all([play().finally(() => ended.abort()), saying]);
  const tookMs = performance.now() - begun;
  for (const each of desks) await each.stop();
  const cpu = { gateways: sum(pids.map(processCpuMicros)), database: serverCpuMicros(house.data) };
  const away = await countedAway(connection);
  await delay(TOLD_WITHIN_MS);
  const after = await standing(connection);
  const contacts = await contactsSince(connection, before.lastNumber);
  const done = desks.map((each) => each.done);
  const per = (value: number): number => value / Math.max(1, contacts.size);
  return {
    plan: { signals: plan.signals, threads: plan.threads, of: plan.of, messages: plan.messages.length },
    waits: waitsByLane(done.flatMap(({ waits }) => waits)),
    losses: lossesOf({
      brought,
      accepted: taken.size,
      stored: after.messages - before.messages,
      contacts,
      told: consoles.map(({ told }) => told),
      queued: new Set(done.flatMap((each) => [...each.queued])),
      delivered: outside.delivered,
      saidUnsent: await unsent(connection, before.lastNumber),
      open: await openContacts(connection, before.lastNumber),
    }),
    contacts: contacts.size,
    lostRaces: sum(done.map(({ lostRaces }) => lostRaces)),
    locked: counted(done.map(({ locked }) => locked)),
    refused: counted(done.map(({ refused }) => refused)),
    away,
    tookMs,
    cost: {
      gatewayMs: per((cpu.gateways - spent.gateways) / 1_000),
      databaseMs: per((cpu.database - spent.database) / 1_000),
      transactions: per(after.transactions - before.transactions),
      logBytes: per(after.logBytes - before.logBytes),
      consoleBytes: per(consoles[0]?.bytes() ?? 0),
    },
  };
}

/** Whom no gateway has counted lately, after all have had the time to. */
async function countedAway(connection: PoolConfig): Promise<readonly string[]> {
  const text = `select username as name from staff
    left join staff_seen on staff_seen.user_id = staff.id and staff_seen.seen_at > now() - routed_for()
    where username = any ($1) and staff_seen.user_id is null order by username`;
  for (const end = performance.now() + COUNTED_WITHIN_MS; ; await delay(LOOK_MS)) {
    const rows = await asked<{ name: string }>(connection, text, [ADVOCATES]);
    if (rows.length === 0 || performance.now() > end) return rows.map(({ name }) => name);
  }
}

/** Brings each message at its time, whatever the answers do, and notes which ones the gateways said they have. */
async function deliverAll(
  { messages }: YearPlan,
  taken: Set<string>,
  deliver: (message: YearPlan["messages"][number], nth: number) => Promise<boolean>,
): Promise<void> {
  const onTheirWay = new Set<Promise<void>>();
  const begun = performance.now();
  for (const [nth, message] of messages.entries()) {
    const rest = begun + message.at - performance.now();
    if (rest > 1) await delay(rest);
    // As many at once as a provider has lines.
    while (onTheirWay.size >= LINES) await Promise.race(onTheirWay);
    const one = bring(message, nth).finally(() => onTheirWay.delete(one));
    onTheirWay.add(one);
  }
  await Promise.all(onTheirWay);

  async function bring(message: YearPlan["messages"][number], nth: number): Promise<void> {
    // A provider brings again what was not taken.
    for (let tries = 0; tries < 5; tries += 1)
      if (await deliver(message, nth).catch(() => false)) return void taken.add(message.event);
      else await delay(200 * 2 ** tries);
  }
}

const LINES = 64;

async function asked<Row>(
  connection: PoolConfig,
  text: string,
  values: readonly unknown[],
): Promise<readonly Row[]> {
  const client = new Client(connection);
  await client.connect();
  try {
    return (await client.query(text, [...values])).rows as readonly Row[];
  } finally {
    await client.end();
  }
}

interface Standing {
  readonly messages: number;
  readonly lastNumber: number;
  readonly transactions: number;
  readonly logBytes: number;
}

async function standing(connection: PoolConfig): Promise<Standing> {
  const [row] = await asked<Standing>(
    connection,
    `select (select count(*)::int from message where direction = 'inbound') as messages,
       (select coalesce(max(number), 0) from contact) as "lastNumber",
       (select (xact_commit + xact_rollback)::float from pg_stat_database where datname = current_database()) as transactions,
       pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::float as "logBytes"`,
    [],
  );
  if (row === undefined) throw new Error("the database says nothing of itself");
  return row;
}

async function contactsSince(connection: PoolConfig, after: number): Promise<ReadonlySet<string>> {
  const rows = await asked<{ id: string }>(connection, "select id from contact where number > $1", [after]);
  return new Set(rows.map(({ id }) => id));
}

async function unsent(connection: PoolConfig, after: number): Promise<ReadonlySet<string>> {
  const text = `select message.id from message join contact on contact.id = message.contact_id
    where contact.number > $1 and message.direction = 'outbound' and message.send_state = 'failed'`;
  return new Set((await asked<{ id: string }>(connection, text, [after])).map(({ id }) => id));
}

async function openContacts(connection: PoolConfig, after: number): Promise<number> {
  const text = "select count(*)::int as count from contact where number > $1 and status <> 'closed'";
  return (await asked<{ count: number }>(connection, text, [after]))[0]?.count ?? 0;
}

function counted(maps: readonly ReadonlyMap<string, number>[]): readonly string[] {
  const all = new Map<string, number>();
  for (const one of maps) for (const [what, times] of one) all.set(what, (all.get(what) ?? 0) + times);
  return [...all].map(([what, times]) => `${what} (${times})`);
}

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);
