import { ContactId } from "@holdfast/case-schema";
import { act } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ringing, sound } from "../alerts/my-sound.ts";
import { shift } from "../alerts/shift.ts";
import { announce } from "../announce/announce.ts";
import { stubGateway } from "../api/gateway.fixture.ts";
import { freshness } from "../live/connection.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { seatDana } from "../store/sign-in.fixture.ts";
import { HelpOwedBar } from "./help-owed-bar.tsx";

vi.mock(import("../announce/announce.ts"), { spy: true });

const MINUTE = 60_000;
const id = (n: number) => ContactId.parse(`00000000-0000-7000-8000-${String(n).padStart(12, "0")}`);
let helpOwed: readonly object[] = [];
let isAway = false;
const owed = (number: number, minutes: number) => ({
  contact: { id: id(number), number },
  since: Date.now() - minutes * MINUTE - 20_000,
});
let remove = (): void => undefined;
beforeEach(() => {
  seatDana();
  isAway = false;
  stubGateway(() => (isAway ? "unreachable" : { json: { data: { helpOwed } } }));
});
afterEach(() => {
  remove();
  vi.useRealTimers();
  vi.mocked(announce).mockClear();
  vi.unstubAllGlobals();
});

const told = (): readonly string[] => vi.mocked(announce).mock.calls.map(([{ kind }]) => kind);

async function drawn(path = "/"): Promise<HTMLElement> {
  const bar = await drawAt(path, <HelpOwedBar />);
  remove = bar.remove;
  await act(async () => new Promise<void>((resolve) => setTimeout(resolve, 20)));
  return bar.page;
}

it("is not there while no help is owed", async () => {
  helpOwed = [];
  expect((await drawn()).textContent).toBe("");
});

it("[AL29] names whoever waits longest first, each with the minutes since help was called, and leads to where it is confirmed", async () => {
  helpOwed = [owed(4_120, 3), owed(4_121, 1), owed(4_122, 5), owed(4_123, 6)];
  const page = await drawn(`/contact/${id(4_122)}`);
  const section = page.querySelector("section");
  expect(section?.getAttribute("aria-label")).toBe("Help that nobody has confirmed");
  expect([...page.querySelectorAll("li")].map(({ textContent }) => textContent)).toEqual([
    "Contact 4123: help was called 6 minutes ago, and nobody has confirmed that it arrived.Open contact 4123",
    "Contact 4122: help was called 5 minutes ago, and nobody has confirmed that it arrived.",
    "Contact 4120: help was called 3 minutes ago, and nobody has confirmed that it arrived.Open contact 4120",
  ]);
  expect(page.textContent).toContain("1 more on the board");
});

it("[AL29] is said once its time has come to whoever is on shift, and heard by whoever is not on a break", async () => {
  const played = vi.spyOn(sound, "play").mockReturnValue(undefined);
  ringing.isHere.set(true);
  shift.set({ kind: "on", state: "break", stateSince: Date.now() });
  helpOwed = [owed(4_130, 11)];
  await drawn();
  expect(played).not.toHaveBeenCalled();
  expect(told()).toEqual([`help_owed:${id(4_130)}`]);
  remove();
  shift.set({ kind: "on", state: "available", stateSince: Date.now() });
  helpOwed = [owed(4_131, 21), owed(4_132, 2)];
  await drawn();
  expect(played.mock.calls.map(([tone]) => tone)).toEqual(["soft"]);
  expect(told()).toEqual([`help_owed:${id(4_130)}`, `help_owed:${id(4_131)}`]);
});

it("[AL29] is asked for again within seconds where nobody answered, and not only in a minute", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  [isAway, helpOwed] = [true, [owed(4_140, 11)]];
  const page = await drawn();
  expect(page.textContent).toBe("");
  isAway = false;
  await act(async () => void (await vi.advanceTimersByTimeAsync(6_500)));
  expect(page.querySelectorAll("li")).toHaveLength(1);
});

it("[AL29] is said within a second of waking where a machine slept past its time, and held its timers", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  helpOwed = [owed(4_141, 2)];
  await drawn();
  expect(told()).toEqual([]);
  vi.setSystemTime(Date.now() + 9 * MINUTE);
  await act(async () => void (await vi.advanceTimersByTimeAsync(1_000)));
  expect(told()).toEqual([`help_owed:${id(4_141)}`]);
  vi.useRealTimers();
});

it("[G748] is asked for when the line is back, where the last question had no answer before it went", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  [isAway, helpOwed] = [true, [owed(4_150, 11)]];
  const page = await drawn();
  act(() => freshness.set({ kind: "stale", since: 0, brokenAt: 0 }));
  await act(async () => void (await vi.advanceTimersByTimeAsync(5_000)));
  isAway = false;
  act(() => freshness.set({ kind: "live", provedAt: 0 }));
  await act(async () => void (await vi.advanceTimersByTimeAsync(100)));
  expect(page.querySelectorAll("li")).toHaveLength(1);
  freshness.set({ kind: "starting" });
});

it("[G748] is as the newest answer says: none that is late undoes it", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  helpOwed = [];
  const late = Promise.withResolvers<Response>();
  const fetchIt = globalThis.fetch;
  const held = vi.fn<typeof fetch>(fetchIt);
  held.mockReturnValueOnce(late.promise).mockReturnValueOnce(late.promise).mockReturnValueOnce(late.promise);
  vi.stubGlobal("fetch", held);
  const page = await drawn();
  helpOwed = [owed(4_151, 11)];
  await act(async () => void (await vi.advanceTimersByTimeAsync(5_000)));
  held.mockReset().mockImplementation(fetchIt);
  await act(async () => void (await vi.advanceTimersByTimeAsync(56_000)));
  expect(page.querySelectorAll("li")).toHaveLength(1);
  late.resolve(new Response(JSON.stringify({ data: { helpOwed: [] } })));
  await act(async () => void (await vi.advanceTimersByTimeAsync(100)));
  expect(page.querySelectorAll("li")).toHaveLength(1);
});
