import { bindingsOf, resolve } from "./bindings.ts";
import { isCharacter, type Chord } from "./chord.ts";
import type { CommandId } from "./command-table.ts";
import { preferences } from "./preferences.ts";

/** A dialog's keys are its own, but somebody may come by at any time, and whoever rings waits for no dialog. */
export const AT_ANY_TIME: ReadonlySet<CommandId> = new Set([
  "words.hide",
  "inquiry.write",
  "call.answer",
  "call.mute",
  "call.hold",
]);

const ELSEWHERE: ReadonlySet<CommandId> = new Set(["panes.next", "panes.previous"]);

/** Whether a key that types nothing belongs to a command that waits for no dialog. */
export const waitsForNoDialog = (chord: Chord): boolean => isOf(chord, AT_ANY_TIME);

/** Whether a key that types nothing leads to another pane. */
export const leadsElsewhere = (chord: Chord): boolean => isOf(chord, ELSEWHERE);

function isOf(chord: Chord, wanted: ReadonlySet<CommandId>): boolean {
  if (isCharacter(chord)) return false;
  const meant = resolve(bindingsOf(preferences.get()), ["everywhere"], null, chord);
  return meant.kind === "command" && meant.ids.some((id) => wanted.has(id));
}
