import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { UserId } from "@holdfast/case-schema";
import type { Moved, Store } from "@holdfast/db";
import { createClaimLimit } from "../baselines/claim-pool.ts";
import { alternate } from "../frame/alternate.ts";
import { compare, exact, median, type Figure } from "../frame/figure.ts";
import type { Row } from "../frame/row.ts";
import type { BenchServer } from "../server/bench-server.ts";
import { inventedArrival } from "./invented-arrival.ts";
import { measureTakeNext, type TakeNextScale } from "./take-next-race.ts";

const CLAIMERS = 64;
const ROUNDS = 1_000;
const BLOCKS = 10;
/** No loser may wait longer than this to be told. */
const HANG_MS = 5_000;
const BAR = { floor: 2, stretch: 1.3 };
const SCALE: TakeNextScale = { takers: CLAIMERS, rounds: ROUNDS, blocks: BLOCKS };

/** What 64 claimers of one contact were told. */
export interface Race {
  milliseconds: number;
  winners: number;
  /** Losers who were told who has it and since when, and rightly so. */
  toldWho: number;
}

type Racing = Pick<Store, "intake" | "contacts" | "moves">;

/** 64 advocates claim one contact at once, and take the next at once, a thousand times each, beside a bare pool of 64. */
export const claimRace: Row = {
  number: 4,
  name: "claim-race",
  // One after the other, those with a program of their own first: all together have more connections than the server lets in.
  run: async (bench) => {
    const takeNext = await measureTakeNext(bench, SCALE);
    return [...(await measureClaimRace(bench)), ...takeNext];
  },
};

async function measureClaimRace(bench: BenchServer): Promise<readonly Figure[]> {
  const claimers = await makeClaimers(bench.store, CLAIMERS);
  const limit = await createClaimLimit(await bench.database("bench_claim"), CLAIMERS);
  const races: Race[] = [];
  const block = async (): Promise<number> => {
    const seen: Race[] = [];
    for (let round = 0; round < ROUNDS / BLOCKS; round += 1) seen.push(await race(bench.store, claimers));
    races.push(...seen);
    return median(seen.map(({ milliseconds }) => milliseconds));
  };
  const limitBlock = async (): Promise<number> => {
    const seen: number[] = [];
    for (let round = 0; round < ROUNDS / BLOCKS; round += 1) seen.push(await limit.race());
    return median(seen);
  };
  try {
    // The first block is the warm-up and counts among the races all the same: a winner is a winner.
    const rounds = await alternate(block, limitBlock, BLOCKS);
    const single = races.filter(({ winners }) => winners === 1).length;
    const told = races.filter(({ toldWho }) => toldWho === CLAIMERS - 1).length;
    const of = `of ${races.length}`;
    return [
      exact("4 claim-race: one winner", `${single} ${of}`, single === races.length),
      exact("4 claim-race: 63 told who", `${told} ${of}`, told === races.length),
      compare({
        workload: "4 claim-race: round p50",
        unit: "ms",
        better: "less",
        bar: BAR,
        rounds,
      }),
    ];
  } finally {
    await limit.close();
  }
}

/** Lets all of them claim a contact that has just arrived, and judges what they were told. */
export async function race(store: Racing, claimers: readonly UserId[]): Promise<Race> {
  const { contactId } = await store.intake.arrive(inventedArrival());
  const opened = await store.contacts.contact(contactId);
  if (opened === null) throw new Error("the contact that just arrived is not there");
  const begun = performance.now();
  const told = await Promise.race([
    Promise.all(claimers.map((by) => store.moves.move(contactId, by, opened.row.version, { kind: "claim" }))),
    delay(HANG_MS, null, { ref: false }),
  ]);
  if (told === null) throw new Error(`a claimer was not answered within ${HANG_MS} ms`);
  return judge(told, claimers, performance.now() - begun);
}

/** Counts winners, and losers who were told the truth. */
export function judge(told: readonly Moved[], claimers: readonly UserId[], milliseconds: number): Race {
  const winner = claimers[told.findIndex(({ kind }) => kind === "moved")];
  return {
    milliseconds,
    winners: told.filter(({ kind }) => kind === "moved").length,
    toldWho: told.filter((answer) => answer.kind === "taken" && answer.by.id === winner && answer.since > 0)
      .length,
  };
}

/** Makes so many advocates. */
export async function makeClaimers(store: Pick<Store, "staff">, count: number): Promise<readonly UserId[]> {
  const run = randomUUID().slice(0, 8);
  for (let index = 0; index < count; index += 1) {
    const name = `claimer-${run}-${index}`;
    await store.staff.create({ username: name, name, role: "advocate", passwordHash: "unused" });
  }
  const staff = await store.staff.list();
  return staff.filter(({ name }) => name.startsWith(`claimer-${run}-`)).map(({ id }) => id);
}
