import { UserId } from "@holdfast/case-schema";
import { act } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { forgetHeavy, heavySeen } from "../board/heavy-store.ts";
import { shiftOf } from "../board/shift.fixture.ts";
import { serverNow } from "../clock/server-clock.ts";
import { clockData } from "../crisis/clock.fixture.ts";
import { dana, marta, queueRow, uuid } from "../queue/row.fixture.ts";
import { held } from "../share/held.ts";
import { skillsTold } from "../skills/skills-told.ts";
import { draw } from "../store/draw.fixture.tsx";
import { seatDana } from "../store/sign-in.fixture.ts";
import { ColumnFactsPlace } from "./column-facts-place.tsx";

const MINUTE = 60_000;
const NOW = new Date(2026, 10, 30, 3, 0).getTime();
let isAway: boolean;
let textsAtOnce: number;
let asked: Asked[];
beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  isAway = false;
  textsAtOnce = 3;
  asked = stubGateway(({ body }) => {
    if (isAway) return "unreachable";
    return body.includes("query Skills")
      ? {
          json: {
            data: {
              skills: [{ ...marta, languages: [], media: [], textsAtOnce, version: 1, said: null }],
            },
          },
        }
      : { json: { data: { crisisClocks: [clockData({ holder: marta })], crisisClocksUnheld: 0 } } };
  });
});
afterEach(() => {
  forgetHeavy();
  held.set({ kind: "loading" });
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const rows = [
  queueRow(1, { holder: marta, status: "claimed", danger: "said_so" }),
  queueRow(2, { holder: marta, status: "claimed", medium: "email" }),
];
const colleague = {
  id: UserId.parse(marta.id),
  rows,
  shift: shiftOf(marta, { since: NOW - 200 * MINUTE }),
};
async function drawn(areRowsKnown = true) {
  const { page, remove } = draw(<ColumnFactsPlace colleague={colleague} areRowsKnown={areRowsKnown} />);
  await act(() => vi.advanceTimersByTimeAsync(500));
  await act(() => vi.dynamicImportSettled());
  await act(() => vi.advanceTimersByTimeAsync(500));
  return { lines: () => [...page.querySelectorAll("li")].map(({ textContent }) => textContent), remove };
}

it("[AL67] tells a lead of a colleague what moving work goes by, and an advocate nothing of it", async () => {
  const count = { id: marta.id, count: 1, isCheckInDue: false, checkedIn: null };
  const facts = { breakEndedAt: serverNow() - 30 * MINUTE, consentEndsAt: serverNow() + 90 * MINUTE };
  heavySeen.set(new Map([[marta.id, { ...count, ...facts }]]));
  const item = { id: uuid(71), askedBy: marta, dueAt: serverNow() + 5 * MINUTE };
  const sign = { id: uuid(72), askedBy: marta, reportDueAt: serverNow() - MINUTE, reviewDueAt: null };
  const other = { ...item, askedBy: dana };
  const all = { heldDisclosures: [item, other], toSign: [sign], toForget: [], recipients: [] };
  held.set({ kind: "ready", all, readAt: serverNow(), isStale: false } as never);
  seatDana("shift_lead");
  const lead = await drawn();
  expect(lead.lines()).toEqual([
    "1 open crisis",
    "In hand: 4, with what is heavy counted more.",
    "Texts: 1 of 3, letters: 1 of 4",
    "Back from a break for 30 min, since 02:30.",
    expect.stringMatching(/^1 crisis clock: over since /),
    "1 report to sign along: over since 02:59",
    "1 waits for a lead’s word: 5 min left, until 03:05",
    "What somebody agreed to share runs out: 1 h 30 min left, until 04:30",
  ]);
  lead.remove();
  const before = asked.length;
  seatDana("advocate");
  const advocate = await drawn();
  expect([advocate.lines(), asked.length]).toEqual([[], before]);
  advocate.remove();
});

it("[AL67] goes at once by how many texts at once a lead says here that somebody is offered", async () => {
  seatDana("shift_lead");
  const { lines, remove } = await drawn();
  expect(lines()).toContain("Texts: 1 of 3, letters: 1 of 4");
  textsAtOnce = 1;
  act(() => skillsTold.update((times) => times + 1));
  await act(() => vi.advanceTimersByTimeAsync(500));
  expect(lines()).toContain("Texts: 1 of 1 (full), letters: 1 of 4");
  remove();
});

it("[AL67] says what could not be had, and nothing of contacts that are not known", async () => {
  isAway = true;
  heavySeen.set(null);
  held.set({ kind: "failed" });
  seatDana("shift_lead");
  const { lines, remove } = await drawn(false);
  expect(lines()).toEqual([
    "Breaks, and what runs out, are unknown.",
    "Crisis clocks are unknown.",
    "Reports and decisions are unknown.",
  ]);
  remove();
});
