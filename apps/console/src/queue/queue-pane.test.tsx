import { loadBoard, type QueueRow } from "@holdfast/wire";
import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { freshness } from "../live/connection.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { button, buttonNames, key, press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { claims } from "./claim.ts";
import { hold } from "./hold-store.ts";
import { QueuePane } from "./queue-pane.tsx";
import { EMPTY_QUEUE, queue } from "./queue-store.ts";
import { dana, marta, queueRow } from "./row.fixture.ts";

const show = (...rows: readonly QueueRow[]): void =>
  act(() => queue.set({ kind: "ready", board: loadBoard(EMPTY_QUEUE.board, rows) }));
const numbers = (page: HTMLElement): readonly string[] =>
  [...page.querySelectorAll("[role=row]")].map(
    (row) => (/Contact (\d+)/.exec(row.getAttribute("aria-label") ?? "") ?? [])[1] ?? "?",
  );
const focusFirst = (page: HTMLElement): void =>
  act(() => page.querySelector<HTMLElement>("[role=row][tabindex='0']")?.focus());
const focused = (): string => document.activeElement?.getAttribute("aria-label") ?? "";

let height: ReturnType<typeof vi.spyOn>;
beforeEach(() => {
  seatDana();
  freshness.set({ kind: "live", provedAt: 0 });
  // Without a layout everything is 0 high, and a windowed list shows nothing.
  height = vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(800);
});
afterEach(() => {
  height.mockRestore();
  vi.unstubAllGlobals();
  queue.set(EMPTY_QUEUE);
  claims.set(new Map());
  hold.set(null);
});

describe("the queue on screen", () => {
  it("stands in the policy's order, whatever the order it came in", async () => {
    show(
      queueRow(1, { dueAt: 9_000 }),
      queueRow(2, { dueAt: 5_000 }),
      queueRow(3, { danger: "said_so", dueAt: 9_999 }),
    );
    const { page, remove } = await drawAt("/queue", <QueuePane openId={null} />);
    expect(numbers(page)).toEqual(["3", "2", "1"]);
    expect(page.textContent).toContain("3 waiting, 1 in danger, longest");
    remove();
  });

  it("[G607] gives the next at a press, once for two presses, and says why there is none", async () => {
    show(queueRow(1));
    const { page, remove } = await drawAt("/queue", <QueuePane openId={null} />);
    const nothing = { __typename: "NothingForYou", waiting: 1, isTakenMeanwhile: false, because: [] };
    const log = stubGateway(() => ({ json: { data: { next: nothing } } }));
    act(() => {
      button(page, "Take nextg, n").click();
      button(page, "Take nextg, n").click();
    });
    await vi.waitFor(() => expect(page.textContent).toContain("nothing that waits is for you now."));
    expect(log).toHaveLength(1);
    remove();
  });

  it("says that nobody waits only when it knows", async () => {
    const { page, remove } = await drawAt("/queue", <QueuePane openId={null} />);
    expect(page.textContent).not.toContain("No one is waiting");
    show();
    expect(page.textContent.match(/No one is waiting/g)).toHaveLength(1);
    remove();
  });

  it("that could not be loaded says so, and is asked for again at a wish", async () => {
    queue.set({ ...EMPTY_QUEUE, kind: "failed" });
    const { page, remove } = await drawAt("/queue", <QueuePane openId={null} />);
    const log = stubGateway(() => ({
      json: { data: { queue: { asOf: "1", rows: [queueRow(5)], channels: [] } } },
    }));
    expect(page.textContent).toContain("The queue could not be loaded.");
    await press(page, "Retry");
    expect(log).toHaveLength(1);
    remove();
  });

  it("shows what is mine or offered to me apart, and what waits", async () => {
    show(
      queueRow(1),
      queueRow(2, { holder: dana, status: "claimed" }),
      queueRow(3, { holder: marta, offeredTo: dana, status: "claimed" }),
      queueRow(4, { holder: marta, status: "claimed" }),
    );
    const { page, remove } = await drawAt("/queue", <QueuePane openId={null} />);
    const filter = async (name: string): Promise<readonly string[]> => {
      const choice = [...page.querySelectorAll<HTMLElement>("[role=radio]")].find(
        (each) => each.textContent === name,
      );
      await act(async () => choice?.click());
      return numbers(page).toSorted();
    };
    expect(await filter("Mine 2")).toEqual(["2", "3"]);
    expect(await filter("Waiting 1")).toEqual(["1"]);
    expect(await filter("All 4")).toEqual(["1", "2", "3", "4"]);
    remove();
  });
});

