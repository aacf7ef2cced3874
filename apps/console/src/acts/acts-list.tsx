import { Button } from "@holdfast/ui";
import { Dialog } from "@holdfast/ui/dialog";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { overlay } from "../keys/overlay.ts";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { queue } from "../queue/queue-store.ts";
import { useStore } from "../store/store.ts";
import { secondWords } from "../text/time-words.ts";
import { actWords } from "./act-words.ts";
import { acts } from "./acts-store.ts";
import { UndoButton } from "./undo-button.tsx";

/** Everything that whoever sits here did in this sitting, newest first, with undo where there is one. */
export function ActsList(): ReactNode {
  const all = useStore(acts);
  // What the queue tells of a contact may take its button away.
  useStore(queue);
  const kept = useKeptFocus(() => document.querySelector<HTMLElement>("[data-acts-done] button")?.focus());
  return (
    <Dialog title={t`Recent actions`} isOpen onClose={() => overlay.set(null)}>
      <div {...kept} className="flex min-h-0 flex-col gap-4">
        {all.length === 0 ? <p className="text-muted">{t`You have done nothing here yet.`}</p> : null}
        <ol className="overflow-auto pr-1">
          {all.map((act) => (
            <li
              key={act.id}
              className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-1 last:border-b-0"
            >
              <span className="text-small text-muted tabular-nums">{secondWords(act.at)}</span>
              <span className="flex-1">{actWords(act)}</span>
              <span className="flex flex-wrap items-center gap-2 text-small">
                <UndoButton act={act} />
              </span>
            </li>
          ))}
        </ol>
        <span data-acts-done="" className="self-end">
          <Button onPress={() => overlay.set(null)}>{t`Done`}</Button>
        </span>
      </div>
    </Dialog>
  );
}
