import { encodeCursor } from "@holdfast/wire";
import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { stubGateway } from "../api/gateway.fixture.ts";
import { clockOffset } from "../clock/server-clock.ts";
import { freshness, isOutdated } from "../live/connection.ts";
import { EMPTY_QUEUE, queue } from "../queue/queue-store.ts";
import { draw } from "../store/draw.fixture.tsx";
import { speak } from "../text/language.ts";
import { BreakBar } from "./break-bar.tsx";
import { StatusBar } from "./status-bar.tsx";

const NOON = new Date(2026, 10, 25, 12, 0, 0).getTime();
const brokenFor = (milliseconds: number): void =>
  act(() => freshness.set({ kind: "stale", since: NOON - 9_000, brokenAt: NOON - milliseconds }));

beforeEach(() => {
  speak("en");
  vi.useFakeTimers({ now: NOON });
});
afterEach(() => {
  vi.useRealTimers();
  forgetAnnouncements();
  freshness.set({ kind: "starting" });
  isOutdated.set(false);
  clockOffset.set(0);
});

describe("the status bar", () => {
  it("says Live only when it is proved, and until when", () => {
    const { page, remove } = draw(<StatusBar />);
    expect(page.textContent).toBe("○ Connecting");
    act(() => freshness.set({ kind: "live", provedAt: NOON - 2_000 }));
    expect(page.textContent).toBe("● LiveUp to date 11:59:58");
    brokenFor(1_000);
    expect(page.textContent).toBe("◐ Reconnecting");
    brokenFor(31_000);
    expect(page.textContent).toBe("○ Offline");
    remove();
  });

  it("says when this computer's clock is off, and nothing while it is not", () => {
    const { page, remove } = draw(<StatusBar />);
    expect(page.textContent).not.toContain("clock");
    act(() => clockOffset.set(-240_000));
    expect(page.textContent).toContain(
      "The clock of this computer is 4 min fast. Times shown here are right.",
    );
    remove();
  });
});

describe("the bar over a break", () => {
  it("stays away while a break is a flicker, then says since when the queue may be out of date", () => {
    const { page, remove } = draw(<BreakBar />);
    brokenFor(4_000);
    expect(page.textContent).toBe("");
    brokenFor(5_000);
    expect(page.textContent).toContain("Reconnecting. Queue may be out of date since 11:59:51.");
    expect(page.textContent).toContain("Claiming is off");
    brokenFor(30_000);
    expect(page.textContent).toContain("Offline.");
    act(() => freshness.set({ kind: "live", provedAt: NOON }));
    expect(page.textContent).toBe("");
    remove();
  });

  it("has what is on screen fetched without a line once it is away for long, and says so until it is back", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0);
    const asOf = encodeCursor({ epoch: "0123456789abcdef", xid: 7n, seq: 0n });
    const nothing = { rows: [], asks: [], sameAddress: [], followUps: [], calls: [], channels: [] };
    const log = stubGateway(() => ({ json: { data: { queue: { ...nothing, asOf } } } }));
    const { page, remove } = draw(<BreakBar />);
    const settle = () =>
      act(async () => {
        await vi.dynamicImportSettled();
        await vi.advanceTimersByTimeAsync(1);
      });
    brokenFor(29_000);
    await settle();
    expect(log).toEqual([]);
    brokenFor(31_000);
    await settle();
    await settle();
    expect(page.textContent).toContain("Queue may be out of date since 11:59:51.");
    expect(page.textContent).toContain("the queue and an open contact were fetched again at 12:00:00");
    act(() => freshness.set({ kind: "live", provedAt: NOON }));
    expect(page.textContent).toBe("");
    remove();
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
    queue.set(EMPTY_QUEUE);
  });

  it("appears by itself when time has passed, without any event", () => {
    const { page, remove } = draw(<BreakBar />);
    brokenFor(1_000);
    expect(page.textContent).toBe("");
    act(() => vi.advanceTimersByTime(5_000));
    expect(page.textContent).toContain("Reconnecting.");
    remove();
  });

  it("tells those who listen once that it broke, and once that it is whole", () => {
    const { remove } = draw(<BreakBar />);
    brokenFor(6_000);
    act(() => vi.advanceTimersByTime(0));
    expect(document.querySelector("#assertive")?.textContent).toBe("The connection is lost. Reconnecting.");
    act(() => freshness.set({ kind: "live", provedAt: NOON }));
    act(() => vi.advanceTimersByTime(0));
    expect(document.querySelector("#polite")?.textContent).toBe("Connected again. The queue is up to date.");
    remove();
  });

  it("asks to load again when the gateway is newer, and does not do it by itself", () => {
    const { page, remove } = draw(<BreakBar />);
    act(() => isOutdated.set(true));
    expect(page.textContent).toContain("finish what you are writing first");
    expect(page.querySelector("button")?.textContent).toBe("Load again");
    remove();
  });
});
