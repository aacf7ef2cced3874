import { act } from "react";
import { DEFAULT_PREFERENCES, type ContactId } from "@holdfast/case-schema";
import type { QueueRow } from "@holdfast/wire";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { doings } from "../keys/doings.ts";
import { preferences } from "../keys/preferences.ts";
import { freshness } from "../live/connection.ts";
import { queue } from "../queue/queue-store.ts";
import { dana, queueRow } from "../queue/row.fixture.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { buttonNames, key, press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { toJudge, unjudged } from "./to-judge.ts";
import { TriageScreen } from "./triage-screen.tsx";

function show(...rows: readonly QueueRow[]): void {
  queue.set({
    kind: "ready",
    board: { rows: new Map(rows.map((row) => [row.id, row])), gone: new Map<ContactId, number>() },
  });
}

/** A gateway that reads what somebody wrote, and keeps what is found of it. */
function gateway(rows: readonly QueueRow[]): Record<string, unknown>[] {
  const told: Record<string, unknown>[] = [];
  stubGateway(({ body }) => {
    const { query, variables } = JSON.parse(body) as { query: string; variables: Record<string, unknown> };
    if (query.includes("floods")) return { json: { data: { floods: [] } } };
    if (query.includes("firstWords")) {
      const ids = variables["ids"] as readonly string[];
      const firstWords = ids.map((id) => ({
        row: rows.find((row) => row.id === id),
        messages: [{ id, at: 0, text: `words of ${id.slice(-3)}`, isCut: false }],
      }));
      return { json: { data: { firstWords } } };
    }
    told.push(variables);
    const before = rows.find(({ id }) => id === variables["id"]);
    const row = { ...before, ...found(variables), version: (before?.version ?? 0) + 1 };
    return { json: { data: { move: { __typename: "Moved", row } } } };
  });
  return told;
}
const found = ({ lane, speaker }: Record<string, unknown>): object => ({
  ...(lane == null ? {} : { lane, laneReason: "staff" }),
  ...(speaker == null ? {} : { speaker }),
});
const cards = (page: HTMLElement): readonly string[] =>
  [...page.querySelectorAll("article h2")].map((heading) => heading.textContent);
const focusFirst = (page: HTMLElement): void =>
  act(() => page.querySelector<HTMLElement>("article[tabindex='0']")?.focus());
const focused = (): string | undefined => document.activeElement?.querySelector("h2")?.textContent;

beforeEach(() => {
  seatDana();
  freshness.set({ kind: "live", provedAt: 0 });
});
afterEach(() => {
  vi.unstubAllGlobals();
  preferences.set(DEFAULT_PREFERENCES);
});

describe("what is to be judged", () => {
  it("is what nobody has claimed and no person judged, in the queue's order, at most twenty", () => {
    const held = { status: "claimed", holder: dana, heldSince: 1 };
    const rows = [
      queueRow(1, { lane: "tip", laneReason: "staff" }),
      queueRow(2, { lane: "crisis", laneReason: "words:danger-en:0:suicide" }),
      queueRow(3, held),
      queueRow(4, { setAsideUntil: 5 }),
      queueRow(5, { danger: "said_so" }),
      queueRow(6),
    ];
    show(...rows);
    expect(toJudge(unjudged(queue.get().board), new Set()).map(({ number }) => number)).toEqual([5, 2, 6]);
    show(...Array.from({ length: 25 }, (_, index) => queueRow(index + 1)));
    expect(toJudge(unjudged(queue.get().board), new Set())).toHaveLength(20);
  });
});

