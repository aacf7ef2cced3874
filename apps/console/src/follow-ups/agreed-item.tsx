import { Button, Chip } from "@holdfast/ui";
import type { QueueRow } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { focusComposer } from "../contact/focus-composer.ts";
import { refreshContact } from "../contact/open-contact.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { end } from "./change-follow-up.ts";
import { openForm } from "./follow-up-form.ts";
import { otherwiseWords, stateWords, timesWords, wayWords } from "./follow-up-words.ts";
import { isMissed, writeFor, writtenFor, writtenWay } from "./follow-ups.ts";
import type { Agreed } from "./use-agreed.ts";

export interface AgreedItemProps {
  readonly agreed: Agreed;
  readonly row: QueueRow;
  /** Whether it is mine to settle: I have the contact, or nobody has it any more. */
  readonly isOurs: boolean;
}

/** What was agreed, for when, how it stands, and what can be done with it. */
export function AgreedItem({ agreed: { text, facts }, row, isOurs }: AgreedItemProps): ReactNode {
  const now = useNow();
  const [refused, refuse] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isWritten = useStore(writtenFor).get(row.id) === facts.id;
  const isOpen = facts.state === "planned" || facts.state === "due";
  const fits = facts.way === writtenWay(row.medium) && row.medium !== "voice";
  const times = timesWords(facts, now);

  async function settle(as: "cancel" | "done" | "not_reached", done: string): Promise<void> {
    setBusy(true);
    const words = await end(facts, as);
    setBusy(false);
    refuse(words);
    if (words === null && isWritten) writeFor(row.id, null);
    announce({ kind: `follow-up:${facts.id}`, urgency: "polite", words: () => words ?? done });
  }

  return (
    <li
      data-follow-up={facts.id}
      className={`flex flex-wrap items-center gap-x-2 gap-y-1 rounded-hf px-2 py-1 ${facts.state === "due" ? "bg-info-tint" : isMissed(facts) ? "bg-concern-tint" : ""}`}
    >
      <span className="font-medium tabular-nums">{t`${wayWords(facts.way)}, ${times}`}</span>
      <Chip tone="outline">{stateWords(facts, now)}</Chip>
      <span className="min-w-0 break-words">{text ?? t`What was agreed is damaged and cannot be read.`}</span>
      {isOpen ? (
        <span className="text-muted">{t`If nobody is reached: ${otherwiseWords(facts.otherwise)}`}</span>
      ) : null}
      {isOpen && isOurs ? (
        <span className="flex flex-wrap gap-1">
          {facts.state === "due" && fits && row.status === "claimed" ? (
            <Button
              size="small"
              tone="primary"
              // What it says is long in some languages: it wraps where a window is narrow.
              className="max-w-full whitespace-normal!"
              aria-pressed={isWritten}
              onPress={() => {
                writeFor(row.id, isWritten ? null : facts.id);
                if (isWritten) return;
                focusComposer(row.id, "reply");
                // That it became due is no news of its contact: whether it may be sent is asked now.
                void refreshContact(row.id);
              }}
            >
              {isWritten ? t`Your next reply is for this` : t`Write it`}
            </Button>
          ) : null}
          <Button size="small" isPending={isBusy} onPress={() => void settle("done", t`Done.`)}>
            {t`Done`}
          </Button>
          {facts.state === "due" ? (
            <Button
              size="small"
              isPending={isBusy}
              onPress={() => void settle("not_reached", t`Not reached. It is written down.`)}
            >
              {t`Not reached`}
            </Button>
          ) : null}
          <Button
            size="small"
            onPress={() => openForm({ kind: "move", followUp: facts, medium: row.medium })}
          >
            {t`Another time…`}
          </Button>
          <Button
            size="small"
            isPending={isBusy}
            onPress={() => void settle("cancel", t`The follow-up is cancelled.`)}
          >
            {t`Cancel it`}
          </Button>
        </span>
      ) : null}
      {refused === null ? null : <span className="font-medium text-concern">{refused}</span>}
    </li>
  );
}
