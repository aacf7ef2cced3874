import { ASK_PAUSE_MS, UserId } from "@holdfast/case-schema";
import { Button } from "@holdfast/ui";
import type { QueueRow } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { focusAfterMove } from "../contact/focus-heading.ts";
import { useDoings } from "../keys/doings.ts";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { secondWords } from "../text/time-words.ts";
import { asks, myAsk, type Ask } from "./asks.ts";
import type { TakeOverProps } from "./take-over.tsx";
import { whyNotTheirs } from "./why-not-theirs.ts";

/** Asks the colleague who has a contact for it with one press, and says what became of it. */
export function AskForIt({ row, isOff, isBusy, act }: TakeOverProps): ReactNode {
  const me = useMe().id;
  const mine = myAsk(useStore(asks), row, me);
  const { holder } = row;
  const now = useNow();
  const pause = mine?.answer === "not_now" ? pauseUntil(mine, now) : null;
  const words = mine === null ? null : askedWords(row, mine.answer, pause);
  const isOpen = mine !== null && (mine.answer !== "not_now" || pause !== null);
  const obstacle = whyNotTheirs(row, me, isOff) ?? (isOpen ? words : null);
  function ask(): void {
    if (holder === null) return;
    const { id, name } = holder;
    void act({ kind: "ask", of: UserId.parse(id) }, t`${name} is asked.`);
  }
  useDoings({ "contact.ask": obstacle === null ? { run: ask } : { reason: obstacle } });
  // An asking is heard of by this part alone, which then takes its button away.
  const kept = useKeptFocus(focusAfterMove);

  if (holder === null || holder.id === me || row.offeredTo?.id === me) return null;
  return (
    <span className="contents" {...kept}>
      {words === null ? null : <span className="text-small font-medium">{words}</span>}
      {isOpen ? null : (
        <Button isDisabled={isOff} isPending={isBusy} onPress={ask}>
          {t`Ask for it`}
        </Button>
      )}
    </span>
  );
}

/** Until when it cannot be asked for anew; `null` once it can. */
function pauseUntil({ at }: Ask, now: number): number | null {
  const until = at + ASK_PAUSE_MS;
  return now < until ? until : null;
}

function askedWords({ holder }: QueueRow, answer: string | null, pause: number | null): string {
  const name = holder?.name ?? "";
  if (answer !== "not_now") return t`You asked ${name} for this`;
  return pause === null
    ? t`${name}: not now`
    : t`${name}: not now. You can ask again from ${secondWords(pause)}.`;
}
