import { chordOf } from "./chord.ts";

/**
 * A key that is typed, leads through what is there, or sends it; no other with Ctrl or Alt, nor one that stands above the letters.
 */
const isTyped = (chord: string): boolean => !/^(?:mod|alt)\+(?!.*enter$)|^(?:shift\+)?f\d+$/u.test(chord);

let holds = 0;

/** Whether what somebody types is for what is not there yet, and so for nothing that is. */
export const isTypingHeld = (): boolean => holds > 0;

/**
 * Whoever asked for something that takes what they type goes on typing before it is there. Keeps those keys from doing anything
 * where the focus still is, as letters are commands there; and what no single key types, as what is pasted, from standing in what
 * somebody writes there. Whoever presses Escape or points elsewhere asks for it no longer, and `letGo` is called. Returns how to stop.
 */
export function holdTyping(page: Document, letGo: () => void): () => void {
  const hold = (event: KeyboardEvent): void => {
    const chord = chordOf(event);
    if (chord === null || !isTyped(chord)) return;
    event.preventDefault();
    event.stopPropagation();
    if (chord === "escape") letGo();
  };
  const holdInput = (event: Event): void => {
    event.preventDefault();
    event.stopPropagation();
  };
  holds += 1;
  page.addEventListener("keydown", hold, { capture: true });
  page.addEventListener("beforeinput", holdInput, { capture: true });
  page.addEventListener("pointerdown", letGo, { capture: true });
  return () => {
    holds -= 1;
    page.removeEventListener("keydown", hold, { capture: true });
    page.removeEventListener("beforeinput", holdInput, { capture: true });
    page.removeEventListener("pointerdown", letGo, { capture: true });
  };
}
