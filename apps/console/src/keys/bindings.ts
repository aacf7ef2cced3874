import type { Preferences } from "@holdfast/case-schema";
import { isCharacter, type Chord } from "./chord.ts";
import { COMMANDS, overlap, type Command, type CommandId, type Scope } from "./command-table.ts";

/** Which keys each command has now. */
export type Bindings = ReadonlyMap<CommandId, readonly Chord[]>;

type KeyPreferences = Pick<Preferences, "keys" | "letters">;

/**
 * The keys that hold: those somebody chose, else those a command comes with; without letters where those are off. Two
 * commands never have one key where both would be heard: what was chosen wins, then whichever command is listed first.
 */
export function bindingsOf({ keys, letters }: KeyPreferences): Bindings {
  const bindings = new Map<CommandId, readonly Chord[]>();
  const isChosen = ({ id }: Command): boolean => Object.hasOwn(keys, id);
  const byRight = [...COMMANDS.filter(isChosen), ...COMMANDS.filter((command) => !isChosen(command))];
  for (const command of byRight) {
    const wanted = keys[command.id] ?? command.keys;
    const allowed = letters ? wanted : wanted.filter((chord) => !isCharacter(chord));
    bindings.set(
      command.id,
      allowed.filter((chord) => conflictOf(bindings, command, chord) === null),
    );
  }
  return bindings;
}

/** What a press means: a command, the first half of a longer one, or nothing. */
export type Resolved =
  | { readonly kind: "command"; readonly ids: readonly CommandId[] }
  | { readonly kind: "begun"; readonly chord: Chord }
  | { readonly kind: "nothing" };

/**
 * What a chord means with the focus in these scopes, the innermost first, after `begun` was pressed. Several commands are
 * given from the innermost out, so that one which does not apply leaves the key to the next.
 */
export function resolve(
  bindings: Bindings,
  scopes: readonly Scope[],
  begun: Chord | null,
  chord: Chord,
): Resolved {
  const pressed = begun === null ? chord : `${begun} ${chord}`;
  const inReach = scopes.flatMap((scope) => COMMANDS.filter((command) => command.scope === scope));
  const has = (id: CommandId, wanted: (key: Chord) => boolean): boolean =>
    bindings.get(id)?.some(wanted) === true;
  const ids = inReach.filter(({ id }) => has(id, (key) => key === pressed)).map(({ id }) => id);
  if (ids.length > 0) return { kind: "command", ids };
  if (inReach.some(({ id }) => has(id, (key) => key.startsWith(`${pressed} `))))
    return { kind: "begun", chord: pressed };
  // The second key stands for itself when nothing begins with both.
  return begun === null ? { kind: "nothing" } : resolve(bindings, scopes, null, chord);
}

/** The command that already has this key, or one that begins or ends with it, where both would be heard. */
export function conflictOf(bindings: Bindings, wanted: Command, chord: Chord): CommandId | null {
  const clashes = (key: Chord): boolean =>
    key === chord || key.startsWith(`${chord} `) || chord.startsWith(`${key} `);
  const other = COMMANDS.find(
    ({ id, scope }) =>
      id !== wanted.id && overlap(scope, wanted.scope) && bindings.get(id)?.some(clashes) === true,
  );
  return other?.id ?? null;
}
