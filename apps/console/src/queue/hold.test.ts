import { UserId, type ContactId } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import type { Board, QueueRow } from "@holdfast/wire";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { heldBoard, heldCount, type Hold } from "./hold.ts";
import { dana, marta, queueRow } from "./row.fixture.ts";

const me = UserId.parse(dana.id);
const boardOf = (...rows: readonly QueueRow[]): Board => ({
  rows: new Map(rows.map((row) => [row.id, row])),
  gone: new Map(),
});
const holdOf = (board: Board, ...touched: readonly ContactId[]): Hold => ({
  since: 0,
  board,
  touched: new Set(touched),
});
const then = queueRow(1);
const facts = (row: QueueRow): string => `${String(row.number)} v${String(row.version)}`;
const shown = (held: Hold, live: Board): readonly string[] =>
  [...heldBoard(held, live, me).rows.values()].map(facts);

describe("a queue that is held", () => {
  const newer = { version: 2, unanswered: 3 };
  const byWords = { lane: "life_threat", laneReason: "words:danger-en:0:has-a-gun" };
  it.each([
    ["a change waits", [queueRow(1, newer)], [], ["1 v1"], 1],
    ["an arrival waits", [then, queueRow(2)], [], ["1 v1"], 1],
    ["what left stays until asked", [], [], ["1 v1"], 1],
    ["danger that arrives comes in", [then, queueRow(2, { danger: "said_so" })], [], ["1 v1", "2 v1"], 0],
    ["a life threat found in words comes in", [then, queueRow(2, byWords)], [], ["1 v1", "2 v1"], 0],
    ["what is pressing and no life threat waits", [then, queueRow(2, { lane: "crisis" })], [], ["1 v1"], 1],
    ["danger that begins shows", [queueRow(1, { ...newer, danger: "said_so" })], [], ["1 v2"], 0],
    ["what I claimed shows", [queueRow(1, { ...newer, holder: dana })], [], ["1 v2"], 0],
    [
      "what is offered to me shows",
      [queueRow(1, { ...newer, holder: marta, offeredTo: dana })],
      [],
      ["1 v2"],
      0,
    ],
    ["what a colleague claimed waits", [queueRow(1, { ...newer, holder: marta })], [], ["1 v1"], 1],
    ["what I touched is current", [queueRow(1, newer)], [then.id], ["1 v2"], 0],
    ["what I touched leaves when it left", [], [then.id], [], 0],
  ] as const)("%s", (_name, live, touched, expected, waiting) => {
    const held = holdOf(boardOf(then), ...touched);
    const board = boardOf(...live);
    expect(shown(held, board)).toEqual(expected);
    expect(heldCount(heldBoard(held, board, me), board)).toBe(waiting);
  });

  it("lets danger that is over show that it is, and danger somebody took show who", () => {
    const held = holdOf(boardOf(queueRow(1, { danger: "said_so" })));
    expect(shown(held, boardOf(queueRow(1, { version: 2 })))).toEqual(["1 v2"]);
  });

  it("never hides danger, never shows what is mine as it was, and holds all else", () => {
    const row = fc
      .record({
        number: fc.integer({ min: 1, max: 8 }),
        version: fc.integer({ min: 1, max: 5 }),
        danger: fc.constantFrom(null, "said_so"),
        lane: fc.constantFrom(null, "life_threat", "crisis"),
        holder: fc.constantFrom(null, dana, marta),
      })
      .map(({ number, ...rest }) => queueRow(number, rest));
    const boards = fc
      .uniqueArray(row, { selector: ({ id }) => id, maxLength: 8 })
      .map((rows) => boardOf(...rows));
    fc.assert(
      fc.property(boards, boards, (before, live) => {
        const { rows } = heldBoard(holdOf(before), live, me);
        const isLoud = (each: QueueRow | undefined): boolean =>
          each !== undefined &&
          (each.danger !== null || each.lane === "life_threat" || each.holder?.id === me);
        const loud = [...live.rows.values()].filter(isLoud);
        expect(loud.map(({ id }) => rows.get(id))).toEqual(loud);
        const quiet = [...before.rows.values()].filter(
          (was) => !isLoud(was) && !isLoud(live.rows.get(was.id)),
        );
        expect(quiet.map(({ id }) => rows.get(id))).toEqual(quiet);
        for (const id of rows.keys()) expect(before.rows.has(id) || live.rows.has(id)).toBe(true);
      }),
      { numRuns: rounds(300) },
    );
  });
});
