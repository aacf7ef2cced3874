import { leadsElsewhere, waitsForNoDialog } from "./at-any-time.ts";
import { chordOf } from "./chord.ts";
import { isWriting } from "./is-writing.ts";
import { takeBackComposed } from "./take-back-composed.ts";

/** How somebody asked no longer for what they had asked for: by Escape, by going on elsewhere, or by having waited for too long. */
export type LetGo = "escape" | "elsewhere" | "late";

/** How long nobody types between two words that they type in one go, in milliseconds. */
const PAUSE_MS = 1_000;

/**
 * A key that is typed, leads through what is there, or sends it; no other with Ctrl or Alt, nor one that stands above the letters.
 */
const isTyped = (chord: string): boolean => !/^(?:mod|alt)\+(?!.*enter$)|^(?:shift\+)?f\d+$/u.test(chord);

/** Of such a key something is composed, and also Escape and Enter are the input method's own then. */
const composes = ({ key, isComposing }: KeyboardEvent): boolean =>
  isComposing || /^(?:Dead|Process)$/u.test(key);

let holds = 0;

/** Whether what somebody types is for what is not there yet, and so for nothing that is. */
export const isTypingHeld = (): boolean => holds > 0;

/**
 * Whoever asked for something that takes what they type goes on typing before it is there. Keeps those keys from doing anything
 * where the focus still is, as letters are commands there; and what no single key types, as what is pasted, from standing in what
 * somebody writes there. What waits for no dialog does not wait for this. Whoever presses Escape, points elsewhere, with a pointer or as
 * a screen reader does, goes to another pane or to write elsewhere asks for it no longer: their keys are theirs again, and `letGo` is
 * called. Returns how to stop: for whoever is typing then, once they pause, or the focus is where they look for it.
 */
export function holdTyping(page: Document, letGo: (how: LetGo) => void): () => void {
  const from = page.activeElement;
  const heard = new AbortController();
  const how = { capture: true, signal: heard.signal };
  let isAwaited = true;
  let typing: ReturnType<typeof setTimeout> | undefined;
  const end = (): void => {
    clearTimeout(typing);
    if (heard.signal.aborted) return;
    heard.abort();
    holds -= 1;
  };
  const leave = (by: LetGo): void => {
    end();
    if (isAwaited) letGo(by);
  };
  const stop = (event: Event): void => {
    event.preventDefault();
    event.stopPropagation();
  };
  const hold = (event: KeyboardEvent): void => {
    const chord = composes(event) ? "" : chordOf(event);
    if (chord === null) return;
    if (leadsElsewhere(chord)) return leave("elsewhere");
    if (!isTyped(chord) || waitsForNoDialog(chord)) return;
    stop(event);
    if (chord === "escape") return leave("escape");
    clearTimeout(typing);
    typing = setTimeout(() => {
      typing = undefined;
      if (!isAwaited) end();
    }, PAUSE_MS);
  };
  const look = (): void => {
    const now = page.activeElement;
    if (!isAwaited || (now !== from && isWriting(now))) leave("elsewhere");
  };
  holds += 1;
  page.addEventListener("keydown", hold, how);
  page.addEventListener("beforeinput", stop, how);
  page.addEventListener("pointerdown", () => leave("elsewhere"), how);
  // A click of no pointer; that of the press by which this was asked for may still come.
  page.addEventListener("click", ({ detail }) => (detail === 0 ? leave("elsewhere") : undefined), how);
  page.addEventListener("focusin", look, how);
  takeBackComposed(page, heard.signal);
  return () => {
    isAwaited = false;
    if (typing === undefined) end();
  };
}
