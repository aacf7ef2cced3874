import { setTimeout as delay } from "node:timers/promises";
import { Client } from "pg";
import { atMost, exact, median, unasked, type Figure } from "../frame/figure.ts";
import type { Row } from "../frame/row.ts";
import { openGatewayHouse, type GatewayHouse } from "../house/gateway-house.ts";
import { killServer } from "../server/server-processes.ts";
import { watchSyncs } from "../server/watch-syncs.ts";
import { httpLine, type HttpLine } from "../traffic/http-line.ts";
import { startProvider, type PersistentProvider } from "../traffic/persistent-provider.ts";
import { textRequest } from "../traffic/text-request.ts";
import { unfounded } from "./sync-evidence.ts";

const LINES = 16;

/** How much of it is done; a test does little. */
export interface DurabilityScale {
  readonly kills: number;
  /** How long syncs are watched, alone and under load. */
  readonly watchedMs: number;
  /** Shortest and longest time from one recovery to the next kill. */
  readonly calmMs: readonly [number, number];
  /** No further kill after so long. */
  readonly withinMs: number;
}

const SCALE: DurabilityScale = { kills: 50, watchedMs: 1_500, calmMs: [60, 300], withinMs: 75_000 };

/** What is killed: the database most often, since a gateway takes longest to come back; each tenth time both at once. */
export type Victim = "gateway" | "database" | "both";

/** Fifty kill -9 of the gateway and of the database under load: what was acknowledged is stored, once; how long it takes. */
export const durability: Row = {
  number: 15,
  name: "durability",
  run: () => measureDurability(SCALE, Math.random),
};

/** Kills a real house and counts what it kept. */
export async function measureDurability(
  scale: DurabilityScale,
  random: () => number,
): Promise<readonly Figure[]> {
  await using closing = new AsyncDisposableStack();
  const house = await openGatewayHouse();
  closing.defer(house.close);
  const lines = Array.from({ length: LINES }, () => httpLine(Number(house.url.port)));
  closing.defer(() => lines.forEach(({ close }) => close()));
  const request = (index: number): Buffer => textRequest(house.webhook, index);

  const watched = await watch(house, lines, request, scale.watchedMs);
  const provider = startProvider(lines, request, watched.next);
  const seconds = await killAgainAndAgain(house, provider, scale, random);
  await provider.end();
  const kills = seconds.length;
  const sent = watched.next - 1 + provider.acknowledged.length;
  // An orderly end and a new start: what is counted is what the disk holds.
  await house.gateway().stop();
  const stored = await count(house);
  const right = stored.contacts === sent && stored.messages === sent && stored.events === sent;
  const workload = `15 durability: ${scale.kills} kills, acked = stored`;
  const seen = `${stored.events} of ${sent}`;
  return [
    // Fewer kills than asked for have shown less, unless they have shown enough.
    right && kills < scale.kills
      ? unasked(workload, `${seen}, and time for ${kills} kills only`)
      : exact(workload, seen, right, { sent, stored }),
    watched.figure,
    atMost(
      "15 durability: worst recovery",
      "s",
      Math.max(...seconds),
      { floor: 5, stretch: 2 },
      { seconds, median: median(seconds) },
    ),
  ];
}

/** What the kill of this number ends. */
export function victimOf(kill: number): Victim {
  if (kill % 10 === 9) return "both";
  return kill % 3 === 0 ? "gateway" : "database";
}

/** Kills again and again while texts come; how long each recovery took, from the kill to the next text taken. */
async function killAgainAndAgain(
  house: GatewayHouse,
  { nextAcknowledged }: PersistentProvider,
  { kills, calmMs: [shortest, longest], withinMs }: DurabilityScale,
  random: () => number,
): Promise<readonly number[]> {
  const seconds: number[] = [];
  const begun = performance.now();
  await nextAcknowledged();
  for (let kill = 0; kill < kills && performance.now() - begun < withinMs; kill += 1) {
    await delay(shortest + random() * (longest - shortest));
    const victim = victimOf(kill);
    const killedAt = performance.now();
    if (victim !== "gateway") killServer(house.data);
    if (victim !== "database") {
      await house.gateway().kill();
      house.startAgain();
    }
    const { answeredAt } = await nextAcknowledged();
    seconds.push((answeredAt - killedAt) / 1_000);
  }
  return seconds;
}

/** One text after the other, then many at once: each acknowledgement must stand on a sync of its own time. */
async function watch(
  house: GatewayHouse,
  lines: readonly HttpLine[],
  request: (index: number) => Buffer,
  milliseconds: number,
): Promise<{ readonly figure: Figure; readonly next: number }> {
  const workload = "15 durability: a sync for each commit group";
  const watching = await watchSyncs(house.data);
  if (watching.kind === "unwatched") return { figure: unasked(workload, watching.because), next: 1 };
  const bring = async (on: readonly HttpLine[], first: number) => {
    const provider = startProvider(on, request, first);
    await delay(milliseconds);
    await provider.end();
    return provider.acknowledged;
  };
  const alone = await bring(lines.slice(0, 1), 1);
  const together = await bring(lines, 1 + alone.length);
  const syncs = await watching.stop();
  const all = [...alone, ...together];
  const without = unfounded(all, syncs, performance.timeOrigin);
  return {
    figure: exact(workload, `${without} of ${all.length} acks without`, all.length > 0 && without === 0, {
      alone: alone.length,
      together: together.length,
      syncs: syncs.length,
    }),
    next: 1 + all.length,
  };
}

interface Stored {
  readonly contacts: number;
  readonly messages: number;
  /** Different events of the provider that they are. */
  readonly events: number;
}

async function count(house: GatewayHouse): Promise<Stored> {
  const { connection } = await house.database();
  const client = new Client(connection);
  await client.connect();
  const { rows } = await client.query<Stored>(
    `select (select count(*) from contact)::int as contacts, (select count(*) from message)::int as messages,
       (select count(distinct (channel, dedupe_key)) from message)::int as events`,
  );
  await client.end();
  if (rows[0] === undefined) throw new Error("a count always has its row");
  return rows[0];
}
