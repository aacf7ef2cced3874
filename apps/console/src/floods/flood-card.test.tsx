import type { ContactId } from "@holdfast/case-schema";
import type { QueueRow } from "@holdfast/wire";
import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { acts, forgetActs } from "../acts/acts-store.ts";
import { stubGateway } from "../api/gateway.fixture.ts";
import { freshness } from "../live/connection.ts";
import { queue } from "../queue/queue-store.ts";
import { queueRow } from "../queue/row.fixture.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { button, press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { TriageScreen } from "../triage/triage-screen.tsx";

const rows = Array.from({ length: 7 }, (_none, n) => queueRow(n + 1));
const [alone, danger, ...told] = [rows[0]!, { ...rows[1]!, danger: "said_so" }, ...rows.slice(2)];
const why = { shared: 6, own: 1, hasSource: false, hasPlace: true };

beforeEach(() => {
  seatDana();
  freshness.set({ kind: "live", provedAt: 0 });
  const all = [alone, danger, ...told] as readonly QueueRow[];
  queue.set({
    kind: "ready",
    board: { rows: new Map(all.map((row) => [row.id, row])), gone: new Map<ContactId, number>() },
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  forgetActs();
});

/** A gateway that found one flood, and keeps a lane of all but the contact with this number. */
async function shown(changed: number | null = null) {
  const asked: Record<string, unknown>[] = [];
  stubGateway(({ body }) => {
    const { query, variables } = JSON.parse(body) as { query: string; variables: Record<string, unknown> };
    if (query.includes("triageTogether")) {
      asked.push(variables);
      const moves = (variables["contacts"] as readonly { id: string }[]).map(({ id }) => {
        const row = told.find((each) => each.id === id)!;
        if (row.number === changed) return { __typename: "ContactChanged", row };
        return {
          __typename: "Moved",
          row: { ...row, lane: "tip", laneReason: "staff", version: row.version + 1 },
        };
      });
      return { json: { data: { moves } } };
    }
    if (query.includes("floods")) {
      const members = told.map((row) => ({ row: { id: row.id }, ...why }));
      const flood = { source: null, place: "Mall", members, apart: [{ row: { id: danger.id } }] };
      return { json: { data: { floods: [flood] } } };
    }
    const ids = variables["ids"] as readonly string[];
    const firstWords = ids.map((id) => ({
      row: rows.find((row) => row.id === id),
      messages: [{ id, at: 0, text: `words of ${id.slice(-3)}`, isCut: false }],
    }));
    return { json: { data: { firstWords } } };
  });
  const drawn = await drawAt("/triage", <TriageScreen />);
  await act(() => expect.poll(() => drawn.page.textContent).toContain("tell nearly the same"));
  return { ...drawn, asked };
}
const cards = (page: HTMLElement): readonly string[] =>
  [...page.querySelectorAll("article h2")].map((heading) => heading.textContent);

describe("contacts about one rumour", () => {
  it("[G649] [Q82] are one card with why each is of it; who is in danger, and who tells something else, stand alone", async () => {
    const { page, remove } = await shown();
    const card = page.querySelector("section[aria-labelledby]")!;
    expect(card.textContent).toContain("5 contacts tell nearly the same");
    expect(card.textContent).toContain("It is about: Mall");
    expect(card.textContent).toContain("1 more tells the same and is judged alone, in danger or pressing: 2");
    expect(card.textContent).toContain("Contact 3: 6 words in common, 1 of its own, about the same place");
    await act(() => expect.poll(() => card.textContent).toContain("words of 103"));
    expect(cards(page)).toEqual(["Contact 2", "Contact 1"]);
    expect([...card.querySelectorAll("fieldset button")].map(({ textContent }) => textContent)).toEqual([
      "Person in the situation, waiting",
      "A minor is mentioned",
      "Somebody who helps",
      "Tip",
      "Information",
    ]);
    remove();
  });

  it("[G650] are given one lane in one act, each against its own version, and each among what one did", async () => {
    const { page, asked, remove } = await shown();
    const tip = [...page.querySelectorAll<HTMLElement>("section fieldset button")].find(
      ({ textContent }) => textContent === "Tip",
    )!;
    act(() => tip.focus());
    await act(async () => tip.click());
    await act(() => expect.poll(() => page.textContent).not.toContain("tell nearly the same"));
    expect(asked).toEqual([
      { contacts: told.map((row) => ({ id: row.id, expectedVersion: row.version })), lane: "tip" },
    ]);
    expect(acts.get().map(({ number }) => number)).toEqual([7, 6, 5, 4, 3]);
    expect(document.activeElement?.id).toBe("work");
    expect(cards(page)).toEqual(["Contact 2", "Contact 1"]);
    remove();
  });

  it("[G650] are judged once though it is pressed twice", async () => {
    const { page, asked, remove } = await shown();
    const tip = [...page.querySelectorAll<HTMLElement>("section fieldset button")].find(
      ({ textContent }) => textContent === "Tip",
    )!;
    await act(async () => {
      tip.click();
      await Promise.resolve();
      tip.click();
    });
    expect(asked).toHaveLength(1);
    remove();
  });

  it("[G650] leave the focus on the page when they are judged by a colleague meanwhile", async () => {
    const { page, remove } = await shown();
    const fieldset = page.querySelector<HTMLElement>("section fieldset button")!;
    act(() => fieldset.focus());
    const judged = told.map((row) => ({
      ...row,
      lane: "tip" as const,
      laneReason: "staff",
      version: row.version + 1,
    }));
    const all = [alone, danger, ...judged] as readonly QueueRow[];
    act(() => {
      queue.set({
        kind: "ready",
        board: { rows: new Map(all.map((row) => [row.id, row])), gone: new Map<ContactId, number>() },
      });
    });
    expect(page.textContent).not.toContain("tell nearly the same");
    expect(document.activeElement?.id).toBe("work");
    remove();
  });

  it("[G650] of whom one changed meanwhile leave that one to be judged, and say so", async () => {
    const { page, remove } = await shown(4);
    const tip = [...page.querySelectorAll<HTMLElement>("section fieldset button")].find(
      ({ textContent }) => textContent === "Tip",
    )!;
    await act(async () => tip.click());
    await act(() => expect.poll(() => cards(page)).toEqual(["Contact 2", "Contact 1", "Contact 4"]));
    expect(acts.get().map(({ number }) => number)).toEqual([7, 6, 5, 3]);
    remove();
  });

  it("are taken apart by whoever would rather judge them one by one", async () => {
    const { page, remove } = await shown();
    await press(page, "Judge one by one");
    expect(page.textContent).not.toContain("tell nearly the same");
    expect(cards(page)).toHaveLength(7);
    remove();
  });

  it("are judged by nobody while the connection is lost", async () => {
    const { page, remove } = await shown();
    act(() => freshness.set({ kind: "stale", since: 0, brokenAt: 0 }));
    expect(button(page, "Information").disabled).toBe(true);
    remove();
  });
});
