import { createStore } from "../store/store.ts";

/** What lies over the screen at somebody's wish. One at a time. */
export type Overlay = "palette" | "search" | "keys" | "comfort" | "acts" | "announcements" | "inquiry";

export const overlay = createStore<Overlay | null>(null);

/** Calls `after` once the overlay has left and the focus is back where it was. */
export function leaveOverlay(after: () => void): void {
  overlay.set(null);
  // The focus returns with the frame after the one in which the overlay is taken away.
  requestAnimationFrame(() => requestAnimationFrame(after));
}
