import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useId, useState, type ReactNode } from "react";
import { useNow } from "../text/now.ts";
import { clockWords, dueWords } from "../text/time-words.ts";
import type { ToSignData } from "./held-documents.ts";
import { triggerWords } from "./held-words.ts";
import { lookAtHeld } from "./held.ts";
import { purposeWords, recipientTypeWords } from "./sharing-words.ts";
import { signDisclosure, type SigningDeed } from "./sign-disclosure.ts";

export interface SignItemProps {
  readonly item: ToSignData;
  readonly deed: SigningDeed;
  readonly dueAt: number;
  /** Nobody signs what they asked for themself. */
  readonly isOwn: boolean;
}

/** One report to sign along, or one thing that was sent without waiting and is to be looked at: to whom, what for, until when. */
export function SignItem({ item, deed, dueAt, isOwn }: SignItemProps): ReactNode {
  const now = useNow();
  const id = useId();
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const { recipientType, purpose, trigger, askedBy, askedAt, sentAt } = item;
  const type = recipientTypeWords(recipientType);

  async function sign(): Promise<void> {
    setBusy(true);
    setFault(await signDisclosure(item.id, deed));
    setBusy(false);
    await lookAtHeld();
  }

  return (
    <article
      aria-labelledby={`${id}-what`}
      className="flex flex-col gap-2 rounded-lg border border-line bg-surface p-3"
    >
      <h3 id={`${id}-what`} className="font-semibold">
        {deed === "cosign" ? t`Report to sign along, to: ${type}` : t`Sent without waiting, to: ${type}`}
      </h3>
      <p className={`tabular-nums ${dueAt <= now ? "font-medium text-concern" : ""}`}>
        {dueWords(dueAt, now)}
      </p>
      <p className="text-small tabular-nums">
        {t`For: ${purposeWords(purpose)}. ${triggerWords(trigger)}.`}{" "}
        <span className="text-muted">{t`Asked by ${askedBy.name}, ${clockWords(askedAt, now)}.`}</span>{" "}
        {sentAt === null ? t`Nothing has gone.` : t`Sent: ${clockWords(sentAt, now)}.`}
      </p>
      {fault === null ? null : <p className="text-small font-medium text-concern">{fault}</p>}
      {isOwn ? (
        <p className="text-small font-medium">{t`You asked for this yourself, so another lead signs it.`}</p>
      ) : (
        <div className="flex justify-end">
          <Button size="small" aria-describedby={`${id}-what`} isPending={isBusy} onPress={() => void sign()}>
            {deed === "cosign" ? t`Countersign the report` : t`I have looked at it`}
          </Button>
        </div>
      )}
    </article>
  );
}
