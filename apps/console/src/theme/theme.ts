import { createStore } from "../store/store.ts";

/** How the console looks; `system` follows the machine. */
export type Theme = "system" | "light" | "dark";

const KEY = "holdfast.theme";
const isTheme = (value: string | null): value is Theme =>
  value === "system" || value === "light" || value === "dark";

/** The chosen look. The only thing the console keeps in the browser: it says nothing about anybody. */
export const theme = createStore<Theme>("system");

/** The look to draw, given what was chosen and what the machine prefers. */
export function resolveTheme(chosen: Theme, prefersDark: boolean): "light" | "dark" {
  if (chosen !== "system") return chosen;
  return prefersDark ? "dark" : "light";
}

/** Draws the chosen look from now on, and follows the machine while `system` is chosen. */
export function startTheme(storage: Storage, dark: MediaQueryList, root: HTMLElement): void {
  const kept = storage.getItem(KEY);
  if (isTheme(kept)) theme.set(kept);
  const draw = (): void => {
    root.dataset["theme"] = resolveTheme(theme.get(), dark.matches);
  };
  draw();
  dark.addEventListener("change", draw);
  theme.subscribe(() => {
    storage.setItem(KEY, theme.get());
    draw();
  });
}
