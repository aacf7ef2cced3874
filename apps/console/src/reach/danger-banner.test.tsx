import { loadBoard, type QueueRow } from "@holdfast/wire";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { doings } from "../keys/doings.ts";
import { EMPTY_QUEUE, queue } from "../queue/queue-store.ts";
import { dana, marta, queueRow } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { buttonNames } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { DangerAgreed } from "./danger-agreed.tsx";
import { DangerBanner } from "./danger-banner.tsx";
import { safeContact } from "./safe-contact.fixture.ts";

const NOON = new Date(2026, 10, 25, 12, 0, 0).getTime();
const held = (number: number, facts: object = {}): QueueRow =>
  queueRow(number, { status: "claimed", holder: dana, heldSince: 0, danger: "danger_word", ...facts });
async function banner(rows: readonly QueueRow[], at = "/queue") {
  queue.set({ kind: "ready", board: loadBoard(EMPTY_QUEUE.board, rows) });
  return drawAt(at, <DangerBanner />);
}

beforeEach(() => {
  seatDana();
  vi.spyOn(Date, "now").mockReturnValue(NOON);
});
afterEach(() => {
  vi.restoreAllMocks();
  queue.set(EMPTY_QUEUE);
});

describe("the danger word, wherever one is in the console", () => {
  it("stands there for whoever has the contact, with the way to it, and not for others", async () => {
    const { page, remove } = await banner([
      held(7),
      held(8, { holder: marta }),
      held(9, { danger: "said_so" }),
    ]);
    expect(page.textContent).toContain("Danger word in contact 7.");
    expect(page.querySelector("a")?.getAttribute("href")).toBe(`/contact/${held(7).id}`);
    expect(page.textContent).not.toMatch(/contact [89]/);
    expect(doings.get().get("go.danger")?.()).toHaveProperty("run");
    remove();
  });

  it("stands there for a lead of every contact, with who has it", async () => {
    seatDana("shift_lead");
    const { page, remove } = await banner([held(8, { holder: marta })]);
    expect(page.textContent).toContain("Danger word in contact 8.");
    expect(page.textContent).toContain("Marta");
    remove();
  });

  it("leaves it to the contact that is open to say it, and is gone when it is over", async () => {
    const open = await banner([held(7)], `/contact/${held(7).id}`);
    expect(open.page.textContent).toBe("");
    open.remove();
    const over = await banner([held(7, { danger: null })]);
    expect(over.page.textContent).toBe("");
    expect(doings.get().get("go.danger")?.()).toHaveProperty("reason");
    over.remove();
  });
});

describe("what was agreed for danger", () => {
  const danger = {
    since: NOON - 60_000,
    checkWordAt: null,
    confirmedBy: [] as (typeof marta)[],
    means: "call_emergency" as const,
    coverStory: ["Wrong number."],
  };
  const shown = (facts: Partial<typeof danger> | { checkWordAt: number; confirmedBy?: (typeof marta)[] }) =>
    draw(<DangerAgreed row={held(7)} safe={safeContact({ danger: { ...danger, ...facts } })} />);

  it("is said with since when, and what they want done", () => {
    const { page, remove } = shown({});
    expect(page.textContent).toContain("said at 11:59. It was agreed: call the emergency services.");
    remove();
  });

  it("[CP53] offers to confirm that it is over only once the check word was heard, by two", () => {
    const before = shown({});
    expect(before.page.textContent).toContain("Their safe word has not been said since.");
    expect(buttonNames(before.page)).toEqual([]);
    before.remove();
    const first = shown({ checkWordAt: NOON });
    expect(first.page.textContent).toContain("Their safe word was said at 12:00.");
    expect(buttonNames(first.page)).toEqual(["Confirm that it is over (1 of 2)"]);
    first.remove();
    const second = shown({ checkWordAt: NOON, confirmedBy: [marta] });
    expect(second.page.textContent).toContain("Confirmed over by Marta.");
    expect(buttonNames(second.page)).toEqual(["Confirm that it is over (2 of 2)"]);
    second.remove();
  });

  it("[CP53] lets nobody confirm twice", () => {
    const mine = shown({ checkWordAt: NOON, confirmedBy: [dana] });
    expect(buttonNames(mine.page)).toEqual([]);
    expect(mine.page.textContent).toContain("A second colleague must confirm, too.");
    mine.remove();
  });
});
