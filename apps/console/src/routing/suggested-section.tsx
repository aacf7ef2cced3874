import "../inquiry/inquiry-texts.ts";
import type { ContactId } from "@holdfast/case-schema";
import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { tell } from "../api/ask.ts";
import { BoardSection } from "../board/board-section.tsx";
import { shiftsSeen } from "../board/board-store.ts";
import { moving } from "../board/moving.ts";
import { failureWords } from "../contact/moves.ts";
import { useKeptLine } from "../keys/use-kept-line.ts";
import { queue } from "../queue/queue-store.ts";
import { useStore } from "../store/store.ts";
import { DismissProposalDocument } from "./proposal-documents.ts";
import { moveWords, takeWords, unservedWords } from "./proposal-words.ts";
import { lookAtProposals, useProposals } from "./proposals.ts";
import { OfferWaitingDocument } from "./offer-documents.ts";
import { notOfferedWords } from "./not-offered-words.ts";

/** Who should take what, with the reasons: a lead offers it or lets it be. Nothing moves by itself. */
export function SuggestedSection(): ReactNode {
  const state = useProposals();
  const { shifts } = useStore(shiftsSeen);
  const { board } = useStore(queue);
  const { around, tookAway } = useKeptLine({
    kind: "not-suggested",
    places: ["section:has([data-suggested])", "#work"],
    goneWords: (number) => t`Contact ${number} is not suggested any more.`,
  });
  if (state.kind !== "known")
    return state.kind === "unknown" ? null : (
      <BoardSection heading={t`Suggested`}>
        <p className="flex flex-wrap items-center gap-2">
          {t`What is suggested is unknown.`}
          <Button size="small" onPress={() => void lookAtProposals()}>{t`Retry`}</Button>
        </p>
      </BoardSection>
    );
  const { takes, moves, unserved, dismissed } = state.proposals;
  const nameOf = (id: string): string =>
    [...shifts.rows.values()].find((row) => row.id === id)?.name ?? t`somebody on shift`;
  const count = String(takes.length + moves.length);
  return (
    <BoardSection heading={t`Suggested: ${count}`}>
      <div {...around} className="flex flex-col gap-2">
        {takes.length + moves.length + unserved.length === 0 ? (
          <p className="text-muted">{t`Nothing is suggested now.`}</p>
        ) : null}
        <ul data-suggested="" className="flex flex-col gap-2">
          {takes.map((take) => (
            <Suggested
              key={`${take.contact.id}${take.to}`}
              contact={take.contact}
              to={take.to}
              words={takeWords(take, nameOf(take.to))}
              version={take.contact.version}
              isShown
              name={nameOf(take.to)}
              onDone={tookAway}
            />
          ))}
          {moves.map((move) => (
            <Suggested
              key={`${move.contact.id}${move.to}`}
              contact={move.contact}
              to={move.to}
              words={moveWords(move, nameOf(move.from), nameOf(move.to))}
              version={null}
              isShown={board.rows.has(move.contact.id as ContactId)}
              name={nameOf(move.to)}
              onDone={tookAway}
            />
          ))}
        </ul>
        {unserved.map((each) => (
          <p key={each.first.id} className="text-small text-concern">
            {unservedWords(each)}
          </p>
        ))}
        {dismissed.map(({ contactId, to, by }) => {
          const name = nameOf(to);
          const known = board.rows.get(contactId as ContactId)?.number;
          const number = known === undefined ? null : String(known);
          return (
            <p key={`${contactId}${to}`} className="text-small text-muted">
              {number === null
                ? t`${by} let one be, for ${name}. It comes back if its reason grows.`
                : t`${by} let contact ${number} be, for ${name}. It comes back if its reason grows.`}
            </p>
          );
        })}
        {state.isStale ? <p className="text-small">{t`This may be out of date.`}</p> : null}
      </div>
    </BoardSection>
  );
}

interface SuggestedProps {
  readonly contact: { readonly id: string; readonly number: number };
  readonly to: string;
  readonly name: string;
  readonly words: string;
  /** `null`: somebody has it, and it is moved by the form for that. */
  readonly version: number | null;
  /** Whether it is on the board, from which it is moved. */
  readonly isShown: boolean;
  /** Told of the contact's number once something became of it here. */
  readonly onDone: (number: string) => void;
}

function Suggested({ contact, to, name, words, version, isShown, onDone }: SuggestedProps): ReactNode {
  const [busy, setBusy] = useState<"offer" | "dismiss" | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const number = String(contact.number);
  const say = (said: string): void =>
    announce({ kind: `suggested:${contact.id}`, urgency: "polite", words: () => said });

  async function offer(seen: number): Promise<void> {
    setBusy("offer");
    const answer = await tell(OfferWaitingDocument, { contactId: contact.id, expectedVersion: seen, to });
    setBusy(null);
    const refused =
      answer.kind !== "data"
        ? failureWords(answer.kind)
        : answer.data.offered.came === "offered"
          ? null
          : notOfferedWords(answer.data.offered.came);
    setFault(refused);
    if (refused === null) onDone(number);
    say(refused ?? t`Contact ${number} is offered to ${name}.`);
    await lookAtProposals();
  }

  async function dismiss(): Promise<void> {
    setBusy("dismiss");
    const answer = await tell(DismissProposalDocument, { contactId: contact.id, to });
    setBusy(null);
    const refused =
      answer.kind !== "data"
        ? failureWords(answer.kind)
        : answer.data.dismissed
          ? null
          : t`It is not let be: it is not suggested any more, or you are not on shift.`;
    setFault(refused);
    if (refused === null) onDone(number);
    say(refused ?? t`Let be. It comes back if its reason grows.`);
    await lookAtProposals();
  }

  return (
    <li
      data-line={number}
      className="flex flex-wrap items-center gap-2 rounded-lg border border-line bg-surface p-2"
    >
      <span className="min-w-0 flex-1 basis-60">{words}</span>
      {version === null ? (
        <>
          <Link
            to="/contact/$id"
            params={{ id: contact.id }}
            className="inline-flex min-h-6 items-center text-accent underline"
          >
            {t`Open contact ${number}`}
          </Link>
          {isShown ? (
            <Button
              size="small"
              tone="primary"
              aria-label={t`Move it…: contact ${number} to ${name}`}
              onPress={() => moving.set({ contacts: [contact.id as ContactId], to })}
            >
              {t`Move it…`}
            </Button>
          ) : null}
        </>
      ) : (
        <Button
          size="small"
          tone="primary"
          isPending={busy === "offer"}
          aria-label={t`Offer it: contact ${number} to ${name}`}
          onPress={() => void offer(version)}
        >
          {t`Offer it`}
        </Button>
      )}
      <Button
        size="small"
        isPending={busy === "dismiss"}
        aria-label={t`Let it be: contact ${number}, for ${name}`}
        onPress={() => void dismiss()}
      >
        {t`Let it be`}
      </Button>
      {fault === null ? null : <span className="text-concern">{fault}</span>}
    </li>
  );
}
