import { UserId } from "@holdfast/case-schema";
import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { tell } from "../api/ask.ts";
import { focusAfterMove } from "../contact/focus-heading.ts";
import { failureWords } from "../contact/moves.ts";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { asks, askers, type Ask } from "./asks.ts";
import { NotNowDocument } from "./ask-documents.ts";
import type { TakeOverProps } from "./take-over.tsx";

/** Who asks for a contact that I have, quietly: give it to them, or not now. It can be left standing. */
export function AskedLine({ row, isOff, isBusy, act }: TakeOverProps): ReactNode {
  const me = useMe().id;
  const waiting = askers(useStore(asks), row, me);
  const [failure, fail] = useState<string | null>(null);
  // What was answered is heard of by this part alone, which then takes its buttons away.
  const kept = useKeptFocus(focusAfterMove);

  async function notNow({ id, by }: Ask): Promise<void> {
    const answer = await tell(NotNowDocument, { id, to: by.id });
    const isTold = answer.kind === "data" && answer.data.answered;
    const words = isTold ? t`${by.name} is told: not now.` : untoldWords(answer.kind);
    fail(isTold ? null : words);
    announce({ kind: `not-now:${id}`, urgency: "polite", words: () => words });
  }

  return (
    <span className="contents" {...kept}>
      {waiting.map((ask) => (
        <span key={ask.by.id} className="flex flex-wrap items-center gap-2 rounded-hf bg-info-tint px-2 py-1">
          <span className="text-small font-medium text-info">{t`${ask.by.name} asks for this`}</span>
          <Button
            size="small"
            isDisabled={isOff}
            isPending={isBusy}
            onPress={() =>
              void act(
                { kind: "offer", to: UserId.parse(ask.by.id) },
                t`Offered. It stays yours until they accept.`,
              )
            }
          >
            {t`Give it to ${ask.by.name}`}
          </Button>
          <Button size="small" isDisabled={isOff} onPress={() => void notNow(ask)}>
            {t`Not now`}
          </Button>
        </span>
      ))}
      {failure === null ? null : <span className="text-small font-medium text-concern">{failure}</span>}
    </span>
  );
}

/** Where the gateway answered, nothing of theirs stands any more: the contact moved, or another tab answered them. */
function untoldWords(kind: "data" | Parameters<typeof failureWords>[0]): string {
  return kind === "data" ? t`This cannot be done now.` : failureWords(kind);
}
