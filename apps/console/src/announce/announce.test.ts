import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { announce, forgetAnnouncements } from "./announce.ts";
import { said } from "./said.ts";
import { verbosity } from "./verbosity.ts";

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

  it("is kept to be read again until they leave", () => {
    announce({ kind: "a", urgency: "polite", words: () => "Saved." });
    vi.advanceTimersByTime(2_000);
    expect(said.get().map(({ words }) => words)).toEqual(["Saved."]);
    forgetAnnouncements();
    expect(said.get()).toEqual([]);
  });

  it("that somebody does not want to hear is not said", () => {
    verbosity.set("urgent");
    announce({ kind: "a", urgency: "polite", about: "mine", words: () => "A message." });
    vi.advanceTimersByTime(60_000);
    expect([said.get(), region("polite")]).toEqual([[], ""]);
    verbosity.set("all");
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

  it("that is urgent waits for no polite one that waits for its turn", () => {
    vi.advanceTimersByTime(60_000);
    announce({ kind: "a", urgency: "polite", words: () => "One." });
    vi.advanceTimersByTime(1);
    announce({ kind: "b", urgency: "polite", words: () => "Two." });
    vi.advanceTimersByTime(1_100);
    announce({ kind: "c", urgency: "assertive", breaksThrough: true, words: () => "Danger." });
    vi.advanceTimersByTime(1);
    expect([region("polite"), region("assertive")]).toEqual(["", "Danger."]);
    vi.advanceTimersByTime(3_000);
    expect(region("polite")).toBe("Two.");
  });

  it("of danger does not stand in line behind one that waits for its time", () => {
    vi.advanceTimersByTime(60_000);
    announce({ kind: "a", urgency: "assertive", words: () => "Lost." });
    vi.advanceTimersByTime(1);
    announce({ kind: "b", urgency: "assertive", words: () => "Lost again." });
    vi.advanceTimersByTime(1);
    announce({ kind: "c", urgency: "assertive", breaksThrough: true, words: () => "Danger." });
    vi.advanceTimersByTime(1);
    expect(region("assertive")).toContain("Danger.");
  });

  it("that waits is not told to the next person", () => {
    vi.advanceTimersByTime(60_000);
    announce({ kind: "a", urgency: "polite", words: () => "Contact 4 left." });
    forgetAnnouncements();
    vi.advanceTimersByTime(60_000);
    expect(region("polite")).toBe("");
  });
});
