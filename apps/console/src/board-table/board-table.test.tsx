import { act } from "react";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { boardFacts } from "../board/board-facts.ts";
import { forgetHeavy, heavySeen } from "../board/heavy-store.ts";
import { moveFromHere } from "../board/move-from-here.ts";
import { forgetMoving, moving } from "../board/moving.ts";
import { shiftOf } from "../board/shift.fixture.ts";
import { dana, marta, queueRow, uuid } from "../queue/row.fixture.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { button, press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { clockWords } from "../text/time-words.ts";
import { boardForm, boardOrder, type SortKey } from "./board-form.ts";
import { BoardTable } from "./board-table.tsx";
import { tableFacts } from "./table-place.tsx";
import { inOrder, tableRows } from "./table-rows.ts";

const ada = { id: uuid(3), name: "Ada" };
const held = (number: number, holder: object, facts: object = {}) =>
  queueRow(number, { holder, status: "claimed", ...facts });
const facts = (rows: Parameters<typeof boardFacts>[0]["rows"]) =>
  boardFacts({ rows, shifts: [shiftOf(marta), shiftOf(dana, { role: "shift_lead" })], channels: [] }, 0);
const known = facts([
  held(1, marta),
  held(2, marta, { danger: "said_so", unanswered: 0 }),
  held(3, dana),
  held(4, ada),
]);

beforeEach(() => seatDana());
afterEach(() => {
  vi.unstubAllGlobals();
  tableFacts.set(null);
  forgetHeavy();
  forgetMoving();
  boardForm.set("columns");
  boardOrder.set({ by: "name", isDown: false });
});

async function drawn(shown = known) {
  tableFacts.set(shown);
  return drawAt("/board", <BoardTable />);
}
const column = (page: HTMLElement, nth: number) =>
  [...page.querySelectorAll("tbody tr")].map((row) => row.children[nth]?.textContent);
const sorted = (page: HTMLElement) =>
  [...page.querySelectorAll("thead th")].map((th) => th.getAttribute("aria-sort"));

