import { hasFallen } from "./has-fallen.ts";
import { hasLeft } from "./has-left.ts";
import { noteCaught } from "./use-arrival-focus.ts";

/** How many frames later it is looked whether the focus has fallen: by then whoever gives it back has done so, and what is disabled has lost it. */
const FRAMES = 2;

let heard: Event | null = null;
/** What the focus is in, the innermost first. */
let around: (() => void)[] = [];
let watching: MutationObserver | undefined;

/**
 * Notes that the focus has come into a place, which takes it over when what had it leaves from there: whoever draws that need not draw
 * the place. Places that are in one another hear of one event, the innermost first, and are asked in that order.
 */
export function standIn(event: Event, place: Element, takeOver: () => void): void {
  if (event !== heard) around = [];
  heard = event;
  around.push(takeOver);
  watching ??= new MutationObserver(() => {
    if (hasLeft(heard?.target)) lookIn(FRAMES, heard);
  });
  watching.disconnect();
  watching.observe(place, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ["disabled"],
  });
}

function lookIn(frames: number, since: Event | null): void {
  if (frames > 0) return void requestAnimationFrame(() => lookIn(frames - 1, since));
  if (heard !== since || !hasFallen()) return;
  for (const takeOver of around) if (hasFallen()) takeOver();
  // Whoever leads somebody elsewhere may know a better place.
  noteCaught();
}
