import { applyEvents, EMPTY_BOARD, loadBoard, type Board, type QueueRow } from "@holdfast/wire";
import { describe, expect, it } from "vitest";
import { arrivalsBetween } from "./arrivals.ts";
import { dana, queueRow } from "./row.fixture.ts";

const board = (...rows: readonly QueueRow[]): Board => loadBoard(EMPTY_BOARD, rows);
const after = (before: Board, row: QueueRow): Board =>
  applyEvents(before, [{ kind: "contact", id: row.id, version: row.version, row }]);

describe("what came", () => {
  it("is a contact that was not there", () => {
    expect(arrivalsBetween(board(), board(queueRow(1)))).toEqual({ waiting: 1, endangered: [] });
  });

  it("is a contact that somebody gave back", () => {
    const held = board(queueRow(1, { status: "claimed", holder: dana }));
    expect(arrivalsBetween(held, after(held, queueRow(1, { version: 2 }))).waiting).toBe(1);
  });

  it("is not a contact that only wrote again, nor one that was claimed", () => {
    const before = board(queueRow(1));
    expect(arrivalsBetween(before, after(before, queueRow(1, { version: 2, unanswered: 2 }))).waiting).toBe(
      0,
    );
    const claimed = queueRow(1, { version: 2, status: "claimed", holder: dana });
    expect(arrivalsBetween(before, after(before, claimed)).waiting).toBe(0);
  });

  it("tells of danger apart, once: when it comes, and when it becomes known", () => {
    const inDanger = queueRow(1, { version: 2, danger: "said_so" });
    expect(arrivalsBetween(board(), board(inDanger))).toEqual({ waiting: 0, endangered: [inDanger] });
    expect(arrivalsBetween(board(queueRow(1)), board(inDanger)).endangered).toEqual([inDanger]);
    expect(arrivalsBetween(board(inDanger), board({ ...inDanger, version: 3 })).endangered).toEqual([]);
  });
});
