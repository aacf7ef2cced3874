import { loadBoard as loadRows, loadShifts, type QueueRow, type ShiftRow } from "@holdfast/wire";
import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { serverNow } from "../clock/server-clock.ts";
import { live } from "../live/live-store.ts";
import { EMPTY_QUEUE, queue } from "../queue/queue-store.ts";
import { dana, marta, queueRow, uuid } from "../queue/row.fixture.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { key, press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { BoardScreen } from "./board-screen.tsx";
import { boardFreshness, forgetBoard, shiftsSeen, UNKNOWN_SHIFTS } from "./board-store.ts";
import { CARDS_SHOWN } from "./card-list.tsx";
import { shiftOf } from "./shift.fixture.ts";

const ada = { id: uuid(3), name: "Ada" };
const held = (number: number, holder: object, facts: object = {}): QueueRow =>
  queueRow(number, { status: "claimed", holder, heldSince: 0, ...facts });
const show = (rows: readonly QueueRow[], shifts: readonly ShiftRow[]): void =>
  act(() => {
    queue.set({ kind: "ready", board: loadRows(EMPTY_QUEUE.board, rows) });
    shiftsSeen.update((state) => ({ kind: "ready", shifts: loadShifts(state.shifts, shifts) }));
  });
const drawn = () => drawAt("/board", <BoardScreen />);
const headings = (page: HTMLElement, level: "h2" | "h3"): readonly string[] =>
  [...page.querySelectorAll(level)].map(({ textContent }) => textContent);
const tile = (page: HTMLElement, name: string): string | undefined =>
  [...page.querySelectorAll("dt")].find(({ textContent }) => textContent === name)?.nextElementSibling
    ?.textContent;
const card = (page: HTMLElement, number: number): HTMLElement | null =>
  page.querySelector(`[data-card="${queueRow(number).id}"]`);

const watchBoard = vi.fn<(isWatched: boolean) => void>();
beforeEach(() => {
  // What the screen asks in passing is on its way: whether there are parts for what cannot be had is no matter of which comes first.
  vi.stubGlobal("fetch", async () => new Promise<Response>(() => undefined));
  seatDana("shift_lead");
  live.set({ open: () => undefined, watchBoard, close: () => undefined });
  boardFreshness.set({ kind: "live", provedAt: serverNow() });
});
afterEach(() => {
  live.set(null);
  watchBoard.mockClear();
  queue.set(EMPTY_QUEUE);
  forgetBoard();
  vi.unstubAllGlobals();
});

