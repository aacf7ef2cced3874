import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useRef, type ReactNode } from "react";
import { KeyHint } from "../keys/key-hint.tsx";
import { overlay } from "../keys/overlay.ts";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { queue } from "../queue/queue-store.ts";
import { useStore } from "../store/store.ts";
import { actWords } from "./act-words.ts";
import { acts } from "./acts-store.ts";
import { UndoButton } from "./undo-button.tsx";

/** What was done last, with its undo, in a row that is there anyway: it stays until the next act, and takes no focus. */
export function LastAct(): ReactNode {
  const [last] = useStore(acts);
  // What the queue tells of a contact may take the button away.
  useStore(queue);
  const place = useRef<HTMLSpanElement>(null);
  const kept = useKeptFocus(() =>
    place.current?.querySelector<HTMLElement>("[data-all-acts] button")?.focus(),
  );
  if (last === undefined) return null;
  return (
    <span ref={place} className="flex flex-wrap items-center gap-x-2" {...kept}>
      <span className="text-ink">{actWords(last)}</span>
      <UndoButton key={last.id} act={last} />
      <span data-all-acts="">
        <Button tone="quiet" size="inline" onPress={() => overlay.set("acts")}>
          {t`Recent actions`}
          <KeyHint id="acts.show" />
        </Button>
      </span>
    </span>
  );
}
