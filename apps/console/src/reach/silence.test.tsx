import { act } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { draw } from "../store/draw.fixture.tsx";
import { seatDana } from "../store/sign-in.fixture.ts";
import { LockBar } from "./lock-bar.tsx";
import type { Decision } from "./reach-documents.ts";
import { reachNow } from "./reach-now.fixture.ts";
import { decision, lock } from "./safe-contact.fixture.ts";
import { minutesAndSeconds } from "../text/minutes-and-seconds.ts";

const NOON = new Date(2026, 10, 25, 12, 0, 0).getTime();
const MINUTE = 60_000;
const silence = { phase: "counting", countdownAt: NOON + 10 * MINUTE, locksAt: NOON + 15 * MINUTE } as const;
const bar = (facts: Partial<Decision>, medium: "text" | "email" = "text") => (
  <LockBar reach={reachNow({ decision: decision({ silence, ...facts }) }, { medium })} />
);

let polite: string[] = [];
function pass(milliseconds: number): void {
  for (let left = milliseconds; left > 0; left -= 500) {
    act(() => vi.advanceTimersByTime(Math.min(500, left)));
    const words = document.querySelector("#polite")?.textContent ?? "";
    if (words !== "" && words !== polite.at(-1)) polite.push(words);
  }
}

beforeEach(() => {
  vi.useFakeTimers({ now: NOON });
  seatDana();
  polite = [];
});
afterEach(() => {
  forgetAnnouncements();
  vi.useRealTimers();
});

it("[CP21] counts from the tenth minute on for the eye, and is said once at its start and once at the lock", () => {
  const { page, again, remove } = draw(bar({}));
  pass(9 * MINUTE);
  expect(page.querySelector("section")).toBeNull();
  pass(2 * MINUTE);
  expect(page.querySelector("[data-countdown]")?.textContent).toBe(
    "They have not answered. Sending locks at 12:15.4:00",
  );
  // What changes each second is for the eye alone.
  expect(page.querySelector("[aria-hidden]")?.textContent).toBe("4:00");
  pass(4 * MINUTE);
  expect(polite).toEqual(["No answer for 10 minutes. Sending locks at 12:15."]);
  again(bar({ outcome: "locked", locks: [lock("silence")], silence: { ...silence, phase: "locked" } }));
  pass(5_000);
  expect(polite).toEqual([
    "No answer for 10 minutes. Sending locks at 12:15.",
    "No answer for 15 minutes. Sending is locked until they write.",
  ]);
  remove();
});

it("is no news where it stood when the contact was opened", () => {
  const { remove } = draw(
    bar({ outcome: "locked", locks: [lock("silence")], silence: { ...silence, phase: "locked" } }),
  );
  pass(10_000);
  expect(polite).toEqual([]);
  remove();
});

it("[CP21] counts for texts alone", () => {
  const { page, remove } = draw(bar({}, "email"));
  pass(12 * MINUTE);
  expect(page.querySelector("section")).toBeNull();
  expect(polite).toEqual([]);
  remove();
});

it.each([
  [245_000, "4:05"],
  [59_001, "1:00"],
  [0, "0:00"],
  [-5, "0:00"],
])("shows %i ms as %s", (milliseconds, words) => {
  expect(minutesAndSeconds(milliseconds)).toBe(words);
});
