import { DEFAULT_PREFERENCES, Preferences } from "@holdfast/case-schema";
import { verbosity } from "../announce/verbosity.ts";
import { preferences } from "../keys/preferences.ts";
import { lookOf } from "./look.ts";

const KEY = "holdfast.theme";

/**
 * Draws what was chosen from now on, before anything that is drawn for it, and follows the machine where that is the
 * choice. The theme stays in the browser, so that the door looks as it was left: it says nothing about anybody, and it
 * is the only thing the console keeps there.
 */
export function startLook(storage: Storage, dark: MediaQueryList, root: HTMLElement): void {
  const kept = Preferences.shape.theme.safeParse(storage.getItem(KEY) ?? DEFAULT_PREFERENCES.theme);
  if (kept.success) preferences.update((before) => ({ ...before, theme: kept.data }));
  const draw = (): void => {
    const { fontSize, ...attributes } = lookOf(preferences.get(), dark.matches);
    Object.assign(root.dataset, attributes);
    root.style.fontSize = fontSize;
  };
  draw();
  dark.addEventListener("change", draw);
  preferences.subscribe(() => {
    const { theme, speech } = preferences.get();
    verbosity.set(speech);
    if (theme === DEFAULT_PREFERENCES.theme) storage.removeItem(KEY);
    else storage.setItem(KEY, theme);
    draw();
  });
}
