import { rounds } from "@holdfast/tooling/rounds";
import { applyEvents, EMPTY_BOARD, type Board, type QueueRow } from "@holdfast/wire";
import fc from "fast-check";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { announce, forgetAnnouncements } from "../announce/announce.ts";
import { stubGateway } from "../api/gateway.fixture.ts";
import { ASSERTIVE_GAP_MS, POLITE_GAP_MS } from "../announce/coalesce.ts";
import { listen, type Heard } from "../announce/heard.fixture.ts";
import { dana, marta, queueRow } from "../queue/row.fixture.ts";
import { EMPTY_QUEUE, queue } from "../queue/queue-store.ts";
import { leaveSession } from "../session/session.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { GATHER_MS } from "./run-alerts.ts";
import { watchAlerts } from "./watch-alerts.ts";

const EVENTS = 1_000;
const CONTACTS = 12;
/** What the rows of a queue know of people, had somebody put it there. */
const PERSONAL = "Rosa, 555-0142";

const step = fc.record({
  number: fc.integer({ min: 1, max: CONTACTS }),
  what: fc.constantFrom("write", "write", "write", "danger", "claim", "hold", "return", "close"),
  afterMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 900 })),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** Every sentence there is about the queue, so that nothing else can hide among them. */
const SENTENCES = [
  /^\d+ waiting(?:, \d+ in danger)?, longest (?:under 1|\d+) min$/,
  /^No one is waiting\.$/,
  /^Danger\. Contact \d+ is waiting\.$/,
  /^\d+ new messages? in contact \d+\.$/,
  /^An answer to contact \d+ is owed soon\.$/,
  /^The answer to contact \d+ (?:is overdue|takes more than twice its time)\.$/,
];
const sentencesOf = (words: string): readonly string[] =>
  words.replaceAll(/ (?=Danger\.|\d+ (?:waiting|new)|An answer|The answer|No one)/g, "\n").split("\n");

let version = 1;
function next(board: Board, { number, what }: Step): Board {
  const id = queueRow(number).id;
  const before = board.rows.get(id);
  const begun = { waitingSince: Date.now(), dueAt: Date.now() + 1e9, unanswered: 1 };
  const now: QueueRow = before ?? queueRow(number, begun);
  const held = { status: "claimed", heldSince: Date.now() } as const;
  const changes = {
    write: { unanswered: before === undefined ? 1 : now.unanswered + 1 },
    danger: { danger: "said_so" },
    claim: { ...held, holder: marta },
    hold: { ...held, holder: dana, unanswered: 0 },
    return: { status: "waiting", holder: null, heldSince: null },
    close: {},
  } as const;
  version += 1;
  const row = what === "close" ? null : queueRow(number, { ...now, ...changes[what], version });
  return applyEvents(board, [{ kind: "contact", id, version, row }]);
}

/** Plays the steps against the console's own wiring, and gives what was heard, what there was to hear, and who is in danger at the end since when. */
function play(steps: readonly Step[]) {
  const heard = listen();
  let board = EMPTY_BOARD;
  let [dangers, written] = [0, 0];
  const inDanger = new Map<number, number>();
  const left = new Map<number, { readonly since: number; readonly at: number }>();
  const isEndangered = (row: QueueRow | undefined): boolean =>
    row !== undefined && row.danger !== null && row.holder === null;
  queue.set({ kind: "ready", board });
  seatDana();
  vi.advanceTimersByTime(60);
  for (const each of steps) {
    const { id } = queueRow(each.number);
    const [before, after] = [board.rows.get(id), (board = next(board, each)).rows.get(id)];
    if (isEndangered(after) && !isEndangered(before)) {
      dangers += 1;
      // Taken and given back before anybody could see it, which is no new danger (AL23).
      const last = left.get(each.number);
      const isUnseen = last !== undefined && Date.now() - last.at <= GATHER_MS;
      inDanger.set(each.number, isUnseen ? last.since : Date.now());
    }
    if (isEndangered(before) && !isEndangered(after)) {
      left.set(each.number, { since: inDanger.get(each.number) ?? 0, at: Date.now() });
      inDanger.delete(each.number);
    }
    if (before?.holder?.id === dana.id && each.what === "write") written += 1;
    queue.set({ kind: "ready", board });
    vi.advanceTimersByTime(each.afterMs);
  }
  vi.advanceTimersByTime(2 * ASSERTIVE_GAP_MS);
  return { heard, dangers, written, inDanger };
}