describe("a queue that somebody reads", () => {
  it("holds arrivals back until asked, but never danger", async () => {
    show(queueRow(1, { dueAt: 5_000 }), queueRow(2, { dueAt: 6_000 }));
    const { page, remove } = await drawAt("/queue", <QueuePane openId={null} />);
    focusFirst(page);
    const before = focused();
    show(queueRow(1, { dueAt: 5_000 }), queueRow(2, { dueAt: 6_000 }), queueRow(3, { dueAt: 10 }));
    expect([numbers(page), focused()]).toEqual([["1", "2"], before]);
    expect(buttonNames(page)).toContain("1 new ▲");
    show(
      queueRow(1, { dueAt: 5_000 }),
      queueRow(2, { dueAt: 6_000 }),
      queueRow(3, { dueAt: 10 }),
      queueRow(4, { danger: "said_so" }),
      queueRow(5, { lane: "life_threat", laneReason: "words:danger-en:0:has-a-gun" }),
    );
    expect(numbers(page).slice(0, 2)).toEqual(["4", "5"]);
    expect(focused()).toBe(before);
    key("u");
    expect(numbers(page)).toEqual(["4", "5", "3", "1", "2"]);
    expect(focused()).toBe(before);
    remove();
  });

  it("is walked with letters and arrows, and opened with Enter", async () => {
    show(queueRow(1, { dueAt: 1 }), queueRow(2, { dueAt: 2 }), queueRow(3, { dueAt: 3 }));
    const { page, where, remove } = await drawAt("/queue", <QueuePane openId={null} />);
    focusFirst(page);
    const walked = ["j", "ArrowDown", "k", "End", "Home"].map((name) => {
      key(name);
      return /Contact (\d)/.exec(focused())?.[1];
    });
    expect(walked).toEqual(["2", "3", "2", "3", "1"]);
    key("Enter");
    await act(() => expect.poll(where).toBe(`/contact/${queueRow(1).id}`));
    remove();
  });
});

