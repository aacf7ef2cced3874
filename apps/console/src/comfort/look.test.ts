import { DEFAULT_PREFERENCES, type Preferences } from "@holdfast/case-schema";
import { afterEach, describe, expect, it } from "vitest";
import { verbosity } from "../announce/verbosity.ts";
import { forgetPreferences, preferences } from "../keys/preferences.ts";
import { startLook } from "./draw-look.ts";
import { lookOf } from "./look.ts";

const chosen = (change: Partial<Preferences>): Preferences => ({ ...DEFAULT_PREFERENCES, ...change });
const start = (): HTMLElement => {
  const root = document.createElement("html");
  startLook(localStorage, matchMedia("(prefers-color-scheme: dark)"), root);
  return root;
};

afterEach(() => {
  localStorage.clear();
  preferences.set(DEFAULT_PREFERENCES);
});

describe("the look", () => {
  it.each([
    ["system", true, "dark"],
    ["system", false, "light"],
    ["light", true, "light"],
    ["dark", false, "dark"],
  ] as const)("chosen %s, machine dark %s: %s", (theme, prefersDark, expected) => {
    expect(lookOf(chosen({ theme }), prefersDark).theme).toBe(expected);
  });

  it.each([
    ["nothing", {}, { density: "default", motion: "system", contrast: "system", fontSize: "" }],
    ["large text", { textPercent: 175 }, { fontSize: "175%" }],
    ["narrow rows", { density: "compact" }, { density: "compact" }],
    ["stillness", { motion: "reduced" }, { motion: "reduced" }],
    ["words hidden", { blur: true }, { veil: "on" }],
    ["more contrast", { contrast: "more" }, { contrast: "more" }],
  ] as const)("follows the choice of %s", (_name, change, expected) => {
    expect(lookOf(chosen(change), false)).toMatchObject(expected);
  });

  it("is drawn as soon as it is chosen", () => {
    const root = start();
    preferences.set(chosen({ theme: "dark", density: "compact", textPercent: 200, motion: "reduced" }));
    expect(Object.fromEntries(Object.entries(root.dataset))).toEqual({
      theme: "dark",
      density: "compact",
      motion: "reduced",
      contrast: "system",
      veil: "off",
    });
    expect(root.style.fontSize).toBe("200%");
  });

  it("says aloud as much as is chosen, from then on", () => {
    start();
    preferences.set(chosen({ speech: "urgent" }));
    expect(verbosity.get()).toBe("urgent");
    forgetPreferences();
    expect(verbosity.get()).toBe("all");
  });

  it("leaves nothing in the browser but the theme, and that stays at the door when somebody has gone", () => {
    const root = start();
    preferences.set(chosen({ theme: "dark", textPercent: 150, contrast: "more" }));
    forgetPreferences();
    expect([localStorage.length, localStorage.getItem("holdfast.theme")]).toEqual([1, "dark"]);
    expect([root.dataset["theme"], root.dataset["contrast"], root.style.fontSize]).toEqual([
      "dark",
      "system",
      "",
    ]);
    expect(start().dataset["theme"]).toBe("dark");
  });

  it("leaves nothing at all in the browser of whoever chose nothing", () => {
    start();
    preferences.set(chosen({ theme: "dark" }));
    preferences.set(chosen({ theme: "system", density: "compact" }));
    expect(localStorage.length).toBe(0);
  });

  it("ignores what somebody else left in its place", () => {
    localStorage.setItem("holdfast.theme", "sepia");
    start();
    expect(preferences.get()).toEqual(DEFAULT_PREFERENCES);
  });
});
