import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { announce, forgetAnnouncements } from "./announce.ts";

const region = (id: string): string => document.querySelector(`#${id}`)?.textContent ?? "";

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  document.body.innerHTML = `<div id="polite"></div><div id="assertive"></div>`;
});
afterEach(() => {
  forgetAnnouncements();
  vi.runAllTimers();
  vi.useRealTimers();
});

describe("an announcement", () => {
  it("goes to the region of its urgency, and is gone a second later for whoever browses", () => {
    announce({ kind: "a", urgency: "polite", words: () => "Saved." });
    announce({ kind: "b", urgency: "assertive", words: () => "Lost." });
    vi.advanceTimersByTime(1);
    expect([region("polite"), region("assertive")]).toEqual(["Saved.", "Lost."]);
    vi.advanceTimersByTime(1_000);
    expect([region("polite"), region("assertive")]).toEqual(["", ""]);
  });

  it("waits for the one before, and comes by itself then", () => {
    vi.advanceTimersByTime(60_000);
    announce({ kind: "a", urgency: "polite", words: () => "One." });
    vi.advanceTimersByTime(1);
    announce({ kind: "b", urgency: "polite", words: () => "Two." });
    vi.advanceTimersByTime(3_000);
    expect(region("polite")).toBe("");
    vi.advanceTimersByTime(1_000);
    expect(region("polite")).toBe("Two.");
  });

  it("that waits is not told to the next person", () => {
    vi.advanceTimersByTime(60_000);
    announce({ kind: "a", urgency: "polite", words: () => "Contact 4 left." });
    forgetAnnouncements();
    vi.advanceTimersByTime(60_000);
    expect(region("polite")).toBe("");
  });
});
