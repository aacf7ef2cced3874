import { ContactId } from "@holdfast/case-schema";
import { applyEvents, loadBoard, NOBODY } from "@holdfast/wire";
import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { serverNow } from "../clock/server-clock.ts";
import { freshness } from "../live/connection.ts";
import { forgetWhoLeft, hearOfPresence, presence } from "../presence/presence-store.ts";
import { drawnBy } from "../store/count-redraws.fixture.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { seatDana } from "../store/sign-in.fixture.ts";
import { QueuePane } from "./queue-pane.tsx";
import { EMPTY_QUEUE, queue } from "./queue-store.ts";
import { dana, marta, queueRow } from "./row.fixture.ts";

/** Each row draws one mark of its medium and one of who is there, with every drawing of its own. */
const redraws = vi.hoisted(() => ({ rows: vi.fn<() => null>(), marks: vi.fn<() => null>() }));
vi.mock("./medium-mark.tsx", () => ({ MediumMark: redraws.rows }));
vi.mock("../presence/presence-words.ts", async (original) => ({
  ...(await original<object>()),
  presenceWords: redraws.marks,
}));

const ROWS = 12;
const idOf = (number: number): ContactId => ContactId.parse(queueRow(number).id);
const hear = (number: number, doing: string, who: object = marta): void =>
  act(() => hearOfPresence({ contact: idOf(number), who, doing }, serverNow()));

let height: ReturnType<typeof vi.spyOn>;
let page: HTMLElement;
let remove = (): void => undefined;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date", "setInterval", "clearInterval"] });
  seatDana();
  freshness.set({ kind: "live", provedAt: 0 });
  height = vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(2_000);
  const rows = Array.from({ length: ROWS }, (_, n) => queueRow(n + 1, { dueAt: n }));
  queue.set({ kind: "ready", board: loadBoard(EMPTY_QUEUE.board, rows) });
  const drawn = await drawAt("/queue", <QueuePane openId={null} />);
  ({ page, remove } = drawn);
});
afterEach(() => {
  remove();
  height.mockRestore();
  presence.set(NOBODY);
  queue.set(EMPTY_QUEUE);
  vi.useRealTimers();
});

describe("what the queue draws anew", () => {
  it("is the one mark of the one contact that somebody came to, and no row", () => {
    expect(page.querySelectorAll("[role=row]")).toHaveLength(ROWS);
    expect(drawnBy(redraws, () => hear(3, "reading"))).toEqual({ rows: 0, marks: 1 });
    expect(drawnBy(redraws, () => hear(3, "writing"))).toEqual({ rows: 0, marks: 1 });
  });

  it("is nothing when what holds is told again, or of oneself, or of a contact that is not shown", () => {
    hear(3, "writing");
    const again = drawnBy(redraws, () => {
      for (let n = 0; n < 10; n += 1) hear(3, "writing");
      hear(4, "reading", dana);
      hear(99, "writing");
    });
    expect(again).toEqual({ rows: 0, marks: 0 });
  });

  it("is one mark again when somebody is not heard of any more", () => {
    hear(3, "writing");
    hear(4, "reading");
    const left = drawnBy(redraws, () => act(() => forgetWhoLeft(serverNow() + 60_000)));
    expect(left).toEqual({ rows: 0, marks: 2 });
  });

  it("is no row when a second passes, but for the times that move every five", () => {
    vi.setSystemTime(1_000_000_000);
    act(() => vi.advanceTimersByTime(1_000));
    hear(3, "writing");
    const second = drawnBy(redraws, () => act(() => void vi.advanceTimersByTime(1_000)));
    expect(second).toEqual({ rows: 0, marks: 0 });
  });

  it("is the one row that changed", () => {
    const row = queueRow(5, { dueAt: 4, unanswered: 2, version: 2 });
    const changed = drawnBy(redraws, () =>
      act(() =>
        queue.update((state) => ({
          ...state,
          board: applyEvents(state.board, [{ kind: "contact", id: row.id, version: 2, row }]),
        })),
      ),
    );
    expect(changed.rows).toBe(1);
  });
});
