import { fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Arrival, Arrived } from "@holdfast/db";
import { alternate } from "../frame/alternate.ts";
import { compare, exact, type Figure } from "../frame/figure.ts";
import type { Row } from "../frame/row.ts";
import type { BenchServer } from "../server/bench-server.ts";
import { inventedArrival } from "./invented-arrival.ts";

const IDS = 300;
const TIMES = 10;
const KILLS = 3;
const SAMPLE = 600;
const worker = fileURLToPath(new URL("dedupe-worker.ts", import.meta.url));

/** Every id many times over, also after a kill: one contact each; and what a duplicate costs beside a first delivery. */
export const dedupe: Row = {
  number: 3,
  name: "dedupe",
  run: async (bench) => [await concurrent(bench), await killed(bench), await cost(bench)],
};

/** Delivers so many events many times over, all at once, and counts those that were stored exactly once. */
export async function concurrent({ store }: Pick<BenchServer, "store">, ids = IDS): Promise<Figure> {
  const arrivals = Array.from({ length: ids }, () => inventedArrival());
  const deliveries = scattered(arrivals.flatMap((arrival) => Array.from({ length: TIMES }, () => arrival)));
  const answers = await Promise.all(
    deliveries.map(async (arrival) => ({ arrival, arrived: await store.intake.arrive(arrival) })),
  );
  const right = arrivals.filter((arrival) =>
    storedOnce(answers.filter((answer) => answer.arrival === arrival).map(({ arrived }) => arrived)),
  ).length;
  return exact(`3 dedupe: ${ids} ids x ${TIMES} at once`, `${right} of ${ids} once`, right === ids);
}

/** Whether one event became one contact and one message, and exactly one delivery of it was the first. */
export function storedOnce(answers: readonly Arrived[]): boolean {
  const contacts = new Set(answers.map(({ contactId }) => contactId));
  const messages = new Set(answers.map(({ messageId }) => messageId));
  const firsts = answers.filter(({ outcome }) => outcome === "stored").length;
  return contacts.size === 1 && messages.size === 1 && firsts === 1;
}

/** A process that takes deliveries is killed in the middle; the provider, having heard nothing, delivers again. */
async function killed({ store, connection, keyFolder }: BenchServer): Promise<Figure> {
  let accepted = 0;
  let lost = 0;
  let doubled = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const keys = Array.from({ length: 2_000 }, () => randomUUID());
    const child = fork(worker, { stdio: ["ignore", "ignore", "inherit", "ipc"] });
    const answered = new Map<string, Arrived>();
    child.on("message", (message) => {
      const { key, arrived } = message as { key: string; arrived: Arrived };
      answered.set(key, arrived);
    });
    child.send({ connection, keyFolder, keys });
    await once(child, "message");
    await delay(100 + kill * 70);
    child.kill("SIGKILL");
    await once(child, "close");

    const again = await Promise.all(
      keys.map((key) => store.intake.arrive(inventedArrival({ dedupeKey: key, threadKey: key }))),
    );
    accepted += answered.size;
    keys.forEach((key, index) => {
      const before = answered.get(key);
      const now = again[index];
      if (before === undefined) return;
      if (now?.outcome !== "duplicate") lost += 1;
      else if (now.contactId !== before.contactId || now.messageId !== before.messageId) doubled += 1;
    });
  }
  return exact(
    `3 dedupe: ${KILLS} kills, redelivered`,
    `${lost} lost, ${doubled} doubled of ${accepted}`,
    accepted > 0 && lost + doubled === 0,
  );
}

async function cost(bench: BenchServer): Promise<Figure> {
  let known: readonly Arrival[] = [];
  const firsts = async (): Promise<number> => {
    known = Array.from({ length: SAMPLE }, () => inventedArrival());
    return cpuEach(bench, known);
  };
  // The duplicate of what the other side has just stored.
  const rounds = await alternate(() => cpuEach(bench, known), firsts);
  return compare({
    workload: "3 dedupe: CPU, duplicate to first",
    unit: "µs",
    better: "less",
    bar: { floor: 0.7, stretch: 0.45 },
    rounds,
  });
}

/** CPU microseconds of this process and the server for each arrival, one after the other. */
async function cpuEach({ store, cpuMicros }: BenchServer, arrivals: readonly Arrival[]): Promise<number> {
  const server = cpuMicros();
  const own = process.cpuUsage();
  for (const arrival of arrivals) await store.intake.arrive(arrival);
  const { user, system } = process.cpuUsage(own);
  return (user + system + cpuMicros() - server) / arrivals.length;
}

/** The same deliveries in an order that interleaves them, the same each time. */
function scattered<T>(items: readonly T[]): readonly T[] {
  return items
    .map((item, index) => ({ item, place: (index * 7_919) % items.length }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
