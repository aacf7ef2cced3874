import type { ReactNode } from "react";
import { useStore } from "../store/store.ts";
import { bindingsOf } from "./bindings.ts";
import { chordWords } from "./chord.ts";
import type { CommandId } from "./command-table.ts";
import { isMac } from "./is-mac.ts";
import { preferences } from "./preferences.ts";

/** The key of a command, small, beside the button that does the same; nothing when it has none. */
export function KeyHint({ id }: { readonly id: CommandId }): ReactNode {
  const [chord] = bindingsOf(useStore(preferences)).get(id) ?? [];
  if (chord === undefined) return null;
  return (
    <kbd
      aria-hidden="true"
      className="rounded border border-line px-1 font-sans text-[0.6875rem] text-muted max-desk:hidden"
    >
      {chordWords(chord, isMac)}
    </kbd>
  );
}
