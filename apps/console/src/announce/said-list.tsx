import { Button } from "@holdfast/ui";
import { Dialog } from "@holdfast/ui/dialog";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { overlay } from "../keys/overlay.ts";
import { useStore } from "../store/store.ts";
import { secondWords } from "../text/time-words.ts";
import { said } from "./said.ts";

/** The last announcements, to be read again: they were on the page for a second only. */
export function SaidList(): ReactNode {
  const all = useStore(said);
  return (
    <Dialog title={t`What was said aloud`} isOpen onClose={() => overlay.set(null)}>
      {all.length === 0 ? <p className="text-muted">{t`Nothing was said yet.`}</p> : null}
      <ol className="overflow-auto pr-1">
        {all.map(({ id, at, words }) => (
          <li key={id} className="flex gap-3 border-b border-line py-1.5 last:border-b-0">
            <span className="text-small text-muted tabular-nums">{secondWords(at)}</span>
            <span data-words="">{words}</span>
          </li>
        ))}
      </ol>
      <span className="self-end">
        <Button onPress={() => overlay.set(null)}>{t`Done`}</Button>
      </span>
    </Dialog>
  );
}
