import { ChannelId, DEFAULT_PREFERENCES } from "@holdfast/case-schema";
import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { preferences } from "../keys/preferences.ts";
import { channelHealth, NO_CHANNELS } from "../status/channel-health.ts";
import { draw } from "../store/draw.fixture.tsx";
import { press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { SoundDialog } from "./sound-dialog.tsx";

const asked = vi.fn<() => Promise<NotificationPermission>>();
const allow = (permission: NotificationPermission): void => {
  vi.stubGlobal("Notification", { permission, requestPermission: asked });
};
const control = (label: string): HTMLInputElement => {
  const found = [...document.querySelectorAll("label")].find(({ textContent }) =>
    textContent.includes(label),
  );
  const input = found?.querySelector("input");
  if (!input) throw new Error(`nothing called ${label}`);
  return input;
};
const dialog = (): string => document.querySelector("[role=dialog]")?.textContent ?? "";

beforeEach(() => {
  seatDana();
  stubGateway(() => ({ json: { data: { setPreferences: {} } } }));
  asked.mockReset();
  asked.mockResolvedValue("granted");
  allow("default");
  preferences.set(DEFAULT_PREFERENCES);
  const channel = { id: ChannelId.parse("texts"), medium: "text", validityMs: null, version: 0, down: null };
  channelHealth.set({ ...NO_CHANNELS, channels: [{ ...channel, medium: "text" }] });
});
afterEach(() => {
  vi.unstubAllGlobals();
  preferences.set(DEFAULT_PREFERENCES);
  channelHealth.set(NO_CHANNELS);
});

describe("sounds and notices", () => {
  it("are set by whoever hears them: how loud, for whom, and which channels not", () => {
    const { remove } = draw(<SoundDialog isOpen onClose={() => undefined} />);
    act(() => control("25 %").click());
    act(() => control("somebody new").click());
    act(() => control("Sounds for Text").click());
    expect(preferences.get()).toMatchObject({
      soundPercent: 25,
      newContactSound: true,
      mutedChannels: ["texts"],
    });
    act(() => control("Sounds for Text").click());
    expect(preferences.get().mutedChannels).toEqual([]);
    remove();
  });

  it("[AL7] say that danger and calls cannot be turned off", () => {
    const { remove } = draw(<SoundDialog isOpen onClose={() => undefined} />);
    expect(dialog()).toContain("Danger and calls are always heard");
    remove();
  });

  it("ask the browser for leave at a press only", async () => {
    const { remove } = draw(<SoundDialog isOpen onClose={() => undefined} />);
    expect(asked).not.toHaveBeenCalled();
    await press(document, "Show notices while I look elsewhere");
    expect(asked).toHaveBeenCalledOnce();
    expect(dialog()).toContain("with no name and no words");
    remove();
  });

  it("say so where the browser does not let them", () => {
    allow("denied");
    const { remove } = draw(<SoundDialog isOpen onClose={() => undefined} />);
    expect(dialog()).toContain("does not let Holdfast show notices");
    remove();
  });
});
