import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { serverNow } from "../clock/server-clock.ts";
import { queue, rowOf } from "../queue/queue-store.ts";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { actWords } from "./act-words.ts";
import { undoOf, type Act } from "./act.ts";
import { undoAct } from "./undo-act.ts";

/** The way to undo an act while there is one; else why there is none. */
export function UndoButton({ act }: { readonly act: Act }): ReactNode {
  const me = useMe().id;
  const undo = undoOf(act, rowOf(useStore(queue), act.contact), me, serverNow());
  if (act.state.kind === "undone") return <span>{t`Undone`}</span>;
  const words = actWords(act);
  return (
    <>
      {act.state.kind === "refused" ? <span className="text-concern">{act.state.words}</span> : null}
      {undo.kind === "move" ? (
        <Button
          size="inline"
          isPending={act.state.kind === "undoing"}
          aria-label={t`Undo: ${words}`}
          onPress={() => void undoAct(act, me)}
        >
          {t`Undo`}
        </Button>
      ) : (
        <span className="text-muted">
          {undo.kind === "never" ? t`Cannot be undone` : t`Things have moved on since`}
        </span>
      )}
    </>
  );
}
