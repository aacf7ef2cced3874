import { DEFAULT_SETTINGS, type Settings } from "@holdfast/db";
import { DEFAULT_TARGETS } from "@holdfast/queue-policy";
import { describe, expect, it, vi } from "vitest";
import { recentSettings } from "./recent-settings.ts";

describe("settings read for intake", () => {
  it("are read once for everything that arrives within two seconds, then anew", async () => {
    let now = 0;
    const read = vi.fn<() => Promise<Settings>>(async () => DEFAULT_SETTINGS);
    const recent = recentSettings({ read }, () => now);
    await Promise.all([recent(), recent(), recent()]);
    expect(read).toHaveBeenCalledTimes(1);
    now = 2000;
    expect(await recent()).toBe(DEFAULT_SETTINGS);
    expect(read).toHaveBeenCalledTimes(2);
  });

  it("begin with the targets of the policy, which the store cannot import", () => {
    expect(DEFAULT_SETTINGS.targets).toEqual(DEFAULT_TARGETS);
  });

  it("that could not be read are asked for again at once", async () => {
    const read = vi.fn<() => Promise<Settings>>(async () => DEFAULT_SETTINGS);
    read.mockRejectedValueOnce(new Error("away"));
    const recent = recentSettings({ read }, () => 0);
    await expect(recent()).rejects.toThrow("away");
    expect(await recent()).toBe(DEFAULT_SETTINGS);
  });
});