describe("the board", () => {
  it("follows who is on shift while it is on screen, and no longer", async () => {
    const { remove } = await drawn();
    expect(watchBoard.mock.calls).toEqual([[true]]);
    remove();
    expect(watchBoard.mock.calls).toEqual([[true], [false]]);
  });

  it("shows each part under a heading with its count", async () => {
    // What only leads have on it comes after it.
    seatDana("advocate");
    show(
      [queueRow(1, { danger: "said_so" }), held(2, dana), held(3, marta)],
      [shiftOf(dana), shiftOf(ada, { state: "break" })],
    );
    const { page, remove } = await drawn();
    expect(headings(page, "h2")).toEqual([
      "Queue health: Strained",
      "Unclaimed: 1",
      "On shift: 2",
      "1 contact held by somebody who is not on shift",
      "Follow-ups due next: unknown",
      "Waiting by channel",
    ]);
    expect(headings(page, "h3")).toEqual(["Ada, no contact", "Dana, 1 contact", "Marta, 1 contact"]);
    for (const section of page.querySelectorAll("section"))
      expect(
        document.getElementById(section.getAttribute("aria-labelledby") ?? "")?.textContent,
      ).toBeTruthy();
    remove();
  });

  it("names every card in full, and each opens its contact", async () => {
    show([held(2, dana, { lane: "crisis" })], [shiftOf(dana)]);
    const { page, where, remove } = await drawn();
    expect(card(page, 2)?.textContent).toMatch(
      /^Contact 2\. ○Routine\. Text\. waiting .*\. due since .*\. Crisis/,
    );
    act(() => card(page, 2)?.click());
    await act(() => expect.poll(where).toBe(`/contact/${queueRow(2).id}`));
    remove();
  });

  it("says that nobody is on shift yet, and counts what is 0 as 0 once it is known", async () => {
    show([], []);
    const { page, remove } = await drawn();
    expect(page.textContent).toContain("No one on shift yet.");
    expect([tile(page, "Waiting"), tile(page, "Available")]).toEqual(["0", "0"]);
    remove();
  });

  it("[AL68] tells how strained the shift is in four numbers", async () => {
    const now = serverNow();
    const waits = (number: number, minutes: number, facts: object = {}) =>
      queueRow(number, { waitingSince: now - minutes * 60_000, dueAt: now + 600_000, ...facts });
    show(
      [
        waits(1, 1),
        waits(2, 6),
        waits(3, 9, { danger: "said_so" }),
        held(4, dana),
        held(5, dana),
        held(6, marta),
      ],
      [shiftOf(dana), shiftOf(marta), shiftOf(ada, { role: "shift_lead", state: "break" })],
    );
    const { page, remove } = await drawn();
    expect(
      [
        "In danger, unclaimed",
        "Waiting over 5 min",
        "Contacts for each who is there",
        "Shift leads on shift",
      ].map((name) => tile(page, name)),
    ).toEqual(["1", "2", "1.5", "1"]);
    remove();
  });

  it("shows of many who wait the first ones, and how many more there are", async () => {
    show(
      Array.from({ length: CARDS_SHOWN + 3 }, (_, n) => queueRow(n + 1, { dueAt: n })),
      [],
    );
    const { page, remove } = await drawn();
    expect(page.querySelectorAll("[data-card]")).toHaveLength(CARDS_SHOWN);
    expect(page.textContent).toContain("3 more in the queue");
    remove();
  });

  it("moves nothing for whoever does not lead, and ranks nobody: no button but those that hold it and show it as a table, and names in their order", async () => {
    seatDana("advocate");
    show([held(1, marta), held(2, marta), held(3, dana)], [shiftOf(marta), shiftOf(dana)]);
    const { page, remove } = await drawn();
    expect([...page.querySelectorAll("button")].map(({ textContent }) => textContent)).toEqual([
      "As table",
      expect.stringContaining("Hold updates"),
    ]);
    expect(headings(page, "h3")).toEqual(["Dana, 1 contact", "Marta, 2 contacts"]);
    remove();
  });
});

describe("a board that is not known", () => {
  it("is said to be unknown and never 0, and asked for again at a wish", async () => {
    seatDana("advocate");
    queue.set({ ...EMPTY_QUEUE, kind: "failed" });
    shiftsSeen.set({ ...UNKNOWN_SHIFTS, kind: "failed" });
    const { page, remove } = await drawn();
    expect(headings(page, "h2")).toEqual([
      "Queue health: unknown",
      "Unclaimed: unknown",
      "On shift: unknown",
      "Follow-ups due next: unknown",
      "Waiting by channel",
    ]);
    const values = [...page.querySelectorAll("dd")].map(({ textContent }) => textContent);
    expect(new Set(values)).toEqual(new Set(["unknown"]));
    const answers = {
      Board: { board: { asOf: "1", rows: [shiftOf(ada)] } },
      Queue: {
        queue: { asOf: "1", rows: [], channels: [], asks: [], sameAddress: [], followUps: [], calls: [] },
      },
    };
    // What else the screen asks in passing is not answered.
    const log = stubGateway(({ body }) => {
      const { operationName } = JSON.parse(body) as { readonly operationName: string };
      const data = new Map<string, object>(Object.entries(answers)).get(operationName);
      return { json: data === undefined ? { data: null, errors: [{ message: "not prepared" }] } : { data } };
    });
    await press(page, "Retry");
    await act(() => expect.poll(() => headings(page, "h3")).toEqual(["Ada, no contact"]));
    expect(log.filter(({ body }) => /query (?:Board|Queue)\b/.test(body))).toHaveLength(2);
    expect(tile(page, "Waiting")).toBe("0");
    remove();
  });

  it("in part shows the other part", async () => {
    show([queueRow(1), held(2, dana)], []);
    shiftsSeen.set({ ...UNKNOWN_SHIFTS, kind: "failed" });
    const { page, remove } = await drawn();
    expect([tile(page, "Waiting"), tile(page, "Available")]).toEqual(["1", "unknown"]);
    expect(headings(page, "h2")).toContain("Held, on shift or not: 1");
    remove();
  });

  it("loads behind bars of its height, and says nothing of anybody meanwhile", async () => {
    boardFreshness.set({ kind: "starting" });
    const { page, remove } = await drawn();
    expect(page.querySelectorAll("[data-skeleton]")).toHaveLength(1);
    expect(page.textContent).not.toMatch(/\b0\b|No one/);
    remove();
  });
});

