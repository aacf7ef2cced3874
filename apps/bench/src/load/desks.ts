import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { askAs, type AskAs } from "../traffic/ask-as.ts";
import type { Waited } from "./waits-by-lane.ts";

interface Row {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly lane: string | null;
  readonly danger: string | null;
  readonly waitingSince: number;
}

/** What simulated advocates have done. */
export interface DesksDone {
  readonly waits: Waited[];
  /** Ids of answers that the gateway took. */
  readonly queued: Set<string>;
  /** Claims that somebody else was faster at. */
  lostRaces: number;
  closed: number;
  /** Answers that a lock kept back, as it should, by the lock. */
  readonly locked: Map<string, number>;
  /** What was answered otherwise than it should have been, each kind with how often. */
  readonly refused: Map<string, number>;
}

const ROW = "id version status lane danger waitingSince";
const QUEUE = `{ queue { rows { ${ROW} } } }`;
const MOVE = `__typename ... on Moved { row { ${ROW} } } ... on ContactChanged { row { ${ROW} } } ... on MoveNotAllowed { reason row { ${ROW} } }`;
const CLAIM = `mutation ($id: ID!, $version: Int!) { done: claimContact(id: $id, expectedVersion: $version) { ${MOVE} } }`;
const ANSWER = `mutation ($id: ID!, $message: ID!, $text: String!) {
  done: sendMessage(contactId: $id, messageId: $message, text: $text) { __typename ... on MessageQueued { version } ... on ReachRefused { decision { outcome locks { lock } } } } }`;
const CLOSE = `mutation ($id: ID!, $version: Int!) {
  done: closeContact(id: $id, expectedVersion: $version, disposition: information) { ${MOVE} } }`;
const WORDS = "I am here. Take your time. Is it safe for you to write now?";
const LOOK_EVERY_MS = 200;
const TRIES = 20;
/** The most pressing first, as the queue has it. */
const LANES = [
  "life_threat",
  "crisis",
  "in_situation",
  "minor_mentioned",
  "other_helper",
  "tip",
  "information",
];

interface Done {
  readonly __typename: string;
  readonly row?: Row;
  readonly version?: number;
  readonly reason?: string;
  readonly decision?: { readonly outcome: string; readonly locks: readonly { readonly lock: string }[] };
}

/** Advocates at one gateway: they take what waits, most pressing first, answer it and close it. */
export interface Desks {
  readonly done: DesksDone;
  /** How many are waiting or in hand there, as it was seen last. */
  readonly open: () => number;
  /** Resolves once they have stopped, which they do when asked and done with what they have. */
  readonly stop: () => Promise<void>;
}

export interface DesksScale {
  /** Advocates at this gateway, each at one contact at a time. */
  readonly desks: number;
  /** How long each has a contact before it is closed, in milliseconds. */
  readonly handleMs: number;
}

/** `cookies`: who they are; several desks may be one colleague's. Whatever throws ends the desk and is thrown by `stop`. */
export function openDesks(gateway: URL, cookies: readonly string[], { desks, handleMs }: DesksScale): Desks {
  const done: DesksDone = {
    waits: [],
    queued: new Set(),
    lostRaces: 0,
    closed: 0,
    locked: new Map(),
    refused: new Map(),
  };
  const asks = cookies.map((cookie) => askAs(gateway, cookie));
  const inHand = new Set<string>();
  let rows: readonly Row[] = [];
  const stopping = new AbortController();
  const [looks] = asks;
  if (looks === undefined) throw new Error("nobody sits at the desks");

  const look = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const { queue } = await looks<{ queue: { rows: readonly Row[] } }>(QUEUE);
      rows = queue.rows;
      await delay(LOOK_EVERY_MS);
    }
  };
  const next = (): Row | null => {
    const waiting = rows.filter(({ id, status }) => status === "waiting" && !inHand.has(id));
    const [first = null] = waiting.toSorted(beforeOther);
    if (first !== null) inHand.add(first.id);
    return first;
  };
  const desk = async (ask: AskAs): Promise<void> => {
    while (!stopping.signal.aborted) {
      const row = next();
      if (row === null) await delay(LOOK_EVERY_MS / 4);
      else {
        await serve(ask, row, handleMs, done);
        // What is listed still is what was seen before.
        rows = rows.filter(({ id }) => id !== row.id);
        inHand.delete(row.id);
      }
    }
  };
  const work = Promise.all([
    look(),
    ...Array.from({ length: desks }, async (_, nth) => desk(asks[nth % asks.length] ?? looks)),
  ]);
  work.catch(() => {});
  return {
    done,
    open: () => rows.length + inHand.size,
    stop: async () => {
      stopping.abort();
      await work;
    },
  };
}

function beforeOther(one: Row, other: Row): number {
  const place = ({ danger, lane }: Row): number =>
    danger === null ? (lane === null ? LANES.length : LANES.indexOf(lane)) : -1;
  return place(one) - place(other) || one.waitingSince - other.waitingSince;
}

async function serve(ask: AskAs, row: Row, handleMs: number, done: DesksDone): Promise<void> {
  const { done: claimed } = await ask<{ done: Done }>(CLAIM, { id: row.id, version: row.version });
  if (claimed.__typename !== "Moved" || claimed.row === undefined) {
    done.lostRaces += 1;
    return;
  }
  const lane = row.danger === null ? (row.lane ?? "none") : "danger";
  done.waits.push({ lane, ms: Math.max(0, Date.now() - row.waitingSince) });
  const message = randomUUID();
  const { done: sent } = await ask<{ done: Done }>(ANSWER, { id: row.id, message, text: WORDS });
  if (sent.__typename === "MessageQueued") done.queued.add(message);
  // Somebody is at risk if they are written to, or does not want it: the house is right, and whoever plays moves on.
  else if (sent.__typename === "ReachRefused") count(done.locked, locksOf(sent));
  else note(done, `an answer: ${sent.__typename}`);
  await delay(handleMs);
  let version = sent.version ?? claimed.row.version;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const { done: closed } = await ask<{ done: Done }>(CLOSE, { id: row.id, version });
    if (closed.__typename === "Moved") {
      done.closed += 1;
      return;
    }
    if (closed.__typename !== "ContactChanged") {
      note(done, `a close: ${closed.__typename} ${closed.reason ?? ""}`);
      return;
    }
    // They wrote once more at that moment.
    version = closed.row?.version ?? version;
  }
  note(done, "a close: changed too often");
}

function note({ refused }: DesksDone, what: string): void {
  count(refused, what);
}

function count(all: Map<string, number>, what: string): void {
  all.set(what, (all.get(what) ?? 0) + 1);
}

/** What the house said instead of sending, and the locks that it named, if any. */
function locksOf({ decision }: Done): string {
  return [decision?.outcome ?? "", ...(decision?.locks ?? []).map(({ lock }) => lock)].join(" ");
}
