import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { serverNow } from "../clock/server-clock.ts";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { useNow } from "../text/now.ts";
import { BoardSection } from "./board-section.tsx";
import type { LeadMoveData } from "./lead-move-documents.ts";
import { leadMoveWords } from "./lead-move-words.ts";
import { useLeadMoves } from "./lead-moves.ts";
import { undoLeadMove } from "./move-contacts.ts";

/** What leads moved on this shift, the newest first, each with its way back while nothing has become of it. */
export function MovesSection(): ReactNode {
  const moves = useLeadMoves();
  const kept = useKeptFocus(() => document.querySelector<HTMLElement>("#work")?.focus());
  return (
    <BoardSection heading={t`Moves of this shift`}>
      {moves === null ? <p>{t`What was moved is unknown.`}</p> : null}
      {moves?.length === 0 ? <p className="text-muted">{t`Nothing was moved.`}</p> : null}
      {moves === undefined || moves === null || moves.length === 0 ? null : (
        <ul className="flex flex-col gap-1" {...kept}>
          {moves.map((move) => (
            <MoveLine key={move.id} move={move} />
          ))}
        </ul>
      )}
    </BoardSection>
  );
}

function MoveLine({ move }: { readonly move: LeadMoveData }): ReactNode {
  const now = useNow();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const number = String(move.contact.number);
  async function undo(): Promise<void> {
    setBusy(true);
    const words = await undoLeadMove(move.id, move.from?.name ?? "", serverNow());
    setBusy(false);
    setRefusal(words);
    announce({
      kind: `undo-move:${move.id}`,
      urgency: words === null ? "polite" : "assertive",
      words: () => words ?? t`Contact ${number} is back where it was.`,
    });
  }
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 tabular-nums">
      <span>{leadMoveWords(move, now)}</span>
      {move.stands ? (
        <Button
          size="small"
          isPending={isBusy}
          onPress={() => void undo()}
          aria-label={t`Undo the move of contact ${number}`}
        >
          {t`Undo`}
        </Button>
      ) : null}
      {refusal === null ? null : <span className="text-concern">{refusal}</span>}
    </li>
  );
}
