import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { channelHealth, ChannelSeen, NO_CHANNELS } from "../status/channel-health.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { seatDana } from "../store/sign-in.fixture.ts";
import { CallEndingsSection } from "./call-endings-section.tsx";

const voice = ChannelSeen.parse({ id: "voice", medium: "voice", validityMs: null, version: 0, down: null });
const tiles = (page: HTMLElement): readonly string[] =>
  [...page.querySelectorAll("[data-tile]")].map(({ textContent }) => textContent);
const counted = (shortMs: number) =>
  stubGateway(() => ({ json: { data: { callEndings: { answered: 12, abandoned: 3, short: 2, shortMs } } } }));

beforeEach(() => {
  seatDana("shift_lead");
  channelHealth.set({ ...NO_CHANNELS, channels: [voice] });
});
afterEach(() => {
  channelHealth.set(NO_CHANNELS);
  vi.unstubAllGlobals();
});

describe("the calls that ended", () => {
  it("[G266] show whoever hung up at once apart from whoever gave up waiting, with the seconds of the house", async () => {
    counted(5_000);
    const { page, remove } = await drawAt("/board", <CallEndingsSection />);
    await act(() => expect.poll(() => tiles(page)[0]).toBe("Answered12"));
    expect(tiles(page)).toEqual([
      "Answered12",
      "Gave up waiting3",
      "Hung up within 5 seconds, counted apart2",
    ]);
    remove();
  });

  it("[G266] show nobody apart where the house counts nobody apart", async () => {
    counted(0);
    const { page, remove } = await drawAt("/board", <CallEndingsSection />);
    await act(() => expect.poll(() => tiles(page)).toEqual(["Answered12", "Gave up waiting3"]));
    remove();
  });

  it("are unknown, and not none, while they cannot be had", async () => {
    stubGateway(() => "unreachable");
    const { page, remove } = await drawAt("/board", <CallEndingsSection />);
    await act(() => expect.poll(() => page.textContent).toContain("How calls ended is unknown."));
    expect(tiles(page)).toContain("Gave up waitingunknown");
    remove();
  });

  it("are nothing where no calls come in", async () => {
    channelHealth.set(NO_CHANNELS);
    const { page, remove } = await drawAt("/board", <CallEndingsSection />);
    expect(page.querySelector("section, dl")).toBeNull();
    remove();
  });
});