describe("the board as a table", () => {
  it("has the facts of the columns, by name at first, whoever is not on shift among them", async () => {
    const { page, remove } = await drawn();
    expect(column(page, 0)).toEqual(["Ada", "Dana", "Marta"]);
    expect(column(page, 1)).toEqual(["Not on shift", "Available, Shift lead", "Available"]);
    expect(column(page, 3)).toEqual(["1", "1", "2"]);
    expect(column(page, 4)).toEqual(["1", "1", "1"]);
    expect(column(page, 5)).toEqual(["0", "0", "1"]);
    expect([...page.querySelectorAll("tbody a")].map((link) => link.getAttribute("aria-label"))).toEqual([
      "Contact 4, with Ada",
      "Contact 3, with Dana",
      "Contact 2, with Marta",
      "Contact 1, with Marta",
    ]);
    expect(page.querySelectorAll("thead th")).toHaveLength(7);
    remove();
  });

  it("[AL62] has leads ask what each on shift is offered, and nobody else", async () => {
    const asks = (page: HTMLElement) =>
      [...page.querySelectorAll("tbody [data-skills]")].map((each) => each.getAttribute("aria-label"));
    seatDana("shift_lead");
    stubGateway(() => "unreachable");
    const forLeads = await drawn();
    await act(() => vi.waitFor(() => expect(asks(forLeads.page)).toHaveLength(2)));
    expect(asks(forLeads.page)).toEqual(["Skills of Dana…", "Skills of Marta…"]);
    expect(column(forLeads.page, 10)).toEqual(["", "Skills…", "Skills…"]);
    forLeads.remove();
    seatDana();
    const forAdvocates = await drawn();
    expect(asks(forAdvocates.page)).toEqual([]);
    expect(forAdvocates.page.textContent).not.toContain("What they are offered");
    forAdvocates.remove();
  });

  it("[AL67] has leads read what moving work goes by, put in order by it, and move from there by button and key", async () => {
    seatDana("shift_lead");
    stubGateway(() => "unreachable");
    const heavy = { count: 1, isCheckInDue: false, checkedIn: null, consentEndsAt: null };
    const { page, remove } = await drawn();
    const heard = new Map([[marta.id, { ...heavy, id: marta.id, breakEndedAt: 7_200_000 }]]);
    await act(async () => heavySeen.set(heard));
    expect(column(page, 7)).toEqual(["", "unknown", clockWords(7_200_000, Date.now())]);
    await act(() => vi.waitFor(() => expect(column(page, 8)[2]).toContain("letters: 0 of 4")));
    expect(column(page, 8)[2]).toContain("In hand: 4, with what is heavy counted more.");
    await press(page, "No break since");
    expect(column(page, 0)).toEqual(["Marta", "Ada", "Dana"]);
    const move = () => button(page, "Move contact 4…");
    await act(() => vi.waitFor(() => expect(move()).toBeTruthy()));
    act(() => move().click());
    expect(moving.get()).toEqual({ contacts: [queueRow(4).id], to: null });
    forgetMoving();
    act(() => page.querySelector<HTMLElement>(`[data-card="${queueRow(3).id}"]`)?.focus());
    moveFromHere();
    expect(moving.get()).toEqual({ contacts: [queueRow(3).id], to: null });
    remove();
  });

  it("[AL67] says of whoever is on a break no time without one, and has them last in that order, whichever way", async () => {
    seatDana("shift_lead");
    stubGateway(() => "unreachable");
    const shifts = [shiftOf(marta, { state: "break" }), shiftOf(dana)];
    const { page, remove } = await drawn(boardFacts({ rows: [], shifts, channels: [] }, 0));
    const heavy = { count: 1, isCheckInDue: false, checkedIn: null, consentEndsAt: null };
    const backAt = (id: string, breakEndedAt: number) => [id, { ...heavy, id, breakEndedAt }] as const;
    await act(async () => heavySeen.set(new Map([backAt(dana.id, 3_600_000), backAt(marta.id, 7_200_000)])));
    expect(column(page, 7)).toEqual([clockWords(3_600_000, Date.now()), ""]);
    for (const _way of ["up", "down"]) {
      await press(page, "No break since");
      expect(column(page, 0)).toEqual(["Dana", "Marta"]);
    }
    remove();
  });

  it("asks nothing of what was hard that the board asks for anyway, and forgets nothing of it as it goes", async () => {
    seatDana("shift_lead");
    const asked = stubGateway(() => "unreachable");
    const heard = new Map([
      [
        dana.id,
        {
          id: dana.id,
          count: 2,
          isCheckInDue: true,
          checkedIn: null,
          breakEndedAt: null,
          consentEndsAt: null,
        },
      ],
    ]);
    heavySeen.set(heard);
    const { remove } = await drawn();
    remove();
    expect(heavySeen.get()).toBe(heard);
    expect(asked.filter(({ body }) => body.includes("HeavyContacts"))).toEqual([]);
  });

  it("is put in order by its headers, numbers from the most, and says so", async () => {
    const { page, remove } = await drawn();
    expect(sorted(page).slice(0, 4)).toEqual(["ascending", "none", "none", "none"]);
    await press(page, "Contacts");
    expect(column(page, 0)).toEqual(["Marta", "Ada", "Dana"]);
    expect(sorted(page)[3]).toBe("descending");
    await press(page, "Contacts");
    expect(column(page, 0)).toEqual(["Ada", "Dana", "Marta"]);
    await act(async () => boardOrder.set({ by: "state", isDown: true }));
    // Whoever is on no shift has no state: last, whichever way.
    expect(column(page, 0).at(-1)).toBe("Ada");
    remove();
  });

  it("is none while nobody is on shift or has anybody", async () => {
    const nobody = (rows: Parameters<typeof facts>[0]) => boardFacts({ rows, shifts: [], channels: [] }, 0);
    const { page, remove } = await drawn(nobody([]));
    expect(page.textContent).toBe("");
    await act(async () => tableFacts.set(nobody([held(4, ada)])));
    expect(column(page, 0)).toEqual(["Ada"]);
    remove();
  });

  it("says unknown where it is, and never 0", async () => {
    const { page, remove } = await drawn(facts(null));
    expect(column(page, 3)).toEqual(["unknown", "unknown"]);
    remove();
  });
});

it("keeps everybody, each once and in one place, whatever it is put in order by", () => {
  const keys: readonly SortKey[] = ["name", "state", "since", "held", "owed", "danger", "hard", "break"];
  const rows = tableRows(known.onShift ?? [], known.offShift ?? [], null);
  fc.assert(
    fc.property(
      fc.constantFrom(...keys),
      fc.boolean(),
      fc.shuffledSubarray([...rows], { minLength: rows.length }),
      (by, isDown, shuffled) => {
        const ordered = inOrder(shuffled, { by, isDown });
        expect(ordered).toEqual(inOrder(rows, { by, isDown }));
        expect(new Set(ordered.map(({ id }) => id)).size).toBe(rows.length);
      },
    ),
    { numRuns: 40 },
  );
});
