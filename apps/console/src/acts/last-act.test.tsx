import { loadBoard, type QueueRow } from "@holdfast/wire";
import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { move } from "../contact/moves.ts";
import { EMPTY_QUEUE, queue } from "../queue/queue-store.ts";
import { dana, marta, queueRow } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { button, buttonNames, press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { ActsList } from "./acts-list.tsx";
import { acts, forgetActs } from "./acts-store.ts";
import { LastAct } from "./last-act.tsx";

const show = (row: QueueRow): void =>
  queue.set({ kind: "ready", board: loadBoard(EMPTY_QUEUE.board, [row]) });
const row = queueRow(1);
const answers = (facts: object): Asked[] =>
  stubGateway(() => ({ json: { data: { move: { __typename: "Moved", row: { ...row, ...facts } } } } }));
const claimed = { holder: dana, status: "claimed", version: 2 };

beforeEach(() => {
  seatDana();
  show(row);
});
afterEach(() => {
  vi.unstubAllGlobals();
  forgetActs();
  queue.set(EMPTY_QUEUE);
});

describe("what was done last", () => {
  it("stands there with its undo, long after ten seconds, and is undone by the move that puts it back", async () => {
    const { page, remove } = draw(<LastAct />);
    expect(page.textContent).toBe("");
    answers(claimed);
    await act(async () => void (await move(row.id, 1, { kind: "claim" })));
    expect(page.textContent).toContain("Claimed contact 1");
    const undo = button(page, "Undo: Claimed contact 1");
    act(() => undo.focus());
    const log = answers({ version: 3 });
    await press(page, "Undo: Claimed contact 1");
    await act(() => expect.poll(() => page.textContent).toContain("Undone"));
    expect(log[0]?.body).toContain("returnContact");
    expect(log[0]?.body).toContain('"expectedVersion":2');
    // The button has gone, and the focus is with what is beside it.
    expect(document.activeElement).toBe(page.querySelector("[data-all-acts] button"));
    // Undoing is no act of its own.
    expect(acts.get().map(({ state }) => state.kind)).toEqual(["undone"]);
    remove();
  });

  it("says why undoing was refused, and offers it again", async () => {
    answers(claimed);
    await move(row.id, 1, { kind: "claim" });
    const { page, remove } = draw(<LastAct />);
    stubGateway(() => "unreachable");
    await press(page, "Undo: Claimed contact 1");
    await act(() => expect.poll(() => page.textContent).toContain("It is not known whether this was done."));
    expect(buttonNames(page)).toContain("Undo: Claimed contact 1");
    remove();
  });

  it("leaves the focus beside it when a colleague's move takes the undo away", async () => {
    answers(claimed);
    await move(row.id, 1, { kind: "claim" });
    const { page, remove } = draw(<LastAct />);
    act(() => button(page, "Undo: Claimed contact 1").focus());
    act(() => show(queueRow(1, { holder: marta, status: "claimed", version: 9 })));
    expect(buttonNames(page)).not.toContain("Undo: Claimed contact 1");
    expect(document.activeElement).toBe(page.querySelector("[data-all-acts] button"));
    remove();
  });

  it("is not written down when it was not done", async () => {
    stubGateway(() => ({ json: { data: { move: { __typename: "NotFound", id: row.id } } } }));
    await move(row.id, 1, { kind: "claim" });
    expect(acts.get()).toEqual([]);
  });
});

describe("the list of recent actions", () => {
  it("shows all of this sitting, newest first, those that cannot be undone without a button", async () => {
    answers(claimed);
    await move(row.id, 1, { kind: "claim" });
    answers({ ...claimed, lane: "tip", laneReason: "staff", version: 3 });
    await move(row.id, 2, { kind: "triage", lane: "tip" });
    const { remove } = draw(<ActsList />);
    const lines = [...document.querySelectorAll("[role=dialog] li")].map(({ textContent }) => textContent);
    expect(lines[0]).toContain("Contact 1: TipCannot be undone");
    expect(lines[1]).toContain("Claimed contact 1Undo");
    remove();
  });

  it("says so when nothing was done", () => {
    const { remove } = draw(<ActsList />);
    expect(document.querySelector("[role=dialog]")?.textContent).toContain("You have done nothing here yet.");
    remove();
  });
});
