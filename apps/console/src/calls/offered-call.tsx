import { CallDecline } from "@holdfast/case-schema";
import { Button, Chip, MenuButton } from "@holdfast/ui";
import { plural, t } from "@lingui/core/macro";
import { useNavigate } from "@tanstack/react-router";
import { Phone as PhoneIcon } from "lucide-react";
import { useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { focusWhenOpened } from "../contact/focus-heading.ts";
import { useDoings } from "../keys/doings.ts";
import { KeyHint } from "../keys/key-hint.tsx";
import { claim, claims } from "../queue/claim.ts";
import { RiskMark } from "../queue/risk-mark.tsx";
import { attemptWords, standingAttempt } from "../queue/row-words.ts";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { languageWords } from "../text/domain-words.ts";
import { useNow } from "../text/now.ts";
import { waitingWords } from "../text/time-words.ts";
import { askCall, askedWords } from "./ask-call.ts";
import { DeclineCallDocument } from "./call-documents.ts";
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

  /** Its contact opens at the press, and not when it is theirs: by then they may write somewhere. */
  function answer(): void {
    focusWhenOpened(navigate({ to: "/contact/$id", params: { id: row.id } }));
    void claim(row.id, row.number, row.version);
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
      <strong className="font-semibold">{t`A call rings for you: contact ${contact}.`}</strong>
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
      <span className="tabular-nums">{waitingWords(call.waitingFrom, now)}</span>
      {call.firstFor?.id === me ? <span>{t`They talked with you lately.`}</span> : null}
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

function Said({ words }: { readonly words: string | null }): ReactNode {
  return words === null ? null : <span className="font-medium text-concern">{words}</span>;
}
