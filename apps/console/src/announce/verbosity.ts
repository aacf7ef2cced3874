import type { Preferences } from "@holdfast/case-schema";
import { createStore } from "../store/store.ts";
import type { Announcement } from "./coalesce.ts";

/** How much whoever sits here wants to hear. */
export const verbosity = createStore<Preferences["speech"]>("all");

/**
 * Whether an announcement is said at all. What answers somebody's own deed always is, or a key would do nothing that they
 * could tell; so is whatever breaks through. What happens by itself is said as far as they want to hear it.
 */
export function isSaid(
  { about, urgency, breaksThrough = false }: Pick<Announcement, "about" | "urgency" | "breaksThrough">,
  wanted: Preferences["speech"],
): boolean {
  if (about === undefined || breaksThrough || urgency === "assertive" || wanted === "all") return true;
  return wanted === "mine" && about === "mine";
}
