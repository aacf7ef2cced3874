import { act, type FunctionComponent } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { said } from "../announce/said.ts";
import { stubGateway } from "../api/gateway.fixture.ts";
import { dana } from "../queue/row.fixture.ts";
import { session } from "../session/session.ts";
import { laterPart } from "../shell/later-part.ts";
import { SecondFactorPlace } from "../shell/second-factor-place.tsx";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { seatDana } from "../store/sign-in.fixture.ts";
import { SecondFactorBar } from "./second-factor-bar.tsx";

const NOW = new Date(2026, 2, 3, 14, 0).getTime();
const BY = new Date(2026, 2, 4, 2, 0).getTime();
const EVERY_MS = 60_000;
const TOLD =
  "Your organisation now asks your role for a second factor. You can go on, and add one in your account.";

let me: { wantsSecondFactor: boolean; secondFactorBy: number | null };
let asked: number;
beforeEach(() => {
  document.body.innerHTML = '<div id="polite"></div><div id="assertive"></div>';
  // The router takes its own steps by the others.
  vi.useFakeTimers({ now: NOW, toFake: ["setInterval", "clearInterval", "Date"] });
  seatDana();
  asked = 0;
  me = { wantsSecondFactor: false, secondFactorBy: null };
  stubGateway(({ url }) => {
    if (url !== "/graphql") return { json: { session: {} } };
    asked += 1;
    return {
      json: {
        data: {
          me: { id: dana.id, name: "Dana", role: "advocate", capabilities: ["self.read"], ...me },
          preferences: {},
        },
      },
    };
  });
});
afterEach(() => {
  forgetAnnouncements();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
/** A minute goes by, and what was asked is answered. */
const minute = async () => {
  const before = asked;
  await act(() => vi.advanceTimersByTimeAsync(EVERY_MS));
  await expect.poll(() => asked).toBeGreaterThan(before);
};
async function drawn() {
  const load = vi.fn<() => Promise<FunctionComponent>>(async () => SecondFactorBar);
  const there = await drawAt("/", <SecondFactorPlace part={laterPart(load)} />);
  return { ...there, load };
}

it("[G544] nothing is fetched or drawn while no second factor is wanted", async () => {
  const { page, load, remove } = await drawn();
  for (let nth = 0; nth < 3; nth += 1) await minute();
  expect([asked, load.mock.calls.length, page.textContent]).toEqual([3, 0, ""]);
  remove();
});

it("[G544] whoever is at work is told within a minute by when, without the focus, until it is settled", async () => {
  const { page, remove } = await drawn();
  me = { wantsSecondFactor: false, secondFactorBy: BY };
  await minute();
  await act(async () => expect.poll(() => page.textContent).toContain("until Mar 4 02:00 at the latest"));
  expect(page.querySelector("a[href='/account']")?.textContent).toBe("Add one in your account");
  expect(document.activeElement).toBe(document.body);
  await expect.poll(() => said.get().map(({ words }) => words)).toEqual([TOLD]);
  await minute();
  me = { wantsSecondFactor: false, secondFactorBy: null };
  await minute();
  await act(async () => expect.poll(() => page.textContent).toBe(""));
  expect(said.get()).toHaveLength(1);
  remove();
});

it("[G544] whoever has no connection that is closed learns within a minute, too, that the time is over", async () => {
  me = { wantsSecondFactor: false, secondFactorBy: BY };
  const { remove } = await drawn();
  await minute();
  me = { wantsSecondFactor: true, secondFactorBy: null };
  await minute();
  await act(async () =>
    expect.poll(() => session.get()).toMatchObject({ me: { wantsSecondFactor: true, secondFactorBy: null } }),
  );
  remove();
});
