import { setTimeout as delay } from "node:timers/promises";
import { askAs, type AskAs } from "./ask-as.ts";

/** People who take and close one contact for each that comes, so that as many wait as before. */
export interface SteadyHands {
  /** Has the one that has waited longest taken and closed, as soon as somebody is free; answers at once. */
  readonly takeOne: () => void;
  /** Resolves once all that were to be closed are, and throws what went wrong. */
  readonly settled: () => Promise<void>;
  /** How many wait at this moment. */
  readonly waiting: () => Promise<number>;
}

interface Row {
  readonly id: string;
  readonly number: number;
  readonly version: number;
  readonly status: string;
}

const QUEUE = "{ queue { rows { id number version status } } }";
const MOVED =
  "{ __typename ... on Moved { row { id number version status } } ... on ContactChanged { row { id number version status } } }";
const CLAIM = `mutation ($id: ID!, $version: Int!) { move: claimContact(id: $id, expectedVersion: $version) ${MOVED} }`;
const CLOSE = `mutation ($id: ID!, $version: Int!) {
  move: closeContact(id: $id, expectedVersion: $version, disposition: information) ${MOVED}
}`;
/** Somebody who finds nobody there looks again after so long. */
const LOOK_AGAIN_MS = 50;

/** Speaks to the gateway as these people, of whom each has one contact at a time. */
export function steadyHands(gateway: URL, cookies: readonly string[]): SteadyHands {
  const free = cookies.map((cookie) => askAs(gateway, cookie));
  const [looks] = free;
  if (looks === undefined) throw new Error("nobody is there to take anybody");
  // For good: what was read before somebody was closed may come after it.
  const taken = new Set<string>();
  let rows: Row[] = [];
  let wanted = 0;
  let looking: Promise<void> | null = null;
  const working = new Set<Promise<void>>();
  const broken: unknown[] = [];

  async function look(): Promise<void> {
    const { queue } = await (looks as AskAs)<{ queue: { rows: readonly Row[] } }>(QUEUE);
    rows = queue.rows
      .filter(({ id, status }) => status === "waiting" && !taken.has(id))
      .toSorted((one, other) => other.number - one.number);
    if (rows.length === 0) await delay(LOOK_AGAIN_MS);
  }
  /** The one that has waited longest; all look at once where nobody is known to wait. */
  async function next(): Promise<Row> {
    for (;;) {
      const row = rows.pop();
      if (row !== undefined) return row;
      looking ??= look().finally(() => (looking = null));
      await looking;
    }
  }
  async function closeNext(ask: AskAs): Promise<void> {
    const row = await next();
    taken.add(row.id);
    const claimed = await move(ask, CLAIM, row);
    await move(ask, CLOSE, claimed);
  }
  function begin(): void {
    while (wanted > 0) {
      const ask = free.pop();
      if (ask === undefined) return;
      wanted -= 1;
      const work = closeNext(ask)
        .catch((error: unknown) => void broken.push(error))
        .finally(() => {
          working.delete(work);
          free.push(ask);
          begin();
        });
      working.add(work);
    }
  }
  return {
    takeOne() {
      wanted += 1;
      begin();
    },
    async settled() {
      while (working.size > 0) await Promise.race(working);
      if (broken.length > 0) throw new Error(`somebody could not be closed: ${String(broken[0])}`);
    },
    async waiting() {
      const { queue } = await looks<{ queue: { rows: readonly Row[] } }>(QUEUE);
      return queue.rows.length;
    },
  };
}

async function move(ask: AskAs, document: string, { id, version }: Row): Promise<Row> {
  const { move: moved } = await ask<{ move: { __typename: string; row?: Row } }>(document, { id, version });
  if (moved.__typename !== "Moved" || moved.row === undefined)
    throw new Error(`what was to be moved is ${moved.__typename}`);
  return moved.row;
}
