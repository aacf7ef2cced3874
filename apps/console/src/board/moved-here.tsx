import "./lead-move-texts.ts";
import type { ContactId } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import { useEffect, useState, type ReactNode } from "react";
import { ask } from "../api/ask.ts";
import { escalateRow } from "../escalation/escalate-at.ts";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { LeadMovesOfContactDocument, type LeadMoveData } from "./lead-move-documents.ts";
import { leadMoveWords } from "./lead-move-words.ts";
import { leadMovesHeard } from "./lead-moves-heard.ts";

/** How leads moved the contact that is open, for whoever leads; nothing of one that none moved. */
export function MovedHere(): ReactNode {
  const row = useStore(escalateRow);
  const leads = useMe().capabilities.has("contact.reassign");
  return row === null || !leads ? null : <Moved key={row.id} id={row.id} />;
}

function Moved({ id }: { readonly id: ContactId }): ReactNode {
  const moves = useMovesOf(id);
  const now = useNow();
  if (moves?.length === 0) return null;
  const count = String(moves?.length);
  return (
    <div className="border-b border-line px-5 py-1 text-small tabular-nums">
      {moves === null ? (
        <p>{t`How leads moved this contact is unknown.`}</p>
      ) : (
        <details>
          <summary className="min-h-6 w-fit cursor-pointer font-medium">{t`Moved by leads: ${count}`}</summary>
          <ul className="flex max-h-[30vh] flex-col gap-0.5 overflow-y-auto py-1">
            {moves.map((move) => (
              <li key={move.id}>{leadMoveWords(move, now)}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

/** The newest first, asked anew whenever a lead moved something; none until they are known, `null` when they cannot be. */
function useMovesOf(id: ContactId): readonly LeadMoveData[] | null {
  const heard = useStore(leadMovesHeard);
  const [found, learn] = useState<readonly LeadMoveData[] | null>([]);
  useEffect(() => {
    let isOver = false;
    const look = async (): Promise<void> => {
      const answer = await ask(LeadMovesOfContactDocument, { contactId: id }, true);
      if (!isOver) learn(answer.kind === "data" ? answer.data.leadMovesOfContact : null);
    };
    void look();
    return () => {
      isOver = true;
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- asked anew whenever a lead moved something
  }, [id, heard]);
  return found;
}
