import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useId, useState, type ReactNode } from "react";
import { useNow } from "../text/now.ts";
import { clockWords, dueWords } from "../text/time-words.ts";
import { classWords } from "../case/class-words.ts";
import type { HeldData } from "./held-documents.ts";
import { HeldAsked } from "./held-asked.tsx";
import { triggerWords, whyWords } from "./held-words.ts";
import { decideHeld } from "./held.ts";
import { purposeWords, recipientTypeWords } from "./sharing-words.ts";

export interface HeldItemProps {
  readonly item: HeldData;
  /** `null` where it cannot be told. */
  readonly recipient: string | null;
  /** Nobody decides what they asked for themself. */
  readonly isOwn: boolean;
}

/** One kind of fact about one person that waits for a word: what, to whom, why it waits, and until when. */
export function HeldItem({ item, recipient, isOwn }: HeldItemProps): ReactNode {
  const now = useNow();
  const id = useId();
  const [why, setWhy] = useState("");
  const [busy, setBusy] = useState<"approve" | "refuse" | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const { dueAt, dataClass, recipientType, purpose, trigger, mayBeApproved, askedBy, askedAt } = item;

  async function decide(isApproved: boolean): Promise<void> {
    setBusy(isApproved ? "approve" : "refuse");
    const words = await decideHeld(item.id, isApproved, why.trim());
    setBusy(null);
    setFault(words);
  }

  const type = recipientTypeWords(recipientType);
  const what =
    recipient === null
      ? t`${classWords(dataClass)}, to: ${type}`
      : t`${classWords(dataClass)}, to: ${recipient} (${type})`;
  return (
    <article
      aria-labelledby={`${id}-what`}
      className="flex flex-col gap-2 rounded-lg border border-line bg-surface p-3"
    >
      <h3 id={`${id}-what`} data-words="" className="font-semibold">
        {what}
      </h3>
      <p className={`tabular-nums ${dueAt <= now ? "font-medium text-concern" : ""}`}>
        {dueWords(dueAt, now)}
      </p>
      <p className="text-small">
        {t`For: ${purposeWords(purpose)}. ${triggerWords(trigger)}.`}{" "}
        <span className="text-muted tabular-nums">{t`Asked by ${askedBy.name}, ${clockWords(askedAt, now)}.`}</span>
      </p>
      <p className="text-small">{t`It stays refused. Why it waits: ${whyWords(item)}`}</p>
      <HeldAsked item={item} />
      {isOwn ? (
        <p className="text-small font-medium">{t`You asked for this yourself, so somebody else decides it.`}</p>
      ) : (
        <>
          <div className="flex flex-col gap-1">
            <label htmlFor={id} className="text-small font-medium">{t`Why you decide so`}</label>
            <textarea
              id={id}
              aria-describedby={`${id}-what`}
              rows={2}
              autoComplete="off"
              value={why}
              onChange={({ target }) => setWhy(target.value)}
              className="w-full rounded-hf border border-control bg-surface px-2 py-1 text-ink"
            />
          </div>
          {fault === null ? null : <p className="text-small font-medium text-concern">{fault}</p>}
          {mayBeApproved ? null : (
            <p className="text-small">{t`No word of ours opens this: it can only be refused.`}</p>
          )}
          <div className="flex flex-wrap justify-end gap-2">
            <Button
              size="small"
              aria-describedby={`${id}-what`}
              isDisabled={why.trim() === ""}
              isPending={busy !== null}
              onPress={() => void decide(false)}
            >{t`Refuse`}</Button>
            {mayBeApproved ? (
              <Button
                size="small"
                aria-describedby={`${id}-what`}
                isDisabled={why.trim() === ""}
                isPending={busy !== null}
                onPress={() => void decide(true)}
              >{t`Approve`}</Button>
            ) : null}
          </div>
        </>
      )}
    </article>
  );
}
