import { Queues } from "@holdfast/case-schema";
import { loadBoard, type QueueRow } from "@holdfast/wire";
import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { said } from "../announce/said.ts";
import { forgetAnnouncements } from "../announce/announce.ts";
import { stubGateway } from "../api/gateway.fixture.ts";
import { serverNow } from "../clock/server-clock.ts";
import { freshness } from "../live/connection.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { seatDana } from "../store/sign-in.fixture.ts";
import { chosenLook } from "./looked-at.ts";
import { QueuePane } from "./queue-pane.tsx";
import { EMPTY_QUEUE, queue } from "./queue-store.ts";
import { hearOfQueues, learnQueues, ONE_QUEUE, queues } from "./queues.ts";
import { dana, marta, queueRow, uuid } from "./row.fixture.ts";

const rest = { id: "main", name: null, feeds: "everything" };
const spanish = {
  id: "spanish",
  name: { en: "Spanish line", es: "Línea en español", fr: "Ligne espagnole" },
  feeds: { channels: [], languages: ["es"] },
};
const show = (...rows: readonly QueueRow[]): void =>
  act(() => queue.set({ kind: "ready", board: loadBoard(EMPTY_QUEUE.board, rows) }));
const have = (...some: readonly unknown[]): void => act(() => queues.set(Queues.parse(some)));
const rowsOf = (page: HTMLElement): readonly string[] =>
  [...page.querySelectorAll("[role=row]")].map((row) => row.getAttribute("aria-label") ?? "");
const numbers = (page: HTMLElement): readonly string[] =>
  rowsOf(page).map((label) => (/Contact (\d+)/.exec(label) ?? [])[1] ?? "?");
const tabs = (page: HTMLElement): readonly string[] =>
  [...page.querySelectorAll("[role=radiogroup][aria-label='Which queues'] [role=radio]")].map(
    (each) => each.textContent,
  );
const look = async (page: HTMLElement, name: string): Promise<readonly string[]> => {
  const tab = [...page.querySelectorAll<HTMLElement>("[role=radio]")].find(
    ({ textContent }) => textContent === name,
  );
  if (tab === undefined) throw new Error(`there is no ${name}`);
  await act(async () => tab.click());
  return numbers(page).toSorted();
};

let height: ReturnType<typeof vi.spyOn>;
beforeEach(() => {
  seatDana();
  freshness.set({ kind: "live", provedAt: 0 });
  height = vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(800);
});
afterEach(() => {
  height.mockRestore();
  vi.unstubAllGlobals();
  queue.set(EMPTY_QUEUE);
  queues.set(ONE_QUEUE);
  chosenLook.set(null);
  forgetAnnouncements();
});

describe("a house that has one queue", () => {
  it("[Q14] is shown no queues, but what it calls its own", async () => {
    show(queueRow(1));
    const { page, remove } = await drawAt("/queue", <QueuePane openId={null} />);
    expect(tabs(page)).toEqual([]);
    expect(page.querySelector("h2")?.textContent).toBe("Queue");
    const before = rowsOf(page);
    have({ ...rest, name: { en: "Night line", es: "Línea nocturna", fr: "Ligne de nuit" } });
    expect(page.querySelector("h2")?.textContent).toBe("Night line");
    expect(rowsOf(page)).toEqual(before);
    remove();
  });
});

