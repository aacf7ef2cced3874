import type { Preferences } from "@holdfast/case-schema";
import { bindingsOf, conflictOf } from "./bindings.ts";
import type { Chord } from "./chord.ts";
import { COMMANDS, type CommandId } from "./command-table.ts";
import { reservedBecause } from "./reserved.ts";

/** What came of giving a command another key. */
export type Remapped =
  | { readonly kind: "set"; readonly keys: Preferences["keys"] }
  | { readonly kind: "reserved"; readonly because: "widget" | "browser" | "typing" }
  | { readonly kind: "taken"; readonly by: CommandId };

/** Gives a command this key alone, unless another one would be heard at the same place. `null` takes its keys away. */
export function remap(keys: Preferences["keys"], id: CommandId, chord: Chord | null): Remapped {
  if (chord === null) return { kind: "set", keys: { ...keys, [id]: [] } };
  const command = COMMANDS.find((each) => each.id === id);
  if (command === undefined) throw new Error("a command that is not in the table");
  const because = reservedBecause(chord, command.scope);
  if (because !== null) return { kind: "reserved", because };
  // Letters count even while they are off, so that switching them on again breaks nothing.
  const by = conflictOf(bindingsOf({ keys, letters: true }), command, chord);
  return by === null ? { kind: "set", keys: { ...keys, [id]: [chord] } } : { kind: "taken", by };
}

/** Gives a command back the keys it came with, unless one of them has been given away. */
export function restore(keys: Preferences["keys"], id: CommandId): Remapped {
  const { [id]: _own, ...others } = keys;
  const command = COMMANDS.find((each) => each.id === id);
  const bindings = bindingsOf({ keys: others, letters: true });
  for (const chord of command?.keys ?? []) {
    if (bindings.get(id)?.includes(chord) === true || command === undefined) continue;
    const by = conflictOf(bindings, command, chord);
    if (by !== null) return { kind: "taken", by };
  }
  return { kind: "set", keys: others };
}
