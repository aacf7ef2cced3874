import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type KeyboardEvent, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { useStore } from "../store/store.ts";
import { bindingsOf } from "./bindings.ts";
import { chordOf, chordWords } from "./chord.ts";
import type { Command } from "./command-table.ts";
import { isMac } from "./is-mac.ts";
import { KeyCaps } from "./key-caps.tsx";
import { prefer, preferences } from "./preferences.ts";
import { refusalWords } from "./remap-words.ts";
import { remap, restore, type Remapped } from "./remap.ts";
import { commandTitle } from "./titles.ts";

/** One command of the sheet: what it is called, its keys, and how to give it another. */
export function KeyRow({ command }: { readonly command: Command }): ReactNode {
  const kept = useStore(preferences);
  const [isAsking, ask] = useState(false);
  const [refusal, refuse] = useState<string | null>(null);
  const title = commandTitle(command.id);
  const keys = (bindingsOf(kept).get(command.id) ?? []).map((chord) => chordWords(chord, isMac));
  const shown = keys.length === 0 ? t`no key` : keys.join(", ");

  function settle(outcome: Remapped, chord: string): void {
    const words = outcome.kind === "set" ? null : refusalWords(outcome, chord, isMac);
    if (outcome.kind === "set") prefer({ keys: outcome.keys });
    refuse(words);
    announce({
      kind: `key:${command.id}`,
      urgency: "polite",
      words: () => words ?? t`${title} has another key now.`,
    });
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (!isAsking || event.key === "Tab") return ask(false);
    const chord = chordOf(event);
    event.preventDefault();
    // Nothing else may hear it: Escape would close the sheet, Enter press the button again.
    event.stopPropagation();
    if (chord === null) return;
    ask(false);
    if (chord === "escape") return;
    settle(remap(kept.keys, command.id, chord === "delete" || chord === "backspace" ? null : chord), chord);
  }

  return (
    <li className="border-b border-line py-1">
      <div className="flex flex-wrap items-center justify-between gap-x-3">
        <span>{title}</span>
        <span className="ml-auto flex items-center gap-2">
          {keys.length === 0 ? (
            <span className="text-small text-muted">{shown}</span>
          ) : (
            <KeyCaps keys={keys} />
          )}
          {command.id in kept.keys ? (
            <Button
              tone="quiet"
              size="small"
              aria-label={t`${title}: the key it came with`}
              onPress={() => settle(restore(kept.keys, command.id), command.keys[0] ?? "")}
            >{t`Reset`}</Button>
          ) : null}
          <span onKeyDownCapture={onKeyDown} onBlur={() => ask(false)}>
            <Button
              tone="quiet"
              size="small"
              aria-label={t`${title}, ${shown}: change the key`}
              onPress={() => ask(true)}
            >
              {isAsking ? t`Press keys…` : t`Change`}
            </Button>
          </span>
        </span>
      </div>
      {isAsking ? (
        <p className="text-small text-muted">{t`Delete takes the key away, Escape leaves it.`}</p>
      ) : null}
      {refusal === null ? null : <p className="text-small text-concern">{refusal}</p>}
    </li>
  );
}