describe("a house that has several queues", () => {
  it("[Q24] [Q26] [G618] shows all of them first, and each with how many it shows and whoever is in danger and has nobody", async () => {
    have(rest, spanish);
    show(
      queueRow(1),
      queueRow(2, { language: "es", dueAt: 9_000 }),
      queueRow(3, { danger: "said_so" }),
      queueRow(4, { danger: "said_so", holder: marta, status: "claimed" }),
    );
    const { page, remove } = await drawAt("/queue", <QueuePane openId={null} />);
    expect(tabs(page)).toEqual(["All queues 4", "Spanish line 2", "All others 3"]);
    const inAll = numbers(page);
    expect(inAll.toSorted()).toEqual(["1", "2", "3", "4"]);
    expect(await look(page, "Spanish line 2")).toEqual(["2", "3"]);
    // In the order that they have among all.
    expect(numbers(page)).toEqual(inAll.filter((each) => ["2", "3"].includes(each)));
    expect(await look(page, "All others 3")).toEqual(["1", "3", "4"]);
    remove();
  });

  it("[Q14] names the queue of each contact, for the eye and for whoever listens", async () => {
    have(rest, spanish);
    show(queueRow(1, { dueAt: 1 }), queueRow(2, { language: "es" }));
    const { page, remove } = await drawAt("/queue", <QueuePane openId={null} />);
    const [first, second] = rowsOf(page);
    expect([first, second].map((label) => /Queue: ([^.]*)\./.exec(label ?? "")?.[1])).toEqual([
      "All others",
      "Spanish line",
    ]);
    const drawn = page.querySelectorAll("[role=row]")[1]?.textContent;
    expect(drawn).toContain("Spanish line");
    remove();
  });

  it("[Q19] shows whoever waits for too long in a second queue as well, and says so", async () => {
    have(rest, { ...spanish, overflow: { to: "main", afterMinutes: 5 } });
    const now = serverNow();
    show(
      queueRow(1, { language: "es", dueAt: now - 60 * 60_000 }),
      queueRow(2, { language: "es", dueAt: now + 60 * 60_000 }),
    );
    const { page, remove } = await drawAt("/queue", <QueuePane openId={null} />);
    expect(await look(page, "All others 1")).toEqual(["1"]);
    expect(rowsOf(page)[0]).toContain("Queue: Spanish line, for its long wait also All others.");
    expect(await look(page, "Spanish line 2")).toEqual(["1", "2"]);
    remove();
  });

  it("[Q25] shows whoever is of some these first, and to everybody what is theirs in whatever queue", async () => {
    have(rest, { ...spanish, people: [marta.id] });
    show(
      queueRow(1),
      queueRow(2, { language: "es" }),
      queueRow(3, { language: "es", holder: dana, status: "claimed" }),
    );
    const { page, remove } = await drawAt("/queue", <QueuePane openId={null} />);
    expect(tabs(page)).toEqual(["Yours 1", "All queues 3", "Spanish line 2", "All others 1"]);
    expect(numbers(page)).toEqual(["1"]);
    expect(await look(page, "Mine 1")).toEqual(["3"]);
    remove();
  });

  it("[Q26] tells nobody that no one waits while somebody does in another queue", async () => {
    have(rest, spanish);
    show(queueRow(1), queueRow(2));
    const { page, remove } = await drawAt("/queue", <QueuePane openId={null} />);
    expect(await look(page, "Spanish line 0")).toEqual([]);
    expect(page.textContent).not.toContain("No one is waiting.");
    expect(page.textContent).toContain("No one is waiting here, 2 in other queues.");
    remove();
  });

  it("[W37] [G619] reads its queues anew when they were told to be otherwise, says so once, and falls back to all where the one looked at is gone", async () => {
    have(rest, spanish);
    chosenLook.set(Queues.parse([rest, spanish])[1]?.id ?? null);
    show(queueRow(1), queueRow(2, { language: "es" }));
    const { page, remove } = await drawAt("/queue", <QueuePane openId={null} />);
    expect(numbers(page)).toEqual(["2"]);
    const asked = stubGateway(() => ({ json: { data: { settings: { queues: [rest] } } } }));
    await act(() => hearOfQueues([{ kind: "channel", id: queueRow(1).channel, version: 1, down: null }]));
    expect(asked).toHaveLength(0);
    const told = { kind: "queues", id: uuid(900), version: 1 } as const;
    for (let times = 0; times < 2; times += 1) await act(() => hearOfQueues([told]));
    expect(numbers(page).toSorted()).toEqual(["1", "2"]);
    expect(tabs(page)).toEqual([]);
    await expect
      .poll(() => said.get().filter(({ words }) => words.includes("queues of this house")).length)
      .toBe(1);
    remove();
  });

  it("keeps the focus in the queue when the last queue but one is gone from under it", async () => {
    have(rest, spanish);
    show(queueRow(1));
    const { page, remove } = await drawAt(
      "/queue",
      <div data-pane="queue">
        <QueuePane openId={null} />
      </div>,
    );
    act(() =>
      page.querySelector<HTMLElement>("[role=radiogroup][aria-label='Which queues'] [role=radio]")?.focus(),
    );
    expect(document.activeElement?.outerHTML).toContain("All queues");
    have(rest);
    await expect.poll(() => document.activeElement?.getAttribute("role")).toBe("row");
    remove();
  });

  it("goes on with those it knows when it cannot read what it is answered, or is answered nothing", async () => {
    have(rest, spanish);
    expect(
      learnQueues({ settings: { queues: [{ ...rest, feeds: "a way that this page does not know" }] } }),
    ).toBe(false);
    stubGateway(() => "unreachable");
    await hearOfQueues([{ kind: "queues", id: uuid(900), version: 1 }]);
    expect(queues.get()).toHaveLength(2);
  });
});
