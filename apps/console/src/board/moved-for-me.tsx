import "./lead-move-texts.ts";
import { ContactId } from "@holdfast/case-schema";
import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { serverNow } from "../clock/server-clock.ts";
import { focusWhenOpened } from "../contact/focus-heading.ts";
import { move as makeMove } from "../contact/moves.ts";
import { ContactLink } from "../handover/contact-link.tsx";
import { queue } from "../queue/queue-store.ts";
import { hasThisWords } from "../queue/row-words.ts";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import type { LeadMoveData } from "./lead-move-documents.ts";
import { forMe, movedForMeWords, type ForMe } from "./moved-for-me-words.ts";
import { lookAtMyMoves, movesSeen, seenBy, useMyMoves } from "./my-moves.ts";

/** What leads move to or from me: asked for, to accept or decline (AL53), or done, until I have seen it (AL54, AL55). */
export function MovedForMe(): ReactNode {
  const me = useMe().id;
  const seen = useStore(movesSeen);
  const mine = useMyMoves().flatMap((move) => {
    const what = seen.includes(seenBy(me, move.id)) ? null : forMe(move, me);
    return what === null ? [] : [{ move, what }];
  });
  if (mine.length === 0) return null;
  return (
    <section
      aria-label={t`Moved by leads`}
      className="max-h-[40vh] overflow-y-auto border-b border-line bg-info-tint px-4 py-1.5 font-medium text-info"
    >
      <ul className="flex flex-col gap-1">
        {mine.map(({ move, what }) => (
          <MoveItem key={`${move.id}${what}`} move={move} what={what} />
        ))}
      </ul>
    </section>
  );
}

function MoveItem({ move, what }: { readonly move: LeadMoveData; readonly what: ForMe }): ReactNode {
  const navigate = useNavigate();
  const me = useMe().id;
  const row = useStore(queue).board.rows.get(ContactId.parse(move.contact.id));
  const words = movedForMeWords(move, what, useNow());
  const [busy, setBusy] = useState<"accept" | "decline" | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const number = String(move.contact.number);
  // As it was when it came: nobody is told again because a clock moved on.
  const [said] = useState(words);
  const kind = `my-move:${move.id}`;
  useEffect(() => {
    // What is offered is said as whatever is (AL13); what was taken stops what they are doing.
    if (what !== "asked")
      announce({
        kind,
        urgency: what === "taken" ? "assertive" : "polite",
        about: "mine",
        words: () => said,
      });
  }, [kind, what, said]);

  async function answer(wanted: "accept" | "decline"): Promise<void> {
    if (row === undefined) return;
    setBusy(wanted);
    const outcome = await makeMove(row.id, row.version, { kind: wanted });
    setBusy(null);
    if (outcome.kind === "moved" && wanted === "accept")
      focusWhenOpened(navigate({ to: "/contact/$id", params: { id: row.id } }));
    if (outcome.kind !== "moved")
      setFault(
        outcome.kind === "taken" ? hasThisWords(outcome.by, outcome.since, serverNow()) : outcome.words,
      );
    await lookAtMyMoves();
  }

  return (
    <li data-moved-for-me={what} className="flex flex-wrap items-center gap-x-3 gap-y-1 tabular-nums">
      <span>{words}</span>
      {what === "taken" ? null : <ContactLink id={move.contact.id}>{t`Open contact ${number}`}</ContactLink>}
      {what === "asked" ? (
        <>
          <Button
            size="small"
            tone="primary"
            isPending={busy === "accept"}
            isDisabled={row === undefined || busy === "decline"}
            onPress={() => void answer("accept")}
            aria-label={t`Accept contact ${number}`}
          >
            {t`Accept`}
          </Button>
          <Button
            size="small"
            isPending={busy === "decline"}
            isDisabled={row === undefined || busy === "accept"}
            onPress={() => void answer("decline")}
            aria-label={t`Decline contact ${number}`}
          >
            {t`Decline`}
          </Button>
        </>
      ) : (
        <Button
          size="small"
          onPress={() => movesSeen.update((before) => [...before, seenBy(me, move.id)])}
          aria-label={t`Seen: the move of contact ${number}`}
        >
          {t`Seen`}
        </Button>
      )}
      {fault === null ? null : <span className="text-concern">{fault}</span>}
    </li>
  );
}
