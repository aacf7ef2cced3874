import { loadBoard as loadRows, loadShifts, type QueueRow } from "@holdfast/wire";
import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { serverNow } from "../clock/server-clock.ts";
import { live } from "../live/live-store.ts";
import { EMPTY_QUEUE, queue } from "../queue/queue-store.ts";
import { dana, marta, queueRow } from "../queue/row.fixture.ts";
import { listenForKeys } from "../keys/listen-for-keys.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { key } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { BoardScreen } from "./board-screen.tsx";
import { boardFreshness, forgetBoard, shiftsSeen, UNKNOWN_SHIFTS } from "./board-store.ts";
import { chosen, dragged, forgetMoving, moving, TO_QUEUE } from "./moving.ts";
import { choose } from "./choose.ts";
import { shiftOf } from "./shift.fixture.ts";

const held = queueRow(4, { status: "claimed", holder: dana, heldSince: 0 });
const rows = [queueRow(1), queueRow(2), queueRow(3), held];
const idOf = (number: number) => queueRow(number).id;
/** Of what else the board asks, nothing is known. */
const NOTHING = { json: { data: null, errors: [{ message: "not prepared" }] } };
const card = (page: HTMLElement, number: number): HTMLElement => {
  const found = page.querySelector<HTMLElement>(`[data-card="${idOf(number)}"]`);
  if (found === null) throw new Error(`no card of ${number}`);
  return found;
};

let deafen = (): void => undefined;
beforeEach(() => {
  deafen = listenForKeys(document, () => 0);
  live.set({ open: () => undefined, watchBoard: () => undefined, close: () => undefined });
  boardFreshness.set({ kind: "live", provedAt: serverNow() });
  queue.set({ kind: "ready", board: loadRows(EMPTY_QUEUE.board, rows) });
  shiftsSeen.set({
    kind: "ready",
    shifts: loadShifts(UNKNOWN_SHIFTS.shifts, [shiftOf(dana), shiftOf(marta)]),
  });
});
afterEach(() => {
  deafen();
  forgetMoving();
  live.set(null);
  queue.set(EMPTY_QUEUE);
  forgetBoard();
  vi.unstubAllGlobals();
});

const FETCHED_MS_MAX = 4_000;
/** The board as a lead has it, with what comes after it. */
async function drawnForLeads(): ReturnType<typeof drawAt> {
  const drawn = await drawAt("/board", <BoardScreen />);
  // Fetched after it: the first time, that takes as long as the machine is busy.
  const isThere = (): void => expect(drawn.page.textContent).toMatch(/Move….*Moves of this shift/);
  await act(() => vi.waitFor(isThere, { timeout: FETCHED_MS_MAX }));
  return drawn;
}

describe("moving on the board", () => {
  it("is nothing that an advocate sees", async () => {
    seatDana("advocate");
    const { page, remove } = await drawAt("/board", <BoardScreen />);
    expect(page.textContent).not.toContain("Move…");
    expect(page.textContent).not.toContain("Moves of this shift");
    card(page, 1).focus();
    key("m");
    expect(moving.get()).toBeNull();
    remove();
  });

  it("opens one form, by the button and by the key of it, and nothing is sent before Move", async () => {
    seatDana("shift_lead");
    const asked = stubGateway(() => NOTHING);
    const { page, remove } = await drawnForLeads();
    page.querySelector<HTMLElement>("#work")?.focus();
    key("m");
    expect(moving.get()).toBeNull();
    card(page, 1).focus();
    key("m");
    expect(moving.get()).toEqual({ contacts: [idOf(1)], to: null });
    act(() => moving.set(null));
    const button = page.querySelector<HTMLElement>('[aria-label="Move contact 4…"]');
    act(() => button?.click());
    expect(moving.get()).toEqual({ contacts: [idOf(4)], to: null });
    expect(document.body.textContent).toContain("Why (shown to both)");
    expect(JSON.stringify(asked)).not.toContain("MoveContacts");
    remove();
  });

  it("opens the same form filled in where a card is dropped, and no other thing that is dragged", async () => {
    seatDana("shift_lead");
    const { page, remove } = await drawnForLeads();
    const drop = (to: string): void =>
      act(() => {
        page
          .querySelector(`[data-drop="${to}"]`)
          ?.dispatchEvent(new Event("drop", { bubbles: true, cancelable: true }));
      });
    drop(marta.id);
    expect(moving.get()).toBeNull();
    const carried = new Map([["text/uri-list", "address"]]);
    const dataTransfer = {
      clearData: () => carried.clear(),
      setData: (kind: string, words: string) => carried.set(kind, words),
    };
    act(() => {
      card(page, 2).dispatchEvent(Object.assign(new Event("dragstart", { bubbles: true }), { dataTransfer }));
    });
    expect(Object.fromEntries(carried)).toEqual({ "text/plain": " " });
    drop(marta.id);
    expect(moving.get()).toEqual({ contacts: [idOf(2)], to: marta.id });
    act(() => dragged.set(idOf(4)));
    drop(TO_QUEUE);
    expect(moving.get()).toEqual({ contacts: [idOf(4)], to: TO_QUEUE });
    remove();
  });
});

