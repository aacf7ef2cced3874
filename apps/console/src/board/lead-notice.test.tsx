import { act } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { seatDana } from "../store/sign-in.fixture.ts";
import { clockWords } from "../text/time-words.ts";
import { LeadNotice } from "./lead-notice.tsx";

beforeEach(() => seatDana("advocate"));
afterEach(() => vi.unstubAllGlobals());

const since = Date.now() - 900_000;
const LEE = { because: "not_on_shift", since, people: [{ name: "Lee" }], isStoodInFor: false };
const clock = () => clockWords(since, Date.now());

it.each([
  ["says nothing while nobody is missing", null, () => []],
  ["says who is not there", LEE, () => [`Who leads by the rota since ${clock()} is not on shift: Lee.`]],
  [
    "says that the rota names nobody, and that somebody stands in",
    { ...LEE, because: "nobody_on_rota", people: [], isStoodInFor: true },
    () => [`The rota names no shift lead since ${clock()}.`, "Another shift lead is on shift."],
  ],
] as const)("[G630] %s", async (_name, missingLead, words) => {
  const log = stubGateway(() => ({ json: { data: { missingLead } } }));
  const { page, remove } = await drawAt("/board", <LeadNotice />);
  await act(() => expect.poll(() => log.length).toBe(1));
  await act(() => expect.poll(() => page.querySelectorAll("p").length).toBe(words().length));
  expect([...page.querySelectorAll("p")].map(({ textContent }) => textContent)).toEqual(words());
  expect(page.querySelector("output")).not.toBeNull();
  remove();
});

it("[G630] says nothing where it is not known", async () => {
  const log = stubGateway(() => "unreachable");
  const { page, remove } = await drawAt("/board", <LeadNotice />);
  await act(() => expect.poll(() => log.length).toBeGreaterThan(0));
  expect(page.querySelectorAll("p")).toHaveLength(0);
  remove();
});
