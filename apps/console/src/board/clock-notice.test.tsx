import { act } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { seatDana } from "../store/sign-in.fixture.ts";
import { ClockNotice } from "./clock-notice.tsx";

beforeEach(() => seatDana("shift_lead"));
afterEach(() => vi.unstubAllGlobals());

const APART = /apart: waiting times may be wrong/;
const DOUBT = /Nothing is forgotten in time until it is right/;

it.each([
  ["says nothing of clocks that agree", { aheadSeconds: 0, doubt: null }, []],
  ["says nothing of two seconds", { aheadSeconds: -2, doubt: null }, []],
  ["says that they are apart, whichever is ahead", { aheadSeconds: -90, doubt: null }, [APART]],
  ["says that nothing is forgotten", { aheadSeconds: 0, doubt: "time_unseen" }, [DOUBT]],
  ["says both", { aheadSeconds: 400, doubt: "clocks_apart" }, [APART, DOUBT]],
  ["says so of a reason that is new", { aheadSeconds: 0, doubt: "of_a_later_release" }, [DOUBT]],
] as const)("[G528] %s", async (_name, houseClock, words) => {
  const log = stubGateway(() => ({ json: { data: { houseClock } } }));
  const { page, remove } = await drawAt("/board", <ClockNotice />);
  await act(() => expect.poll(() => log.length).toBe(1));
  await act(() => expect.poll(() => page.querySelectorAll("p").length).toBe(words.length));
  for (const each of words) expect(page.textContent).toMatch(each);
  expect(page.querySelector("output")).not.toBeNull();
  remove();
});

it("[G528] says nothing where it is not known", async () => {
  const log = stubGateway(() => "unreachable");
  const { page, remove } = await drawAt("/board", <ClockNotice />);
  await act(() => expect.poll(() => log.length).toBeGreaterThan(0));
  expect(page.querySelectorAll("p")).toHaveLength(0);
  remove();
});
