import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ringing, sound } from "../alerts/my-sound.ts";
import { shift } from "../alerts/shift.ts";
import { announce } from "../announce/announce.ts";
import { stubGateway } from "../api/gateway.fixture.ts";
import { freshness } from "../live/connection.ts";
import { uuid } from "../queue/row.fixture.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { seatDana } from "../store/sign-in.fixture.ts";
import { UncoveredBar } from "./uncovered-bar.tsx";
import { hearOfUncovered } from "./uncovered-heard.ts";

vi.mock(import("../announce/announce.ts"), { spy: true });

interface Told {
  readonly contacts: readonly object[];
  readonly hasOther: boolean;
}
const NOTHING: Told = { contacts: [], hasOther: false };
const SINCE = new Date(2026, 10, 28, 14, 2).getTime();
const waits = (number: number) => ({ id: uuid(number), number, since: SINCE });
let uncovered = NOTHING;
let isAway = false;
const settle = async () => act(async () => new Promise<void>((resolve) => setTimeout(resolve, 20)));
let remove = (): void => undefined;
beforeEach(() => {
  seatDana("shift_lead");
  isAway = false;
  uncovered = NOTHING;
  stubGateway(() => (isAway ? "unreachable" : { json: { data: { uncovered } } }));
});
afterEach(() => {
  remove();
  remove = () => undefined;
  vi.mocked(announce).mockClear();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
  freshness.set({ kind: "starting" });
});

const told = () => vi.mocked(announce).mock.calls.map(([{ kind }]) => kind);
const lines = (page: HTMLElement) => [...page.querySelectorAll("li")].map(({ textContent }) => textContent);
async function drawn(path = "/queue"): Promise<HTMLElement> {
  const bar = await drawAt(path, <UncoveredBar />);
  ({ remove } = bar);
  await settle();
  return bar.page;
}
async function toldAnew(now: Told): Promise<void> {
  uncovered = now;
  act(() => hearOfUncovered([{ kind: "uncovered", id: uuid(99), version: 1 }]));
  await settle();
}

describe("the bar of what waits while everybody on shift is kept from it", () => {
  it("[AL35] is not there while none does", async () => {
    expect((await drawn()).textContent).toBe("");
  });

  it("[AL35] [A92] names the contact to whoever may have it, and leads there", async () => {
    uncovered = { contacts: [waits(12)], hasOther: false };
    const page = await drawn();
    expect(page.querySelector("section")?.getAttribute("aria-label")).toBe(
      "Waiting for somebody who is not on shift",
    );
    expect(lines(page)[0]).toMatch(
      /^Contact 12 waits, and since .*02.* nobody on shift can take it\. Somebody else has to come on shift\. Open contact 12$/,
    );
    expect(page.querySelector("a")?.getAttribute("href")).toBe(`/contact/${uuid(12)}`);
    remove();
    expect((await drawn(`/contact/${uuid(12)}`)).querySelector("a")).toBeNull();
  });

  it("[AL35] [A92] says to whoever is kept from it that somebody waits, and neither which, since when, who is barred nor why", async () => {
    uncovered = { contacts: [], hasOther: true };
    const page = await drawn();
    expect(lines(page)).toEqual([
      "Somebody waits whom nobody on shift can take. Ask a colleague who is not on shift to come.",
    ]);
    expect(page.querySelector("a")).toBeNull();
    const said = vi.mocked(announce).mock.calls.map(([{ words }]) => words(1));
    for (const words of [page.textContent, ...said]) expect(words).not.toMatch(/bar|case|conflict|[0-9]/i);
  });

  it("[AL35] names two, and how many there are besides", async () => {
    uncovered = { contacts: [waits(1), waits(2), waits(3)], hasOther: false };
    const page = await drawn();
    expect(lines(page)).toHaveLength(2);
    expect(page.textContent).toContain("1 more waits");
  });

  it("[AL35] [W33] reads anew as soon as it is told that it is otherwise, says each once, and is gone by itself", async () => {
    const page = await drawn();
    await toldAnew({ contacts: [waits(12)], hasOther: true });
    expect(told()).toEqual([`AL35:${uuid(12)}`, "AL35:other"]);
    await toldAnew({ contacts: [waits(12)], hasOther: true });
    expect(told()).toHaveLength(2);
    await toldAnew(NOTHING);
    expect(page.textContent).toBe("");
    await toldAnew({ contacts: [waits(12)], hasOther: false });
    expect(told()).toHaveLength(3);
  });

  it("[AL35] keeps what it knows while nothing can be asked", async () => {
    uncovered = { contacts: [waits(12)], hasOther: false };
    const page = await drawn();
    isAway = true;
    await toldAnew(NOTHING);
    expect(lines(page)).toHaveLength(1);
  });

  it("[AL35] [W33] [G734] is asked again within seconds where nobody answered as it was told, which it is once", async () => {
    const page = await drawn();
    vi.useFakeTimers({ shouldAdvanceTime: true });
    isAway = true;
    await toldAnew({ contacts: [waits(12)], hasOther: false });
    expect(page.textContent).toBe("");
    isAway = false;
    await act(async () => void (await vi.advanceTimersByTimeAsync(2_500)));
    expect(lines(page)).toHaveLength(1);
  });

  it("[AL35] [AL4] is heard by whoever is on shift and not on a break, and said to all", async () => {
    const played = vi.spyOn(sound, "play").mockReturnValue(undefined);
    ringing.isHere.set(true);
    shift.set({ kind: "on", state: "break", stateSince: Date.now() });
    uncovered = { contacts: [], hasOther: true };
    await drawn();
    expect([played.mock.calls.length, told()]).toEqual([0, ["AL35:other"]]);
    remove();
    shift.set({ kind: "on", state: "available", stateSince: Date.now() });
    await drawn();
    expect(played.mock.calls.map(([tone]) => tone)).toEqual(["soft"]);
  });
});
