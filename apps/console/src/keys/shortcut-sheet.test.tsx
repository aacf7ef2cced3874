import { DEFAULT_PREFERENCES } from "@holdfast/case-schema";
import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { press, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { overlay } from "./overlay.ts";
import { preferences } from "./preferences.ts";
import { ShortcutSheet } from "./shortcut-sheet.tsx";

beforeEach(() => {
  seatDana();
  preferences.set(DEFAULT_PREFERENCES);
});
afterEach(() => vi.unstubAllGlobals());

const words = (): string => document.querySelector("[role=dialog]")?.textContent ?? "";

/** Presses a key where the focus is, as the asking row hears it. */
async function hit(key: string): Promise<void> {
  await act(async () => {
    document.activeElement?.dispatchEvent(
      new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }),
    );
    await new Promise<void>((resolve) => setTimeout(resolve));
  });
}

async function askFor(name: string): Promise<void> {
  const button = document.querySelector<HTMLElement>(`[aria-label="${name}"]`);
  button?.focus();
  await press(document, name);
}

describe("the sheet of keys", () => {
  it("gives a command another key, tells the gateway, and gives the old one back", async () => {
    const log = stubGateway(() => ({ json: { data: { setPreferences: DEFAULT_PREFERENCES } } }));
    const drawn = draw(<ShortcutSheet />);
    await askFor("Claim, c: change the key");
    expect(words()).toContain("Press keys…");
    await hit("x");
    expect(preferences.get().keys).toEqual({ "queue.claim": ["x"] });
    expect(log).toHaveLength(1);
    await press(document, "Claim: the key it came with");
    expect(preferences.get().keys).toEqual({});
    drawn.remove();
  });

  it("refuses a key that another command has, in a sentence", async () => {
    const log = stubGateway(() => ({ json: { data: { setPreferences: DEFAULT_PREFERENCES } } }));
    const drawn = draw(<ShortcutSheet />);
    await askFor("Claim, c: change the key");
    await hit("j");
    expect(words()).toContain("j already means “Next contact”. Change that one first.");
    expect(preferences.get().keys).toEqual({});
    expect(log).toHaveLength(0);
    drawn.remove();
  });

  it("takes a key away at Delete, and leaves everything at Escape", async () => {
    stubGateway(() => ({ json: { data: { setPreferences: DEFAULT_PREFERENCES } } }));
    overlay.set("keys");
    const drawn = draw(<ShortcutSheet />);
    await askFor("Claim, c: change the key");
    await hit("Escape");
    expect(preferences.get().keys).toEqual({});
    expect(overlay.get()).toBe("keys");
    await askFor("Claim, c: change the key");
    await hit("Delete");
    expect(preferences.get().keys).toEqual({ "queue.claim": [] });
    drawn.remove();
  });

  it("is searched by name, and switches letters off in one place", async () => {
    stubGateway(() => ({ json: { data: { setPreferences: DEFAULT_PREFERENCES } } }));
    const drawn = draw(<ShortcutSheet />);
    const [field] = document.querySelectorAll<HTMLInputElement>("input[type=text]");
    if (field === undefined) throw new Error("the sheet cannot be searched");
    type(field, "reply");
    expect(words()).toContain("Write a reply");
    expect(words()).not.toContain("Claim");
    await act(async () => document.querySelector<HTMLElement>("[role=switch]")?.click());
    expect(preferences.get().letters).toBe(false);
    drawn.remove();
  });
});