describe("the triage view", () => {
  it("reads first words, judges with one key, and goes on to the next with the focus", async () => {
    const rows = [queueRow(1), queueRow(2, { waitingSince: 1 }), queueRow(3, { waitingSince: 2 })];
    show(...rows);
    const told = gateway(rows);
    const { page, remove } = await drawAt("/triage", <TriageScreen />);
    await act(() => expect.poll(() => page.textContent).toContain("words of 101"));
    // Hidden with all other words, where somebody hides them.
    expect(page.querySelector("[data-words]")?.textContent).toBe("words of 101");
    focusFirst(page);
    key("j");
    expect(focused()).toBe("Contact 2");
    await act(async () => key("5"));
    await act(() => expect.poll(() => cards(page)).toEqual(["Contact 1", "Contact 3"]));
    expect(told).toEqual([
      { id: rows[1]?.id, expectedVersion: 1, lane: "tip", speaker: null, language: null },
    ]);
    expect(focused()).toBe("Contact 3");
    remove();
  });

  it("has every lane as a button, and says when nobody waits for it", async () => {
    const rows = [queueRow(1)];
    show(...rows);
    const told = gateway(rows);
    const { page, remove } = await drawAt("/triage", <TriageScreen />);
    await press(page, "1Crisis, within 24 hours");
    await act(() => expect.poll(() => page.textContent).toContain("Nobody is waiting for triage."));
    expect(told[0]).toMatchObject({ lane: "crisis" });
    remove();
  });

  it("lets only the lane that holds stand out, so that a card nobody judged is as quiet as it is", async () => {
    const rows = [queueRow(1), queueRow(2, { lane: "life_threat", laneReason: "form:danger_now" })];
    gateway(rows);
    show(...rows);
    const { page, remove } = await drawAt("/triage", <TriageScreen />);
    const loud = [...page.querySelectorAll("fieldset button")].filter(({ className }) =>
      /\bbg-(danger|accent)\b/.test(className),
    );
    expect(loud.map((each) => each.closest("article")?.querySelector("h2")?.textContent)).toEqual([
      "Contact 2",
    ]);
    expect(loud.map(({ textContent }) => textContent)).toEqual([expect.stringContaining("Life threat now")]);
    remove();
  });

  it("opens with Enter, and says that a lane was raised by a list, by which entry", async () => {
    const rows = [queueRow(1, { lane: "crisis", laneReason: "words:danger-en:4:suicide" })];
    show(...rows);
    gateway(rows);
    const { page, where, remove } = await drawAt("/triage", <TriageScreen />);
    expect(page.textContent).toContain("raised by the word list danger-en, version 4, entry suicide");
    focusFirst(page);
    await act(async () => key("Enter"));
    await act(() => expect.poll(where).toBe(`/contact/${rows[0]?.id ?? ""}`));
    remove();
  });

  it("keeps cards where they are when others come, but for danger", async () => {
    const rows = [queueRow(2, { waitingSince: 5 }), queueRow(3, { waitingSince: 6 })];
    const later = queueRow(1, { waitingSince: 1 });
    const danger = queueRow(4, { danger: "said_so" });
    const byWords = queueRow(5, { lane: "life_threat", laneReason: "words:danger-en:0:has-a-gun" });
    show(...rows);
    gateway([...rows, later, danger, byWords]);
    const { page, remove } = await drawAt("/triage", <TriageScreen />);
    act(() => show(later, ...rows));
    expect(cards(page)).toEqual(["Contact 2", "Contact 3"]);
    act(() => show(later, danger, ...rows));
    expect(cards(page)).toEqual(["Contact 4", "Contact 2", "Contact 3"]);
    act(() => show(later, danger, byWords, ...rows));
    expect(cards(page)).toEqual(["Contact 4", "Contact 5", "Contact 2", "Contact 3"]);
    await press(page, "1 new ▲");
    expect(cards(page)).toEqual(["Contact 4", "Contact 5", "Contact 1", "Contact 2", "Contact 3"]);
    remove();
  });

  it("says in place what was refused", async () => {
    const rows = [queueRow(1)];
    show(...rows);
    stubGateway(({ body }) => ({
      json: body.includes("firstWords")
        ? { data: { firstWords: [] } }
        : { data: { move: { __typename: "MoveNotAllowed", reason: "already_closed", row: rows[0] } } },
    }));
    const { page, remove } = await drawAt("/triage", <TriageScreen />);
    await press(page, "5Tip");
    await act(() => expect.poll(() => page.textContent).toContain("This contact is closed."));
    remove();
  });

  it("has keys that can be changed and switched off, and says them where they are", async () => {
    const rows = [queueRow(1), queueRow(2, { waitingSince: 1 })];
    show(...rows);
    const told = gateway(rows);
    const { page, remove } = await drawAt("/triage", <TriageScreen />);
    act(() => preferences.set({ ...DEFAULT_PREFERENCES, keys: { "contact.lane-crisis": ["x"] } }));
    focusFirst(page);
    await act(async () => key("1"));
    expect(told).toEqual([]);
    expect(buttonNames(page)).toContain("xCrisis, within 24 hours");
    await act(async () => key("x"));
    expect(told).toMatchObject([{ lane: "crisis" }]);

    act(() => preferences.set({ ...DEFAULT_PREFERENCES, letters: false }));
    focusFirst(page);
    const before = focused();
    for (const letter of ["j", "5", "x", "s", "a"]) await act(async () => key(letter));
    expect([told.length, focused(), document.querySelector("[role=menu]")]).toEqual([1, before, null]);
    expect(buttonNames(page)).toContain("Crisis, within 24 hours");
    remove();
  });

  it("judges nothing while the queue may be out of date, and the palette says why", async () => {
    freshness.set({ kind: "stale", since: 0, brokenAt: 0 });
    const rows = [queueRow(1)];
    show(...rows);
    const told = gateway(rows);
    const { page, remove } = await drawAt("/triage", <TriageScreen />);
    focusFirst(page);
    await act(async () => key("5"));
    expect(told).toEqual([]);
    expect(doings.get().get("contact.lane-tip")?.()).toEqual({ reason: "Off until the queue is current." });
    remove();
  });
});
