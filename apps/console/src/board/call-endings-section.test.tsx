import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { uuid } from "../queue/row.fixture.ts";
import { channelHealth, ChannelSeen, NO_CHANNELS } from "../status/channel-health.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { seatDana } from "../store/sign-in.fixture.ts";
import { CallEndingsSection } from "./call-endings-section.tsx";

const voice = ChannelSeen.parse({ id: "voice", medium: "voice", validityMs: null, version: 0, down: null });
const tiles = (page: HTMLElement): readonly string[] =>
  [...page.querySelectorAll("[data-tile]")].map(({ textContent }) => textContent);
const counted = (shortMs: number, unsaid = 0, somethingElse = 0, helpOwed: readonly object[] = []) => {
  const called = { person: 7, left: 5, notLeft: 4, somethingElse, unsaid };
  const callEndings = { answered: 12, abandoned: 3, short: 2, shortMs, helpOwed, called };
  return stubGateway(() => ({ json: { data: { callEndings } } }));
};

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
    expect(tiles(page).slice(0, 3)).toEqual([
      "Answered12",
      "Gave up waiting3",
      "Hung up within 5 seconds, counted apart2",
    ]);
    remove();
  });

  it("[G247] show who answered calls to people, and what nobody said only where there is any", async () => {
    counted(0);
    const { page, remove } = await drawAt("/board", <CallEndingsSection />);
    await act(() => expect.poll(() => tiles(page)).toHaveLength(5));
    expect(tiles(page).slice(2)).toEqual([
      "Called them: somebody answered7",
      "Called them: a machine, words left5",
      "Called them: a machine, nothing left4",
    ]);
    remove();
    counted(0, 1, 2);
    const again = await drawAt("/board", <CallEndingsSection />);
    await act(() => expect.poll(() => tiles(again.page)).toHaveLength(7));
    expect(tiles(again.page).slice(-2)).toEqual([
      "Called them: a machine, something else left2",
      "Called them: a machine, not said what was left1",
    ]);
    again.remove();
  });

  it("[DB271] show first where nobody has confirmed that help arrived, and lead there", async () => {
    const owed = "section[aria-label='Help that nobody has confirmed']";
    counted(0, 0, 0, [{ contact: { id: uuid(7), number: 12 }, since: 0 }]);
    const { page, where, remove } = await drawAt("/board", <CallEndingsSection />);
    await act(() => expect.poll(() => page.querySelector(owed)).not.toBeNull());
    const link = page.querySelector<HTMLElement>(`${owed} a`);
    expect(link?.textContent).toContain("Contact 12, called at");
    await act(async () => link?.click());
    expect(where()).toBe(`/contact/${uuid(7)}`);
    remove();
    counted(0);
    const none = await drawAt("/board", <CallEndingsSection />);
    await act(() => expect.poll(() => tiles(none.page)[0]).toBe("Answered12"));
    expect(none.page.querySelector(owed)).toBeNull();
    none.remove();
  });

  it("[G266] show nobody apart where the house counts nobody apart", async () => {
    counted(0);
    const { page, remove } = await drawAt("/board", <CallEndingsSection />);
    await act(() =>
      expect
        .poll(() => tiles(page).slice(0, 3))
        .toEqual(["Answered12", "Gave up waiting3", "Called them: somebody answered7"]),
    );
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
