import "./lead-move-texts.ts";
import type { ContactId } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import { useCallback, useEffect, useState, type ReactNode } from "react";
import { ask } from "../api/ask.ts";
import { escalateRow } from "../escalation/escalate-at.ts";
import type { Came } from "../live/until-known.ts";
import { useAgain } from "../live/use-again.ts";
import { useMe } from "../session/use-me.ts";
import { latest } from "../store/latest.ts";
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

/** The newest first, asked anew whenever a lead moved something, and until they are had; none until they are known, `null` when they cannot be. */
function useMovesOf(id: ContactId): readonly LeadMoveData[] | null {
  const heard = useStore(leadMovesHeard);
  const [found, learn] = useState<readonly LeadMoveData[] | null>([]);
  const [newest] = useState(latest);
  const look = useCallback(async (): Promise<Came> => {
    const answer = await newest.ask(async () => ask(LeadMovesOfContactDocument, { contactId: id }, true));
    if (answer !== null) learn(answer.kind === "data" ? answer.data.leadMovesOfContact : null);
    return answer;
  }, [id, newest]);
  useEffect(() => {
    const begin = async (): Promise<Came> => look();
    void begin();
    return newest.forget;
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- asked anew whenever a lead moved something
  }, [look, newest, heard]);
  useAgain(found === null, look);
  return found;
}
