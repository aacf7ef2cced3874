import { ChannelId } from "@holdfast/case-schema";
import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { clockOffset } from "../clock/server-clock.ts";
import { draw } from "../store/draw.fixture.tsx";
import { speak } from "../text/language.ts";
import { ChannelBar } from "./channel-bar.tsx";
import { ChannelNotice } from "./channel-notice.tsx";
import { channelEvent, channelSeen, webform } from "./channel.fixture.ts";
import { channelHealth, NO_CHANNELS } from "./channel-health.ts";
import { hearOfChannels, loadChannels } from "./learn-channels.ts";

const NOON = new Date(2026, 10, 25, 12, 0, 0).getTime();
const MINUTE = 60_000;
const polite = (): string => document.querySelector("#polite")?.textContent ?? "";
const assertive = (): string => document.querySelector("#assertive")?.textContent ?? "";
const pass = (ms: number): void =>
  act(() => {
    vi.advanceTimersByTime(ms);
  });
const hear = (version: number, since: number | null): void =>
  act(() => hearOfChannels([channelEvent(version, since)]));

beforeEach(() => {
  speak("en");
  vi.useFakeTimers({ now: NOON });
});
afterEach(() => {
  channelHealth.set(NO_CHANNELS);
  forgetAnnouncements();
  vi.runOnlyPendingTimers();
  vi.useRealTimers();
  clockOffset.set(0);
});

describe("the bar over a channel that does not work", () => {
  it("is not there while all work, or while nothing is known", () => {
    const { page, remove } = draw(<ChannelBar />);
    expect(page.textContent).toBe("");
    act(() => loadChannels([channelSeen(), webform]));
    expect(page.textContent).toBe("");
    remove();
  });

  it("says since when, what becomes of answers, what still works, and why", () => {
    const { page, remove } = draw(<ChannelBar />);
    act(() => loadChannels([channelSeen(), webform]));
    hear(1, NOON - 3 * MINUTE);
    expect(page.textContent).toBe(
      "Text messages do not work since 11:57. Answers wait up to 2 minutes, then come back to you. Still working: the web form. The provider does not answer.",
    );
    remove();
  });

  it("is there at once for whoever opens the console later", () => {
    const down = { since: NOON - MINUTE, reason: "line" } as const;
    act(() => loadChannels([channelSeen({ version: 1, down }), webform]));
    const { page, remove } = draw(<ChannelBar />);
    expect(page.textContent).toContain("Text messages do not work since 11:59.");
    expect(page.textContent).toContain("The line to the carrier is lost.");
    remove();
  });

  it("stays the same, steadily, while time passes", () => {
    const { page, remove } = draw(<ChannelBar />);
    act(() => loadChannels([channelSeen(), webform]));
    hear(1, NOON);
    const bar = page.querySelector("[data-channel-down]");
    const said = page.innerHTML;
    pass(20 * MINUTE);
    expect(page.innerHTML).toBe(said);
    expect(page.querySelector("[data-channel-down]")).toBe(bar);
    remove();
  });

  it("says afterwards that it works again and how long it did not, and goes by itself", () => {
    const { page, remove } = draw(<ChannelBar />);
    act(() => loadChannels([channelSeen(), webform]));
    hear(1, NOON - 3 * MINUTE);
    pass(9 * MINUTE);
    hear(2, null);
    expect(page.textContent).toBe("Text messages work again. They did not for 12 min, since 11:57.");
    pass(11 * MINUTE);
    expect(page.textContent).toBe("");
    remove();
  });

  it("forgets the recovery when it breaks again", () => {
    const { page, remove } = draw(<ChannelBar />);
    act(() => loadChannels([channelSeen(), webform]));
    hear(1, NOON - 3 * MINUTE);
    hear(2, null);
    hear(3, NOON);
    expect(page.textContent).not.toContain("again");
    expect(page.textContent).toContain("since 12:00");
    remove();
  });

  it("names which one where several carry text, and says that answers on the form wait", () => {
    const { page, remove } = draw(<ChannelBar />);
    const west = channelSeen({ id: ChannelId.parse("sms-west") });
    const down = { since: NOON, reason: "provider" } as const;
    act(() => loadChannels([channelSeen(), west, { ...webform, version: 1, down }]));
    hear(1, NOON);
    expect(page.textContent).toContain("Text messages (text) do not work since 12:00.");
    expect(page.textContent).toContain("Still working: text messages (sms-west).");
    expect(page.textContent).toContain(
      "The web form does not work since 12:00. Answers wait until it works again.",
    );
    remove();
  });

  it("believes a snapshot over what it knew, and says that it works again when that says so", () => {
    const { page, remove } = draw(<ChannelBar />);
    act(() => loadChannels([channelSeen(), webform]));
    hear(1, NOON - 3 * MINUTE);
    act(() => loadChannels([channelSeen({ version: 2 }), webform]));
    expect(page.textContent).toContain("Text messages work again.");
    remove();
  });
});

describe("what is said aloud about channels", () => {
  it("is one polite sentence when one stops working, and one when it works again", () => {
    const { remove } = draw(<ChannelBar />);
    act(() => loadChannels([channelSeen(), webform]));
    hear(1, NOON - 3 * MINUTE);
    hear(1, NOON - 3 * MINUTE);
    pass(0);
    expect(polite()).toBe("Text messages do not work since 11:57.");
    pass(MINUTE);
    expect(polite()).toBe("");
    act(() =>
      loadChannels([
        channelSeen({ version: 1, down: { since: NOON - 3 * MINUTE, reason: "sends" } }),
        webform,
      ]),
    );
    pass(MINUTE);
    expect(polite()).toBe("");
    hear(2, null);
    pass(0);
    expect(polite()).toBe("Text messages work again. They did not for 5 min, since 11:57.");
    expect(assertive()).toBe("");
    remove();
  });

  it("is nothing while everything works", () => {
    const { remove } = draw(<ChannelBar />);
    act(() => loadChannels([channelSeen(), webform]));
    pass(MINUTE);
    expect(polite()).toBe("");
    remove();
  });
});

describe("the notice at a contact", () => {
  it("stands at contacts of the channel that does not work, and at no others", () => {
    act(() => loadChannels([channelSeen(), webform]));
    const theirs = draw(<ChannelNotice channel={ChannelId.parse("text")} />);
    expect(theirs.page.textContent).toBe("");
    hear(1, NOON);
    expect(theirs.page.textContent).toBe(
      "Text messages do not work since 12:00. Answers wait up to 2 minutes, then come back to you.",
    );
    theirs.again(<ChannelNotice channel={webform.id} />);
    expect(theirs.page.textContent).toBe("");
    theirs.again(<ChannelNotice channel={ChannelId.parse("gone")} />);
    expect(theirs.page.textContent).toBe("");
    theirs.remove();
  });
});
