import { createStore } from "../store/store.ts";

/** Where the directory sends browsers back to. */
export const DIRECTORY_PATH = "/directory";

/** Behind the `#`: this window was opened to prove something there, and goes on at once. */
const TO_PROVE = "prove";

/** Where this page is on the way to the directory: `back` with what it says, or about to `go`. */
export type AtDirectory = { readonly kind: "back"; readonly query: string } | { readonly kind: "go" };

/** `null`: this is another page. */
export const atDirectory = createStore<AtDirectory | null>(null);

/** Takes what the directory says out of the address, so that it stays neither in the bar nor in the browser's history. */
export function takeFromDirectory(
  place: Pick<Location, "pathname" | "search" | "hash">,
  past: Pick<History, "replaceState">,
): void {
  if (place.pathname !== DIRECTORY_PATH) return;
  if (place.hash === `#${TO_PROVE}`) atDirectory.set({ kind: "go" });
  else if (place.search !== "") atDirectory.set({ kind: "back", query: place.search.slice(1) });
  past.replaceState(null, "", atDirectory.get() === null ? "/" : DIRECTORY_PATH);
}

/** The address of a window in which somebody proves something there, while what they were doing stays. */
export const PROVING_ADDRESS = `${DIRECTORY_PATH}#${TO_PROVE}`;
