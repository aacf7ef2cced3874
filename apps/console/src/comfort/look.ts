import type { Preferences } from "@holdfast/case-schema";

/** What the page is told to look like: attributes of its root element, read by the tokens, and the size of its text. */
export interface Look {
  readonly theme: "light" | "dark";
  readonly density: Preferences["density"];
  readonly motion: Preferences["motion"];
  readonly contrast: Preferences["contrast"];
  /** Whether words of contacts are hidden from the eye. */
  readonly veil: "on" | "off";
  /** The root's font size; empty leaves the browser's own. */
  readonly fontSize: string;
}

/** The look to draw, given what somebody chose and what the machine prefers. */
export function lookOf(
  { theme, density, motion, contrast, textPercent, blur }: Preferences,
  prefersDark: boolean,
): Look {
  const own = prefersDark ? "dark" : "light";
  return {
    theme: theme === "system" ? own : theme,
    density,
    motion,
    contrast,
    veil: blur ? "on" : "off",
    fontSize: textPercent === 100 ? "" : `${String(textPercent)}%`,
  };
}