describe("a queue that somebody holds", () => {
  const held = (page: HTMLElement): string | null =>
    button(page, "Hold updatesh").getAttribute("aria-pressed");

  it("stands still by key, counts what waits, and lets danger in", async () => {
    show(queueRow(1, { dueAt: 5_000 }), queueRow(2, { dueAt: 6_000 }));
    const { page, remove } = await drawAt("/queue", <QueuePane openId={null} />);
    focusFirst(page);
    key("h");
    expect([held(page), page.textContent.includes("Nothing waits.")]).toEqual(["true", true]);
    const before = focused();
    show(
      queueRow(1, { dueAt: 5_000, version: 2, holder: marta, status: "claimed" }),
      queueRow(3, { dueAt: 10 }),
    );
    expect([numbers(page), focused()]).toEqual([["1", "2"], before]);
    expect(page.textContent).toContain("3 changes wait.");
    expect(page.textContent).toContain("All 2");
    show(queueRow(4, { danger: "said_so" }));
    expect(numbers(page)).toEqual(["4", "1", "2"]);
    expect(page.textContent).toContain("2 changes wait.");
    remove();
  });

  it("goes on at the same key with everything in its place, and shows what is new at u", async () => {
    show(queueRow(1, { dueAt: 5_000 }), queueRow(2, { dueAt: 6_000 }));
    const { page, remove } = await drawAt("/queue", <QueuePane openId={null} />);
    focusFirst(page);
    key("h");
    const later = [queueRow(1, { dueAt: 5_000 }), queueRow(2, { dueAt: 6_000 }), queueRow(3, { dueAt: 10 })];
    show(...later);
    key("h");
    expect([held(page), numbers(page)]).toEqual(["false", ["1", "2"]]);
    expect(buttonNames(page)).toContain("1 new ▲");
    key("h");
    show(...later, queueRow(4, { dueAt: 20 }));
    key("u");
    expect([held(page), numbers(page)]).toEqual(["false", ["3", "4", "1", "2"]]);
    expect(focused()).toContain("Contact 1");
    remove();
  });

  it("shows at once what I turn to, and how my claim came out", async () => {
    show(queueRow(1));
    const { page, remove } = await drawAt("/queue", <QueuePane openId={null} />);
    await press(page, "Hold updatesh");
    show(queueRow(1, { version: 2, unanswered: 4 }));
    expect(page.textContent).not.toContain("4 messages");
    const mine = queueRow(1, { version: 3, unanswered: 4, holder: dana, status: "claimed" });
    stubGateway(() => ({ json: { data: { move: { __typename: "Moved", row: mine } } } }));
    await press(page, "Claim contact 1");
    await act(() => expect.poll(() => page.textContent).toContain("You have this"));
    expect(page.textContent).toContain("4 messages");
    remove();
  });
});

it("shows who has it, in a queue that is held, when my claim came too late", async () => {
  show(queueRow(1));
  const { page, remove } = await drawAt("/queue", <QueuePane openId={null} />);
  await press(page, "Hold updatesh");
  const theirs = queueRow(1, { version: 2, unanswered: 4, holder: marta, heldSince: 1, status: "claimed" });
  stubGateway(() => ({
    json: { data: { move: { __typename: "TakenByOther", by: marta, since: 1, row: theirs } } },
  }));
  await press(page, "Claim contact 1");
  await act(() => expect.poll(() => page.textContent).toContain("4 messages"));
  remove();
});

describe("claiming from the queue", () => {
  it("is mine when the gateway says so and not before; whoever loses reads who has it", async () => {
    show(queueRow(1));
    const { page, remove } = await drawAt("/queue", <QueuePane openId={null} />);
    focusFirst(page);
    const taken = { __typename: "TakenByOther", by: marta, since: 0, row: queueRow(1) };
    const log = stubGateway(() => ({ json: { data: { move: taken } } }));
    key("c");
    expect(page.textContent).toContain("Claiming…");
    await act(() => expect.poll(() => page.textContent).toContain("Marta has this since"));
    expect(log).toHaveLength(1);
    expect(focused()).toContain("Contact 1");
    remove();
  });

  it("is off while the queue may be out of date", async () => {
    freshness.set({ kind: "stale", since: 0, brokenAt: 0 });
    show(queueRow(1));
    const { page, remove } = await drawAt("/queue", <QueuePane openId={null} />);
    const log = stubGateway(() => "unreachable");
    focusFirst(page);
    key("c");
    expect(button(page, "Claim contact 1").disabled).toBe(true);
    expect(log).toHaveLength(0);
    remove();
  });

  it("of an offer that is gone says so in the row", async () => {
    show(queueRow(1, { holder: marta, offeredTo: dana, status: "claimed" }));
    const { page, remove } = await drawAt("/queue", <QueuePane openId={null} />);
    stubGateway(() => ({
      json: {
        data: { move: { __typename: "MoveNotAllowed", reason: "not_offered_to_you", row: queueRow(1) } },
      },
    }));
    await press(page, "Accept contact 1");
    await act(() => expect.poll(() => page.textContent).toContain("This is no longer offered to you."));
    remove();
  });
});
