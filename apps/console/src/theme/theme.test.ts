import { afterEach, describe, expect, it } from "vitest";
import { resolveTheme, startTheme, theme } from "./theme.ts";

afterEach(() => {
  localStorage.clear();
  theme.set("system");
});

describe("the look", () => {
  it.each([
    ["system", true, "dark"],
    ["system", false, "light"],
    ["light", true, "light"],
    ["dark", false, "dark"],
  ] as const)("chosen %s, machine dark %s: %s", (chosen, prefersDark, expected) => {
    expect(resolveTheme(chosen, prefersDark)).toBe(expected);
  });

  it("is kept, drawn at once, and is the only thing kept", () => {
    const root = document.createElement("html");
    startTheme(localStorage, matchMedia("(prefers-color-scheme: dark)"), root);
    theme.set("dark");
    expect(root.dataset["theme"]).toBe("dark");
    expect([localStorage.length, localStorage.getItem("holdfast.theme")]).toEqual([1, "dark"]);
  });

  it("ignores what somebody else left in its place", () => {
    localStorage.setItem("holdfast.theme", "sepia");
    startTheme(localStorage, matchMedia("(prefers-color-scheme: dark)"), document.createElement("html"));
    expect(theme.get()).toBe("system");
  });
});
