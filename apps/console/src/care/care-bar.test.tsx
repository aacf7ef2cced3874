import { loadBoard } from "@holdfast/wire";
import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { shift } from "../alerts/shift.ts";
import { announce } from "../announce/announce.ts";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { EMPTY_QUEUE, queue } from "../queue/queue-store.ts";
import { dana, queueRow } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { button, buttonNames } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { CareBar } from "./care-bar.tsx";
import { care, isWrappingUp, type OwnCare } from "./care-store.ts";
import { forgetCare } from "./keep-care.ts";

vi.mock(import("../announce/announce.ts"), { spy: true });

const NOON = new Date(2026, 10, 28, 12, 0).getTime();
const MINUTE = 60_000;
const NOTHING: OwnCare = { afterUntil: null, breakUntil: null, offer: null };
const OFFER = { because: "Q43_crisis", lengthMs: 10 * MINUTE } as const;
let own: OwnCare | null = NOTHING;
let isAway = false;
let asked: Asked[];
let remove = (): void => undefined;

/** What the gateway answers to each deed, after it is done. */
const AFTER: Readonly<Record<string, readonly [field: string, then: () => OwnCare | null]>> = {
  OwnCare: ["ownCare", () => own],
  EndAfterContact: ["endAfterContact", () => ({ ...NOTHING, afterUntil: Date.now() })],
  ExtendAfterContact: ["extendAfterContact", () => ({ ...NOTHING, afterUntil: Date.now() + 10 * MINUTE })],
  TakeOfferedBreak: ["takeOfferedBreak", () => ({ ...NOTHING, breakUntil: Date.now() + 10 * MINUTE })],
  DeclineBreak: ["declineBreak", () => NOTHING],
};
const deeds = () => asked.map(({ body }) => /"operationName":"(\w+)"/.exec(body)?.[1]);
const said = () => vi.mocked(announce).mock.calls.map(([{ words }]) => words(1));
const pass = async (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
const stands = (state: "available" | "break") =>
  act(() => shift.set({ kind: "on", state, stateSince: NOON }));
const press = async (page: HTMLElement, name: string): Promise<void> => {
  act(() => button(page, name).click());
  await pass(50);
};

beforeEach(() => {
  vi.useFakeTimers({ now: NOON });
  seatDana();
  isAway = false;
  own = NOTHING;
  asked = stubGateway(({ body }) => {
    const found = AFTER[/"operationName":"(\w+)"/.exec(body)?.[1] ?? ""];
    const standing = { since: NOON, state: "break", stateSince: NOON, paused: [] };
    const data = found === undefined ? { shift: standing, keepShift: standing } : { [found[0]]: found[1]() };
    return isAway ? "unreachable" : { json: { data } };
  });
  shift.set({ kind: "on", state: "available", stateSince: NOON });
});
afterEach(() => {
  remove();
  remove = () => undefined;
  forgetCare();
  shift.set({ kind: "unknown" });
  queue.set(EMPTY_QUEUE);
  vi.mocked(announce).mockClear();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function drawn(stand: OwnCare | null): Promise<HTMLElement> {
  own = stand;
  const bar = draw(<CareBar />);
  ({ remove } = bar);
  await pass(50);
  // Grounding is a part of its own, which is fetched.
  await act(() => vi.dynamicImportSettled());
  return bar.page;
}

describe("my time after a contact", () => {
  it("[Q41] is there until when it lasts, with three minutes of grounding, and is gone by itself", async () => {
    const page = await drawn({ ...NOTHING, afterUntil: NOON + 5 * MINUTE });
    expect(page.textContent).toMatch(/Time for you, until 12:05/);
    expect(buttonNames(page)).toEqual(["Five more minutes", "I am ready", "Three minutes for you"]);
    expect(isWrappingUp(care.get(), Date.now())).toBe(true);
    await pass(4 * MINUTE);
    expect(said()).toEqual(["Your time after the contact is over in a minute. You can make it longer."]);
    await pass(MINUTE);
    expect(page.textContent).toBe("");
    expect(isWrappingUp(care.get(), Date.now())).toBe(false);
  });

  it("[AL65] leaves the focus to the break that is offered when it is over, and not to what takes that", async () => {
    const page = await drawn({ ...NOTHING, afterUntil: NOON + 5 * MINUTE, offer: OFFER });
    act(() => button(page, "I am ready").focus());
    await pass(5 * MINUTE);
    expect(buttonNames(page)).toEqual(["Take a break of 10 min", "Not now"]);
    expect(document.activeElement?.getAttribute("aria-label")).toBe("A break for you");
  });

  it("[Q42] is made longer, and ended, by one press each", async () => {
    const page = await drawn({ ...NOTHING, afterUntil: NOON + 5 * MINUTE });
    await press(page, "Five more minutes");
    expect(page.textContent).toMatch(/until 12:10/);
    await press(page, "I am ready");
    await pass(1_000);
    expect(page.textContent).toBe("");
    expect(deeds()).toEqual(["OwnCare", "ExtendAfterContact", "EndAfterContact"]);
  });

  it("is asked for when something that was mine no longer is, and not when something comes to be", async () => {
    const held = (...numbers: readonly number[]) =>
      act(() =>
        queue.set({
          kind: "ready",
          board: loadBoard(
            EMPTY_QUEUE.board,
            numbers.map((number) => queueRow(number, { status: "claimed", holder: dana, heldSince: 0 })),
          ),
        }),
      );
    const page = await drawn(NOTHING);
    held(1, 2);
    await pass(50);
    expect(deeds()).toEqual(["OwnCare"]);
    own = { ...NOTHING, afterUntil: NOON + 15 * MINUTE };
    held(2);
    await pass(50);
    expect(deeds()).toEqual(["OwnCare", "OwnCare"]);
    expect(page.textContent).toMatch(/until 12:15/);
  });

  it("says what could not be told, and stays", async () => {
    const page = await drawn({ ...NOTHING, afterUntil: NOON + 5 * MINUTE });
    isAway = true;
    await press(page, "I am ready");
    expect(page.textContent).toMatch(/until 12:05/);
    expect(said()).toHaveLength(1);
  });

  it("is nothing off shift, and is forgotten there", async () => {
    const page = await drawn({ ...NOTHING, afterUntil: NOON + 5 * MINUTE });
    act(() => shift.set({ kind: "off" }));
    await pass(50);
    expect([page.textContent, care.get()]).toEqual(["", null]);
  });
});

describe("a break that is offered", () => {
  it.each([
    ["Q43_crisis", "That was a hard contact. A break is yours if you want one."],
    ["Q43_three_heavy", "You had several hard contacts. A break is yours if you want one."],
  ] as const)("[Q43] because of %s is said once, politely, and can be left alone", async (because, words) => {
    const page = await drawn({ ...NOTHING, offer: { ...OFFER, because } });
    await pass(3 * MINUTE);
    expect(said()).toEqual([words]);
    expect(page.textContent).toContain(words);
    expect(buttonNames(page)).toEqual(["Take a break of 10 min", "Not now"]);
  });

  it("[Q43] begins with its length when it is taken; its end is said before, and calls nobody back", async () => {
    const page = await drawn({ ...NOTHING, offer: OFFER });
    own = { ...NOTHING, breakUntil: NOON + 10 * MINUTE };
    await press(page, "Take a break of 10 min");
    stands("break");
    await pass(50);
    expect(page.textContent).toMatch(/Your break, until 12:10/);
    vi.mocked(announce).mockClear();
    await pass(9 * MINUTE);
    expect(said()).toEqual(["Your break is over in a minute. Nobody calls you back."]);
    await pass(2 * MINUTE);
    expect(page.textContent).toMatch(/Your break was over at 12:10. Take longer where you need it./);
    expect(shift.get()).toMatchObject({ state: "break" });
    expect(deeds().filter((deed) => deed === "KeepShift")).toEqual([]);
    await press(page, "Back to work");
    expect(deeds()).toContain("KeepShift");
  });

  it("[Q44] that is declined is gone", async () => {
    const page = await drawn({ ...NOTHING, offer: OFFER });
    own = NOTHING;
    await press(page, "Not now");
    expect(page.textContent).toBe("");
    expect(deeds()).toContain("DeclineBreak");
  });

  it("is not shown on a break that was taken unasked", async () => {
    const page = await drawn({ ...NOTHING, offer: OFFER });
    stands("break");
    expect(page.textContent).toBe("");
  });
});

it("leaves nothing in the browser's storage", async () => {
  await drawn({ ...NOTHING, afterUntil: NOON + 5 * MINUTE, offer: OFFER });
  expect([localStorage.length, sessionStorage.length]).toEqual([0, 0]);
});
