import { CallDecline, type UserId } from "@holdfast/case-schema";
import { Button, Chip, MenuButton } from "@holdfast/ui";
import type { CallRow, QueueRow } from "@holdfast/wire";
import { plural, t } from "@lingui/core/macro";
import { useNavigate } from "@tanstack/react-router";
import { Phone as PhoneIcon } from "lucide-react";
import { useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { focusWhenOpened } from "../contact/focus-heading.ts";
import { useDoings } from "../keys/doings.ts";
import { isInDialog } from "../keys/is-in-dialog.ts";
import { KeyHint } from "../keys/key-hint.tsx";
import { claim, claims } from "../queue/claim.ts";
import { RiskMark } from "../queue/risk-mark.tsx";
import { attemptWords, standingAttempt } from "../queue/row-words.ts";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { languageWords } from "../text/domain-words.ts";
import { useNow } from "../text/now.ts";
import { waitingWords } from "../text/time-words.ts";
import { pickUp } from "./answer-call.ts";
import { askCall, askedWords } from "./ask-call.ts";
import { DeclineCallDocument } from "./call-documents.ts";
import { isOwnRing, isUnansweredCall } from "./calls.ts";
import { declineWords } from "./decline-words.ts";
import { lineWords } from "../queue/call-words.ts";
import type { PhoneHere } from "./phone-here.ts";
import type { ShownCall } from "./use-my-calls.ts";

export interface OfferedCallProps {
  readonly offer: ShownCall;
  /** How many more ring for me. */
  readonly more: number;
  readonly here: PhoneHere;
}

/** A call that rings for me: who may take it by one key, or say why not. */
export function OfferedCall({ offer: { call, row }, more }: OfferedCallProps): ReactNode {
  const now = useNow();
  const me = useMe().id;
  const navigate = useNavigate();
  const [refusal, refuse] = useState<string | null>(null);
  const attempt = standingAttempt(useStore(claims).get(row.id), row);
  const number = String(row.number);
  const contact = number;
  const line = lineWords(call);
  const waits = isUnansweredCall(call);
  // Whoever is only asked reads nothing for it.
  const opens = waits || call.phase !== "consulting";

  /** Its contact opens at the press, and not when it is theirs: by then they may write somewhere. */
  function answer(): void {
    if (opens && !isInDialog()) focusWhenOpened(navigate({ to: "/contact/$id", params: { id: row.id } }));
    if (waits) return void claim(row.id, row.number, row.version);
    const words = pickUp(row.number);
    refuse(words);
    if (words !== null) announce({ kind: `call:${row.id}`, urgency: "polite", words: () => words });
  }

  async function decline(reason: CallDecline): Promise<void> {
    const words = askedWords(await askCall(DeclineCallDocument, { contactId: row.id, reason }));
    refuse(words);
    announce({
      kind: `call:${row.id}`,
      urgency: "polite",
      words: () => words ?? t`Declined. It rings for somebody else.`,
    });
  }

  useDoings({ "call.answer": { run: answer } });
  return (
    <>
      <PhoneIcon aria-hidden="true" className="size-5 text-accent" />
      <strong className="font-semibold">
        {waits ? t`A call rings for you: contact ${contact}.` : broughtInWords(call, row, me)}
      </strong>
      <Button tone="primary" size="tall" isPending={attempt?.kind === "claiming"} onPress={answer}>
        {t`Answer`}
      </Button>
      <KeyHint id="call.answer" />
      <MenuButton
        label={t`Decline`}
        name={t`Decline contact ${number}, and say why`}
        choices={CallDecline.options.map((id) => ({ id, label: declineWords(id) }))}
        onChoose={(id) => void decline(CallDecline.parse(id))}
      />
      <RiskMark row={row} />
      {row.language === null ? null : <Chip tone="outline">{languageWords(row.language)}</Chip>}
      {line === null ? null : <Chip tone="outline">{line}</Chip>}
      {waits ? <span className="tabular-nums">{waitingWords(call.waitingFrom, now)}</span> : null}
      {waits && call.firstFor?.id === me ? <span>{t`They talked with you lately.`}</span> : null}
      {call.follows === null ? null : (
        <span>{t`They call again, after contact ${String(call.follows.number)}.`}</span>
      )}
      {more > 0 ? (
        <span>{t`${plural(more, { one: "# more rings for you.", other: "# more ring for you." })}`}</span>
      ) : null}
      <Said words={attempt === null ? refusal : attemptWords(attempt, now)} />
    </>
  );
}

/** What a call rings for that somebody has already. */
function broughtInWords(call: CallRow, row: QueueRow, me: UserId): string {
  const name = row.holder?.name ?? t`A colleague`;
  const contact = String(row.number);
  if (isOwnRing(call, row, me))
    return t`Your telephone first, then the number is dialled: contact ${contact}.`;
  return call.phase === "consulting"
    ? t`${name} wants a word with you about contact ${contact}. The caller hears music.`
    : t`${name} hands a call on to you: contact ${contact}.`;
}

function Said({ words }: { readonly words: string | null }): ReactNode {
  return words === null ? null : <span className="font-medium text-concern">{words}</span>;
}