describe("Move", () => {
  /** Opens the form of these, chosen as somebody does, and gives what the gateway was asked. */
  async function opened(
    contacts: readonly number[],
    answer: () => unknown,
  ): Promise<{
    readonly sent: () => readonly string[];
    readonly press: (name: string, times?: number) => Promise<void>;
    readonly remove: () => void;
  }> {
    seatDana("shift_lead");
    const asked = stubGateway(({ body }) => {
      if (!body.includes("MoveContacts")) return NOTHING;
      const { variables } = JSON.parse(body) as { variables: { moves: readonly { id: string }[] } };
      const results = variables.moves.map(({ id }) => ({ id, result: answer() }));
      return { json: { data: { moveContacts: results } } };
    });
    const { remove } = await drawnForLeads();
    act(() => {
      chosen.set(contacts.map(idOf));
      moving.set({ contacts: contacts.map(idOf), to: marta.id });
    });
    return {
      sent: () => asked.filter(({ body }) => body.includes("MoveContacts")).map(({ body }) => body),
      press: async (name, times = 1) => {
        const all = [
          ...document.querySelectorAll<HTMLElement>('[role="dialog"] button, [role="dialog"] label'),
        ];
        const found = all.find(({ textContent }) => textContent === name);
        if (found === undefined) throw new Error(`nothing is called ${name}`);
        await act(async () => {
          for (let time = 0; time < times; time += 1) found.click();
          await Promise.resolve();
        });
      },
      remove,
    };
  }
  const gone = (row: QueueRow) => ({ __typename: "TakenByOther", by: marta, since: 0, row });
  const dialog = (): string => document.querySelector('[role="dialog"]')?.textContent ?? "";

  it("sends what was seen once, however often it is pressed, and closes when all were moved", async () => {
    const { sent, press, remove } = await opened([1, 4], () => ({ __typename: "Moved", row: held }));
    await press("Too much at once");
    await press("Move", 2);
    await vi.waitFor(() => expect(moving.get()).toBeNull());
    expect(sent()).toHaveLength(1);
    expect(JSON.parse(sent()[0] ?? "")).toMatchObject({
      variables: {
        moves: [
          { contactId: idOf(1), expectedVersion: 1, from: null },
          { contactId: idOf(4), expectedVersion: 1, from: dana.id },
        ],
        to: marta.id,
        reason: "too_much",
        isAtOnce: false,
      },
    });
    expect(chosen.get()).toEqual([]);
    remove();
  });

  it.each([
    [[4], "From: Dana"],
    [[1, 2], "From: the queue"],
    [[4, 1], "From: Dana, the queue"],
  ])("says from whom: %j", async (contacts, words) => {
    const { remove } = await opened(contacts, () => ({ __typename: "Moved", row: held }));
    expect(
      [...document.querySelectorAll('[role="dialog"] p')].map(({ textContent }) => textContent),
    ).toContain(words);
    remove();
  });

  it("is not to be had before a reason is chosen", async () => {
    const { sent, press, remove } = await opened([1], () => ({ __typename: "Moved", row: held }));
    await press("Move");
    expect(sent()).toEqual([]);
    remove();
  });

  it("says who has what was taken meanwhile, and keeps it chosen", async () => {
    const taken = queueRow(1, { status: "claimed", holder: marta, heldSince: 0, version: 2 });
    const { press, remove } = await opened([1], () => gone(taken));
    await press("Too much at once");
    await press("Move");
    await vi.waitFor(() => expect(dialog()).toContain("Contact 1: Marta has this"));
    expect(chosen.get()).toEqual([idOf(1)]);
    remove();
  });

  it("says the same of whoever cannot have it for whatever reason, and never which", async () => {
    const { press, remove } = await opened([1], () => ({
      __typename: "MoveNotAllowed",
      reason: "unknown_colleague",
      row: queueRow(1),
    }));
    await press("Too much at once");
    await press("Move");
    await vi.waitFor(() => expect(dialog()).toContain("Contact 1: It cannot be moved to Marta."));
    remove();
  });

  it("closes nothing that was opened after it was left", async () => {
    let answered: (() => void) | undefined;
    const { press, remove } = await opened([1], () => ({ __typename: "Moved", row: held }));
    const fetched = globalThis.fetch;
    vi.stubGlobal("fetch", async (...given: Parameters<typeof fetch>) => {
      await new Promise<void>((resolve) => {
        answered = resolve;
      });
      return fetched(...given);
    });
    await press("Too much at once");
    await press("Move");
    const next = { contacts: [idOf(2)], to: null };
    act(() => moving.set(null));
    act(() => moving.set(next));
    await vi.waitFor(() => expect(answered).toBeDefined());
    answered?.();
    await vi.waitFor(() => expect(chosen.get()).toEqual([]));
    await act(async () => Promise.resolve());
    expect(moving.get()).toBe(next);
    remove();
  });
});

describe("what is chosen", () => {
  it("is counted as long as it is on the board", async () => {
    seatDana("shift_lead");
    const { page, remove } = await drawnForLeads();
    act(() => chosen.set([idOf(1), idOf(9)]));
    expect(page.textContent).toContain("Move selected (1)…");
    remove();
  });

  const order = [1, 2, 3, 4].map(idOf);
  it.each<[string, () => void, readonly number[]]>([
    ["one", () => choose(idOf(2), null), [2]],
    [
      "none once it is chosen again",
      () => {
        choose(idOf(2), null);
        choose(idOf(2), null);
      },
      [],
    ],
    [
      "all between two, upwards, too",
      () => {
        choose(idOf(3), null);
        choose(idOf(1), order);
      },
      [3, 1, 2],
    ],
    ["one where none was chosen before", () => choose(idOf(3), order), [3]],
  ])("is %s", (_name, doing, numbers) => {
    doing();
    expect(chosen.get()).toEqual(numbers.map(idOf));
  });
});
