import { act } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { clockWords } from "../text/time-words.ts";
import { LastHourSection } from "./last-hour-section.tsx";
import { byFiveMinutes, cameWords, medianWords } from "./last-hour-words.ts";

const at = Date.UTC(2026, 10, 29, 15, 0);
const hour = {
  at,
  answered: 41,
  left: 3,
  medianWaitMs: 110_000,
  arrivals: [1, 0, 2, 3, 7, 4, 0, 0, 1, 2, 5, 6],
};

beforeEach(() => seatDana("shift_lead"));
const settle = async () => act(async () => new Promise<void>((resolve) => setTimeout(resolve, 10)));
afterEach(() => vi.unstubAllGlobals());

it("says how many came, were taken and left, and how long the one in the middle waited", async () => {
  let isAway = true;
  stubGateway(() =>
    isAway ? { json: { data: null, errors: [{ message: "x" }] } } : { json: { data: { lastHour: hour } } },
  );
  const { page, remove } = draw(<LastHourSection />);
  await settle();
  expect(page.textContent).toContain("What came in the last hour is unknown.");
  isAway = false;
  await press(page, "Count again");
  await settle();
  expect(page.textContent).toContain("31 contacts came.");
  const tiles = [...page.querySelectorAll("[data-hour-tile]")].map(({ textContent }) => textContent);
  expect(tiles).toEqual(["Taken by somebody41", "Left before an answer3", "Median wait1 min"]);
  await press(page, "Show each five minutes");
  expect(page.querySelectorAll("ol li")).toHaveLength(12);
  remove();
});

it("names the five minutes in which the most came, and nobody where nobody did", () => {
  const from = at - 8 * 300_000;
  expect(cameWords(hour, at)).toBe(
    `31 contacts came. The most in five minutes: 7, from ${clockWords(from, at)} to ${clockWords(from + 300_000, at)}.`,
  );
  expect(cameWords({ at, arrivals: hour.arrivals.map(() => 0) }, at)).toBe("Nobody came.");
  expect(cameWords({ at, arrivals: [1, ...hour.arrivals.slice(1).map(() => 0)] }, at)).toBe(
    "1 contact came.",
  );
  expect(byFiveMinutes(hour)[11]).toEqual({ since: at - 300_000, count: 6 });
  expect([null, 1_000, 42_000, 600_000].map((medianWaitMs) => medianWords({ medianWaitMs }))).toEqual([
    "nobody was taken",
    "1 second",
    "42 seconds",
    "10 min",
  ]);
});
