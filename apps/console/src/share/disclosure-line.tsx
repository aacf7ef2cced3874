import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useId, useState, type ReactNode } from "react";
import type { CaseData } from "../case/case-documents.ts";
import { useMe } from "../session/use-me.ts";
import { useNow } from "../text/now.ts";
import { clockWords, dueWords } from "../text/time-words.ts";
import type { DisclosureData } from "./disclosure-documents.ts";
import { triggerWords } from "./held-words.ts";
import { SendApproved } from "./send-approved.tsx";
import { purposeWords, recipientTypeWords } from "./sharing-words.ts";
import { signDisclosure, type SigningDeed } from "./sign-disclosure.ts";

export interface DisclosureLineProps {
  readonly disclosure: DisclosureData;
  readonly data: CaseData;
  readonly onSigned: () => void;
}

/** One thing that left, or was asked to: to whom, on whose wish, when, and the clocks of a report and of looking at it after. */
export function DisclosureLine({ disclosure, data, onSigned }: DisclosureLineProps): ReactNode {
  const now = useNow();
  const me = useMe();
  const whatId = useId();
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  // What went stays to be told, though it has gone by then.
  const [hadNothing] = useState(disclosure.sentAt === null);
  const { id, askedBy, askedAt, sentAt, reportDueAt, cosignedAt, reviewDueAt, reviewedAt, held } = disclosure;
  // Nobody signs what they asked for themself.
  const maySign = me.capabilities.has("disclosure.sign") && askedBy.id !== me.id;

  async function sign(deed: SigningDeed): Promise<void> {
    setBusy(true);
    const words = await signDisclosure(id, deed);
    setBusy(false);
    setFault(words);
    onSigned();
  }

  return (
    <li className="flex flex-col gap-1 rounded-hf border border-line p-2 text-small tabular-nums">
      <p id={whatId} className="font-medium">
        {t`To: ${recipientTypeWords(disclosure.recipientType)}. For: ${purposeWords(disclosure.purpose)}.`}
      </p>
      <p>{`${triggerWords(disclosure.trigger)}. ${t`Asked by ${askedBy.name}, ${clockWords(askedAt, now)}.`}`}</p>
      <p>{sentAt === null ? t`Nothing has gone.` : t`Sent: ${clockWords(sentAt, now)}.`}</p>
      <Clock
        name={t`Report`}
        dueAt={reportDueAt}
        doneAt={cosignedAt}
        doneWords={(at) => t`Report countersigned: ${at}.`}
        now={now}
      />
      <Clock
        name={t`To be looked at`}
        dueAt={reviewDueAt}
        doneAt={reviewedAt}
        doneWords={(at) => t`Looked at, ${at}.`}
        now={now}
      />
      {fault === null ? null : <p className="font-medium text-concern">{fault}</p>}
      {held === null || sentAt !== null ? null : <p className="font-medium">{heldWords(held)}</p>}
      {hadNothing && held === "approved" && askedBy.id === me.id && me.capabilities.has("disclosure.send") ? (
        <SendApproved id={id} data={data} onSent={onSigned} />
      ) : null}
      {maySign ? (
        <div className="flex flex-wrap gap-2">
          {reportDueAt !== null && cosignedAt === null ? (
            <Button
              size="small"
              aria-describedby={whatId}
              isPending={isBusy}
              onPress={() => void sign("cosign")}
            >{t`Countersign the report`}</Button>
          ) : null}
          {reviewDueAt !== null && reviewedAt === null ? (
            <Button
              size="small"
              aria-describedby={whatId}
              isPending={isBusy}
              onPress={() => void sign("review")}
            >{t`I have looked at it`}</Button>
          ) : null}
        </div>
      ) : null}
    </li>
  );
}

function Clock({
  name,
  dueAt,
  doneAt,
  doneWords,
  now,
}: {
  readonly name: string;
  readonly dueAt: number | null;
  readonly doneAt: number | null;
  readonly doneWords: (at: string) => string;
  readonly now: number;
}): ReactNode {
  if (dueAt === null) return null;
  if (doneAt !== null) return <p className="text-muted">{doneWords(clockWords(doneAt, now))}</p>;
  return (
    <p
      className={dueAt <= now ? "font-medium text-concern" : "font-medium"}
    >{t`${name}: ${dueWords(dueAt, now)}`}</p>
  );
}

function heldWords(held: NonNullable<DisclosureData["held"]>): string {
  return {
    waiting: t`It waits for somebody’s word.`,
    approved: t`It was approved, and can be told.`,
    refused: t`It was refused.`,
  }[held];
}
