import { t } from "@lingui/core/macro";
import type { ListedCommand } from "@holdfast/ui/command-list";
import type { Bindings } from "../keys/bindings.ts";
import { chordWords } from "../keys/chord.ts";
import { COMMANDS, type CommandId, type Scope } from "../keys/command-table.ts";
import type { Doing } from "../keys/doings.ts";
import { commandTitle } from "../keys/titles.ts";

/** Every command as the palette lists it: those that can be done first, the others with the reason why not. */
export function paletteCommands(
  bindings: Bindings,
  doings: ReadonlyMap<CommandId, () => Doing>,
  isMac: boolean,
): readonly ListedCommand[] {
  const listed = COMMANDS.filter(({ id }) => id !== "palette.open").map(({ id, scope }) => ({
    id,
    label: commandTitle(id),
    keys: (bindings.get(id) ?? []).map((chord) => chordWords(chord, isMac)),
    reason: reasonOf(doings.get(id)?.(), scope),
  }));
  return [
    ...listed.filter(({ reason }) => reason === null),
    ...listed.filter(({ reason }) => reason !== null),
  ];
}

function reasonOf(doing: Doing | undefined, scope: Scope): string | null {
  if (doing !== undefined) return "run" in doing ? null : doing.reason;
  return {
    everywhere: t`Not for your role.`,
    queue: t`Only beside the queue.`,
    board: t`Only on the board.`,
    contact: t`Only in a contact.`,
    composer: t`Only in a contact.`,
  }[scope];
}