beforeAll(watchAlerts);
beforeEach(() => stubGateway(() => "unreachable"));
afterEach(() => {
  leaveSession();
  queue.set(EMPTY_QUEUE);
  forgetAnnouncements();
  vi.runOnlyPendingTimers();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const tooSoon = (heard: readonly Heard[], gapMs: number): readonly Heard[] =>
  heard.filter(({ at }, nth) => nth > 0 && at - (heard[nth - 1]?.at ?? 0) < gapMs);
/** Each run is another evening: nothing of the last one waits to be said, and its times are long over. */
function evening(steps: readonly Step[]): ReturnType<typeof play> {
  vi.useFakeTimers();
  vi.setSystemTime(Date.now() + 3_600_000);
  try {
    return play(steps);
  } finally {
    leaveSession();
    queue.set(EMPTY_QUEUE);
    forgetAnnouncements();
    vi.advanceTimersByTime(60_000);
  }
}

describe(`${String(EVENTS)} events in any order`, () => {
  const evenings = fc.array(step, { minLength: EVENTS, maxLength: EVENTS, size: "max" });
  const runs = { numRuns: rounds(5) };

  it("are said in few sentences: politely once in 4 s at most, and urgently in 10 s but for danger", () => {
    fc.assert(
      fc.property(evenings, (steps) => {
        const { heard } = evening(steps);
        const polite = heard.filter(({ urgency }) => urgency === "polite");
        expect(polite.length).toBeGreaterThan(10);
        expect(tooSoon(polite, POLITE_GAP_MS)).toEqual([]);
        const urgent = heard.filter(
          ({ urgency, words }) => urgency === "assertive" && !words.includes("Danger"),
        );
        expect(tooSoon(urgent, ASSERTIVE_GAP_MS)).toEqual([]);
      }),
      runs,
    );
  });

  it("are said in their order and counted together: no contact twice in a breath, and no danger lost", () => {
    fc.assert(
      fc.property(evenings, (steps) => {
        const { heard, dangers, written, inDanger } = evening(steps);
        for (const { words } of heard) {
          const kinds = sentencesOf(words).map((sentence) => sentence.replace(/^\d+ /, ""));
          expect(new Set(kinds).size).toBe(kinds.length);
        }
        const count = (pattern: RegExp): number =>
          heard.reduce((sum, { words }) => sum + [...words.matchAll(pattern)].length, 0);
        // What is over before it could be said, as when it is claimed in the same moment, is not said late.
        expect(count(/Danger\./g)).toBeLessThanOrEqual(dangers);
        const isSaid = ([number, since]: readonly [number, number]): boolean =>
          heard.some(
            ({ at, words }) => at >= since && words.includes(`Danger. Contact ${number} is waiting.`),
          );
        expect([...inDanger].filter((each) => !isSaid(each))).toEqual([]);
        const messages = heard
          .flatMap(({ words }) => [...words.matchAll(/(\d+) new messages?/g)])
          .reduce((sum, match) => sum + Number(match[1]), 0);
        expect(messages).toBeGreaterThan(0);
        expect(messages).toBeLessThanOrEqual(written);
        expect(heard.map(({ at }) => at)).toEqual(
          heard.map(({ at }) => at).toSorted((one, other) => one - other),
        );
      }),
      runs,
    );
  });

  it("tell numbers of contacts and counts, and nothing of anybody", () => {
    fc.assert(
      fc.property(evenings, (steps) => {
        const { heard } = evening(steps);
        const strange = heard
          .flatMap(({ words }) => sentencesOf(words))
          .filter((sentence) => !SENTENCES.some((known) => known.test(sentence)));
        expect(strange).toEqual([]);
      }),
      runs,
    );
  });

  it("would not hide a sentence with somebody's words in it", () => {
    vi.useFakeTimers();
    const heard = listen();
    announce({ kind: "leak", urgency: "polite", words: () => `2 new messages in contact 4. ${PERSONAL}` });
    vi.advanceTimersByTime(POLITE_GAP_MS + 1);
    const strange = heard
      .flatMap(({ words }) => sentencesOf(words))
      .filter((sentence) => !SENTENCES.some((known) => known.test(sentence)));
    expect(strange).toEqual([`2 new messages in contact 4. ${PERSONAL}`]);
  });
});
