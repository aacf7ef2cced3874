import { chordOf } from "./chord.ts";

/** A key that is typed, or leads through what is there; not one with Ctrl or Alt, nor one that stands above the letters. */
const isTyped = (chord: string): boolean => !/^(?:mod|alt)\+|^(?:shift\+)?f\d+$/u.test(chord);

/**
 * Whoever asked for something that takes what they type goes on typing before it is there. Keeps those keys from doing anything
 * where the focus still is, as letters are commands there. Whoever presses Escape or points elsewhere asks for it no longer, and
 * `letGo` is called. Returns how to stop.
 */
export function holdTyping(page: Document, letGo: () => void): () => void {
  const hold = (event: KeyboardEvent): void => {
    const chord = chordOf(event);
    if (chord === null || !isTyped(chord)) return;
    event.preventDefault();
    event.stopPropagation();
    if (chord === "escape") letGo();
  };
  page.addEventListener("keydown", hold, { capture: true });
  page.addEventListener("pointerdown", letGo, { capture: true });
  return () => {
    page.removeEventListener("keydown", hold, { capture: true });
    page.removeEventListener("pointerdown", letGo, { capture: true });
  };
}
