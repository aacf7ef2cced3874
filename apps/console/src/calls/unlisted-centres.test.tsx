import { act } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { uuid } from "../queue/row.fixture.ts";
import { channelHealth, ChannelSeen, NO_CHANNELS } from "../status/channel-health.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { seatDana } from "../store/sign-in.fixture.ts";
import { UnlistedPlace } from "./unlisted-place.tsx";

const voice = ChannelSeen.parse({ id: "voice", medium: "voice", validityMs: null, version: 0, down: null });
let asked: Asked[];
const told = (unlistedCentres: unknown): void => {
  asked = stubGateway(() =>
    unlistedCentres === undefined ? "unreachable" : { json: { data: { unlistedCentres } } },
  );
};

beforeEach(() => {
  seatDana("shift_lead");
  channelHealth.set({ ...NO_CHANNELS, channels: [voice] });
});
afterEach(() => {
  channelHealth.set(NO_CHANNELS);
  vi.unstubAllGlobals();
});

it("[G299] leads whoever leads to each call for help that went to no number of the list", async () => {
  told([{ contact: { id: uuid(4), number: 4 }, at: Date.now() - 60_000, by: { name: "Dana" } }]);
  const { page, remove } = await drawAt("/board", <UnlistedPlace />);
  await act(() =>
    expect.poll(() => page.querySelector("a")?.textContent).toMatch(/^Contact 4, called at .* by Dana$/),
  );
  expect(page.querySelector("a")?.getAttribute("href")).toBe(`/contact/${uuid(4)}`);
  remove();
});

it("[G299] says that the list cannot be read, or that nothing is known, and nothing where there is none", async () => {
  for (const [answer, words] of [
    [null, "The list of emergency centres cannot be read"],
    [undefined, "is unknown"],
  ] as const) {
    told(answer);
    const { page, remove } = await drawAt("/board", <UnlistedPlace />);
    await act(() => expect.poll(() => page.textContent).toContain(words));
    remove();
  }
  told([]);
  const { page, remove } = await drawAt("/board", <UnlistedPlace />);
  await act(() => expect.poll(() => asked.length).toBeGreaterThan(0));
  expect(page.querySelector("h2")).toBeNull();
  remove();
});

it("[G299] is asked for nobody who may not listen to calls, and where none come in", async () => {
  told([]);
  seatDana();
  (await drawAt("/board", <UnlistedPlace />)).remove();
  seatDana("shift_lead");
  channelHealth.set(NO_CHANNELS);
  (await drawAt("/board", <UnlistedPlace />)).remove();
  expect(asked).toEqual([]);
});
