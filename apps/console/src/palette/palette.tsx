import "../roles/screen-texts.ts";
import { Dialog } from "@holdfast/ui/dialog";
import { CommandList } from "@holdfast/ui/command-list";
import { t } from "@lingui/core/macro";
import { useMemo, useState, type ReactNode } from "react";
import { bindingsOf } from "../keys/bindings.ts";
import { COMMANDS } from "../keys/command-table.ts";
import { doings } from "../keys/doings.ts";
import { isMac } from "../keys/is-mac.ts";
import { runCommand } from "../keys/listen-for-keys.ts";
import { leaveOverlay, overlay } from "../keys/overlay.ts";
import { preferences } from "../keys/preferences.ts";
import { useStore } from "../store/store.ts";
import { paletteCommands } from "./palette-commands.ts";

/** Every command by name, with its keys: chosen here, it is done where the focus was. */
export function Palette(): ReactNode {
  const [typed, onType] = useState("");
  const kept = useStore(preferences);
  const known = useStore(doings);
  const commands = useMemo(() => paletteCommands(bindingsOf(kept), known, isMac), [kept, known]);
  return (
    <Dialog title={t`Commands`} isOpen onClose={() => overlay.set(null)}>
      <CommandList
        searchLabel={t`What do you want to do?`}
        listLabel={t`Commands`}
        emptyWords={t`No command is called that.`}
        commands={commands}
        typed={typed}
        onType={onType}
        onChoose={(chosen) => {
          const command = COMMANDS.find(({ id }) => id === chosen);
          if (command !== undefined) leaveOverlay(() => void runCommand(command.id));
        }}
      />
    </Dialog>
  );
}
