import { UserId } from "@holdfast/case-schema";
import { Button, MenuButton } from "@holdfast/ui";
import type { QueueRow } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { isUnansweredCall, useCall } from "../calls/calls.ts";
import { askToHandOver } from "../handover/hand-over-at.ts";
import { freshness } from "../live/connection.ts";
import { breakOf } from "../live/freshness.ts";
import { claim, claims } from "../queue/claim.ts";
import { attemptWords, offerWords, standingAttempt } from "../queue/row-words.ts";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { AskForIt } from "../takeover/ask-for-it.tsx";
import { AskedLine } from "../takeover/asked-line.tsx";
import { TakeOver } from "../takeover/take-over.tsx";
import { roleWords } from "../text/domain-words.ts";
import { useNow } from "../text/now.ts";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { focusAfterMove } from "./focus-heading.ts";
import { CloseDialog } from "./close-dialog.tsx";
import { useColleagues } from "./colleagues.ts";
import { pending } from "./pending.ts";
import { useMove } from "./use-move.ts";

/** What can be done with a contact as a whole, given who has it. What was refused is said beside the buttons. */
export function ContactActions({ row }: { readonly row: QueueRow }): ReactNode {
  const { id: me, capabilities } = useMe();
  const now = useNow();
  const attempt = standingAttempt(useStore(claims).get(row.id), row);
  const broken = breakOf(useStore(freshness), now);
  const call = useCall(row.id);
  const isCalling = isUnansweredCall(call);
  const colleagues = useColleagues();
  const [isClosing, setClosing] = useState(false);
  const { isBusy, refusal, act } = useMove(row);
  const isLeaving = useStore(pending).some(({ contact, after }) => contact === row.id && after !== null);
  const isOff = broken === "reconnecting" || broken === "offline";

  const kept = useKeptFocus(focusAfterMove);
  const offer = offerWords(row, me);
  // What was taken over is said in full above where one writes.
  const said = attempt === null || attempt.kind === "taken_over" ? refusal : attemptWords(attempt, now);
  return (
    <div className="flex flex-wrap items-center gap-2" {...kept}>
      {said === null ? null : <span className="text-small font-medium text-concern">{said}</span>}
      {isLeaving ? (
        <span className="text-small font-medium">{t`Your texts are still leaving, one after another.`}</span>
      ) : null}
      {offer === null ? null : <span className="text-small font-medium">{offer}</span>}
      <AskedLine row={row} isOff={isOff} isBusy={isBusy} act={act} />
      {row.holder === null ? (
        <Button
          tone="primary"
          size="tall"
          isDisabled={isOff}
          isPending={attempt?.kind === "claiming"}
          onPress={() => void claim(row.id, row.number, row.version)}
        >
          {isCalling ? t`Answer` : t`Claim`}
        </Button>
      ) : null}
      {row.offeredTo?.id === me ? (
        <>
          <Button
            tone="primary"
            size="tall"
            isDisabled={isOff}
            isPending={isBusy}
            onPress={() => void act({ kind: "accept" }, t`You have it now.`)}
          >
            {t`Accept`}
          </Button>
          <Button
            isDisabled={isOff}
            isPending={isBusy}
            onPress={() => void act({ kind: "decline" }, t`Declined.`)}
          >{t`Decline`}</Button>
        </>
      ) : null}
      {row.holder?.id === me ? (
        <>
          {/* Whom a call goes on to is rung, so it is handed on among what can be done in the call. */}
          {row.offeredTo === null && call === null ? (
            <MenuButton
              size="small"
              label={t`Transfer`}
              isDisabled={isOff || colleagues.length === 0}
              choices={colleagues.map(({ id, name, role }) => ({ id, label: name, detail: roleWords(role) }))}
              onChoose={(id) =>
                void act(
                  { kind: "offer", to: UserId.parse(id) },
                  t`Offered. It stays yours until they accept.`,
                )
              }
            />
          ) : null}
          {row.offeredTo === null ? null : (
            <Button
              size="small"
              isDisabled={isOff}
              onPress={() => void act({ kind: "withdraw" }, t`The offer is withdrawn.`)}
            >
              {t`Withdraw offer`}
            </Button>
          )}
          <Button
            size="small"
            isDisabled={isOff}
            onPress={() => askToHandOver(row.id)}
          >{t`Hand over…`}</Button>
          {call === null ? (
            <Button
              size="small"
              isDisabled={isOff}
              isPending={isBusy}
              onPress={() => void act({ kind: "return" }, t`Back in the queue.`)}
            >
              {t`Return to queue`}
            </Button>
          ) : null}
          <Button
            size="small"
            isDisabled={isOff}
            isPending={isBusy}
            onPress={() => setClosing(true)}
          >{t`Close…`}</Button>
        </>
      ) : null}
      {row.holder !== null && row.holder.id !== me && capabilities.has("contact.reassign") ? (
        <Button
          isDisabled={isOff}
          isPending={isBusy}
          onPress={() => void act({ kind: "take_back" }, t`Back in the queue.`)}
        >
          {t`Take back to queue`}
        </Button>
      ) : null}
      <AskForIt row={row} isOff={isOff} isBusy={isBusy} act={act} />
      <TakeOver row={row} isOff={isOff} isBusy={isBusy} act={act} />
      <CloseDialog
        number={row.number}
        isOpen={isClosing}
        isBusy={isBusy}
        isLeaving={isLeaving}
        onLeave={() => setClosing(false)}
        onClose={async (chosen) => act({ kind: "close", ...chosen }, t`Closed.`)}
      />
    </div>
  );
}
