import { AT_ANY_TIME } from "./at-any-time.ts";
import { bindingsOf, resolve } from "./bindings.ts";
import { chordOf, isCharacter, type Chord } from "./chord.ts";
import type { CommandId, Scope } from "./command-table.ts";
import { doings } from "./doings.ts";
import { isTypingHeld } from "./hold-typing.ts";
import { isWriting } from "./is-writing.ts";
import { preferences } from "./preferences.ts";

/** How long the second key of two may take, in milliseconds. */
const SECOND_KEY_MS = 1_500;

/** The one listener for the keys of commands: finds what a press means where the focus is, and does it. Returns how to stop. */
export function listenForKeys(page: Document, clock: () => number): () => void {
  let begun: { readonly chord: Chord; readonly at: number } | null = null;
  const listen = (event: KeyboardEvent): void => {
    const chord = chordOf(event);
    if (chord === null || event.defaultPrevented || event.isComposing) return;
    const first = begun !== null && clock() - begun.at < SECOND_KEY_MS ? begun.chord : null;
    begun = null;
    if (isCharacter(chord) && (isWriting(event.target) || (event.repeat && first !== null))) return;
    // What is awaited has the keys as the dialog that it will be; what of them is ours here is not the browser's meanwhile.
    const isHeld = isTypingHeld();
    const scopes = isHeld ? null : scopesAt(event.target);
    const meant = resolve(bindingsOf(preferences.get()), scopes ?? ["everywhere"], first, chord);
    if (scopes === null && !(meant.kind === "command" && meant.ids.some((id) => AT_ANY_TIME.has(id)))) {
      if (isHeld && meant.kind !== "nothing") event.preventDefault();
      return;
    }
    if (meant.kind === "begun") begun = { chord: meant.chord, at: clock() };
    if (meant.kind === "command" && !meant.ids.some(runCommand)) return;
    if (meant.kind !== "nothing") event.preventDefault();
  };
  page.addEventListener("keydown", listen);
  return () => page.removeEventListener("keydown", listen);
}

/** Does what a command does now, or tells why it does not; false when there is neither to do nor to tell. */
export function runCommand(id: CommandId): boolean {
  const doing = doings.get().get(id)?.();
  if (doing === undefined) return false;
  if ("run" in doing) return doing.run() !== false;
  doing.onPressed?.();
  return doing.onPressed !== undefined;
}

/** The scopes around an element, the innermost first; `null` inside a dialog, whose keys are its own. */
function scopesAt(target: EventTarget | null): readonly Scope[] | null {
  const scopes: Scope[] = [];
  for (let each = target instanceof Element ? target : null; each !== null; each = each.parentElement) {
    if (each.getAttribute("role") === "dialog" || each.getAttribute("role") === "menu") return null;
    const scope = each.getAttribute("data-keys");
    if (scope === "queue" || scope === "board" || scope === "contact" || scope === "composer")
      scopes.push(scope);
  }
  return [...scopes, "everywhere"];
}
