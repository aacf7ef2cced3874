import "../roles/screen-texts.ts";
import { TextField } from "@holdfast/ui";
import { Dialog } from "@holdfast/ui/dialog";
import { matching } from "@holdfast/ui/matching";
import { ToggleSwitch } from "@holdfast/ui/toggle-switch";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { useStore } from "../store/store.ts";
import { COMMANDS, type Scope } from "./command-table.ts";
import { KeyCaps } from "./key-caps.tsx";
import { KeyRow } from "./key-row.tsx";
import { overlay } from "./overlay.ts";
import { prefer, preferences } from "./preferences.ts";
import { commandTitle, scopeTitle } from "./titles.ts";

const SCOPES: readonly Scope[] = ["everywhere", "queue", "board", "contact", "composer"];

/** Every key that does something, by where it does it; each can be changed, and letters switched off. */
export function ShortcutSheet(): ReactNode {
  const { letters } = useStore(preferences);
  const [typed, search] = useState("");
  const shown = matching(
    COMMANDS.map((command) => ({ ...command, label: commandTitle(command.id) })),
    typed,
  );
  return (
    <Dialog title={t`Keys`} isOpen onClose={() => overlay.set(null)}>
      <TextField label={t`Find a command`} value={typed} onChange={search} />
      <ToggleSwitch
        label={t`Letters are commands, where nothing is written`}
        isOn={letters}
        onChange={(isOn) => prefer({ letters: isOn })}
      />
      <div className="flex min-h-40 flex-col gap-5 overflow-auto pr-1">
        {SCOPES.map((scope) => {
          const commands = shown.filter((command) => command.scope === scope);
          const fixed = typed === "" ? fixedKeys(scope) : [];
          return commands.length + fixed.length === 0 ? null : (
            <section key={scope} aria-label={scopeTitle(scope)}>
              <h3 className="mb-1 text-small font-semibold text-muted">{scopeTitle(scope)}</h3>
              <ul>
                {commands.map((command) => (
                  <KeyRow key={command.id} command={command} />
                ))}
                {fixed.map(({ keys, does }) => (
                  <li
                    key={does}
                    className="flex items-center justify-between gap-3 border-b border-line py-1"
                  >
                    <span>{does}</span>
                    <KeyCaps keys={keys} />
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </Dialog>
  );
}

/** Keys that every list of this kind has, and that stay as they are. */
function fixedKeys(scope: Scope): readonly { readonly keys: readonly string[]; readonly does: string }[] {
  if (scope !== "queue") return [];
  return [
    { keys: ["↓", "↑"], does: t`Next contact, contact before` },
    { keys: ["Home", "End"], does: t`First, last` },
    { keys: ["PgUp", "PgDn"], does: t`A page up, down` },
    { keys: ["Enter"], does: t`Open` },
    { keys: ["→", "←"], does: t`To the button, back` },
  ];
}
