import { act } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { clockWords } from "../text/time-words.ts";
import type { StaffedHour, Staffing } from "./staffing-document.ts";
import { StaffingSection } from "./staffing-section.tsx";
import { needWords, onShiftWords, shortWords, unknownWords, whyWords } from "./staffing-words.ts";

const at = Date.UTC(2026, 10, 29, 15, 0);
const HOUR = 3_600_000;
const texts = {
  medium: "text",
  needed: 3,
  because: "Q72_answered",
  comes: 11.5,
  atLeast: 7,
  atMost: 17,
  usual: 10,
  level: 1.15,
  weeks: 5,
} as const;
const need = { few: 2, expected: 3, many: 5, media: [texts] };
const unknown = { medium: "text", because: "Q74_too_few_weeks", has: 2, needed: 3 } as const;
const hour = (nth: number, facts: Partial<StaffedHour>): StaffedHour => ({
  from: at + nth * HOUR,
  until: at + (nth + 1) * HOUR,
  onShift: 4,
  need: null,
  unknown: null,
  ...facts,
});

// An hour of another day is told with its day.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: at });
  seatDana("shift_lead");
});
const settle = async () => act(async () => new Promise<void>((resolve) => setTimeout(resolve, 10)));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
const drawn = async (staffing: Staffing | null) => {
  stubGateway(() => ({ json: { data: { staffing } } }));
  const house = draw(<StaffingSection />);
  await settle();
  const hours = [...house.page.querySelectorAll("[data-hour]")].map(({ textContent }) => textContent);
  return { ...house, hours };
};

it("[G690] says what each hour needs, who is on, and what is unknown, with the reasons when they are asked for", async () => {
  const { page, hours, remove } = await drawn({
    at,
    hours: [hour(0, { need }), hour(1, { need, onShift: 2 }), hour(2, { unknown })],
  });
  const span = (nth: number) =>
    `${clockWords(at + nth * HOUR, at)} to ${clockWords(at + (nth + 1) * HOUR, at)}`;
  const needed = "3 people are needed: 2 when few come, 5 when many do.";
  expect(hours).toEqual([
    `${span(0)} ${needed}  4 are on by the rota. Too few when many come.`,
    `${span(1)} ${needed}  2 are on by the rota. 1 too few.`,
    `${span(2)} Unknown. Text: 2 earlier weeks are known, and 3 are needed before anybody can say. 4 are on by the rota. `,
  ]);
  expect(page.textContent).not.toContain("eight times in ten");
  await press(page, "Show from what this follows");
  expect(page.textContent).toContain(
    "Text: about 11.5 expected, 7 to 17 eight times in ten. In 5 earlier weeks 10 came in this hour on average, and today is 1.2 times as busy. Needed so that enough are answered in time: 3.",
  );
  remove();
});

it("[G690] says it once where nothing can be said of any hour, and never a number", async () => {
  const { page, hours, remove } = await drawn({
    at,
    hours: [hour(0, { unknown }), hour(1, { unknown })],
  });
  expect(hours).toEqual([]);
  expect(page.textContent).toContain(
    "How many people the next hours need is unknown. Text: 2 earlier weeks are known",
  );
  remove();
});

it("[G690] says that it is unknown while it cannot be read, and reads it again when asked", async () => {
  const { page, remove } = await drawn(null);
  expect(page.textContent).toContain("How many people the next hours need is unknown.");
  stubGateway(() => ({ json: { data: { staffing: { at, hours: [hour(0, { need, onShift: null })] } } } }));
  await press(page, "Count again");
  await settle();
  expect(page.textContent).toContain("The rota says nothing of advocates.");
  expect(page.querySelectorAll("[data-hour]")).toHaveLength(1);
  remove();
});

it("[G690] says of nobody that they are too few where nobody knows, or they are enough", () => {
  expect(shortWords({ onShift: null, need })).toBeNull();
  expect(shortWords({ onShift: 5, need })).toBeNull();
  expect(onShiftWords(0)).toBe("Nobody is on by the rota.");
  expect(needWords({ few: 0, expected: 0, many: 0, media: [] })).toBe("Nobody is needed");
  expect(unknownWords({ medium: "voice", because: "Q74_too_few_handled", has: 1, needed: 20 })).toBe(
    "Call: 1 was handled in four weeks, and 20 are needed before anybody can say.",
  );
  expect(whyWords({ ...texts, because: "Q72_occupancy" })).toContain(
    "Needed so that nobody is busy for too much of their time: 3.",
  );
});