describe("a board that may be out of date", () => {
  it("keeps its numbers, hatched, and says as of when", async () => {
    show([queueRow(1)], [shiftOf(dana)]);
    const { page, remove } = await drawn();
    const state = (): string | undefined => page.querySelector<HTMLElement>("[data-board]")?.dataset["board"];
    expect(state()).toBe("current");
    const now = serverNow();
    act(() => boardFreshness.set({ kind: "stale", since: now - 9_000, brokenAt: now - 8_000 }));
    expect(state()).toBe("stale");
    expect(page.querySelector("[data-as-of]")?.textContent).toMatch(/^As of \d\d:\d\d:\d\d, not current$/);
    expect(tile(page, "Waiting")).toBe("1");
    remove();
  });

  it("is not hatched for a flicker, but never called live in it", async () => {
    show([], []);
    const now = serverNow();
    boardFreshness.set({ kind: "stale", since: now - 1_000, brokenAt: now });
    const { page, remove } = await drawn();
    expect(page.querySelector("[data-board=current]")).not.toBeNull();
    expect(page.querySelector("[data-as-of]")?.textContent).not.toContain("Live");
    remove();
  });
});

describe("a board that somebody holds", () => {
  const hold = (page: HTMLElement): HTMLButtonElement => {
    const found = [...page.querySelectorAll("button")].find(({ textContent }) =>
      textContent.includes("Hold"),
    );
    if (found === undefined) throw new Error("nothing holds the board");
    return found;
  };

  it("stays as it is but for danger, says so, and goes on at a wish", async () => {
    show([queueRow(1)], [shiftOf(dana)]);
    const { page, remove } = await drawn();
    await act(async () => hold(page).click());
    expect(hold(page).getAttribute("aria-pressed")).toBe("true");
    show([queueRow(2), queueRow(3, { danger: "said_so" })], []);
    expect([card(page, 1), card(page, 2), card(page, 3)].map((each) => each !== null)).toEqual([
      true,
      false,
      true,
    ]);
    expect(headings(page, "h2")).toContain("On shift: 1");
    expect(page.textContent).toContain("3 changes wait. Danger still comes in.");
    await act(async () => hold(page).click());
    expect([card(page, 1), card(page, 2)].map((each) => each !== null)).toEqual([false, true]);
    expect(headings(page, "h2")).toContain("On shift: 0");
    remove();
  });

  it("is held by its key, and no longer by whoever comes back", async () => {
    show([queueRow(1)], []);
    const first = await drawn();
    act(() => first.page.querySelector<HTMLElement>("#work")?.focus());
    key("h");
    expect(hold(first.page).getAttribute("aria-pressed")).toBe("true");
    first.remove();
    const second = await drawn();
    expect(hold(second.page).getAttribute("aria-pressed")).toBe("false");
    second.remove();
  });
});

describe("the focus on the board", () => {
  it("goes after a card that goes to another colleague, and stays on the board when it leaves", async () => {
    show([held(1, dana), held(2, dana)], [shiftOf(dana), shiftOf(marta)]);
    const { page, remove } = await drawn();
    act(() => card(page, 1)?.focus());
    show([held(1, marta, { version: 2 }), held(2, dana)], [shiftOf(dana), shiftOf(marta)]);
    expect(document.activeElement).toBe(card(page, 1));
    show([held(2, dana)], [shiftOf(dana), shiftOf(marta)]);
    expect(document.activeElement?.id).toBe("work");
    remove();
  });

  it("is taken by nothing that comes", async () => {
    show([held(1, dana)], [shiftOf(dana)]);
    const { page, remove } = await drawn();
    act(() => card(page, 1)?.focus());
    show([held(1, dana), queueRow(9, { danger: "said_so" })], [shiftOf(dana), shiftOf(ada)]);
    expect(document.activeElement).toBe(card(page, 1));
    expect(document.querySelector("#polite")?.textContent).toBe("");
    remove();
  });
});

describe("danger that nobody has", () => {
  it("[Q15] counts among those in danger whom a list of words found", async () => {
    const found = { lane: "life_threat", laneReason: "words:danger-en:0:knife" };
    show([queueRow(1, found), queueRow(2, { danger: "said_so" }), queueRow(3)], [shiftOf(dana)]);
    const { page, remove } = await drawn();
    expect(tile(page, "In danger, unclaimed")).toBe("2");
    remove();
  });
});
