import { UserId, type Disposition } from "@holdfast/case-schema";
import { Button, MenuButton } from "@holdfast/ui";
import type { QueueRow } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { serverNow } from "../clock/server-clock.ts";
import { freshness } from "../live/connection.ts";
import { breakOf } from "../live/freshness.ts";
import { claim, claims } from "../queue/claim.ts";
import { attemptWords, hasThisWords, offerWords, standingAttempt } from "../queue/row-words.ts";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { roleWords } from "../text/domain-words.ts";
import { useNow } from "../text/now.ts";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { focusAfterMove } from "./focus-heading.ts";
import { CloseDialog } from "./close-dialog.tsx";
import { useColleagues } from "./colleagues.ts";
import { refreshContact } from "./open-contact.ts";
import { move, type Move } from "./moves.ts";

/** What can be done with a contact as a whole, given who has it. What was refused is said beside the buttons. */
export function ContactActions({ row }: { readonly row: QueueRow }): ReactNode {
  const { id: me, capabilities } = useMe();
  const now = useNow();
  const attempt = standingAttempt(useStore(claims).get(row.id), row);
  const broken = breakOf(useStore(freshness), now);
  const colleagues = useColleagues();
  const [isClosing, setClosing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const isOff = broken === "reconnecting" || broken === "offline";

  async function act(wanted: Move, done: string): Promise<void> {
    setBusy(true);
    setRefusal(null);
    const outcome = await move(row.id, row.version, wanted);
    setBusy(false);
    if (outcome.kind === "moved") void refreshContact(row.id);
    const words =
      outcome.kind === "moved"
        ? done
        : outcome.kind === "taken"
          ? hasThisWords(outcome.by, outcome.since, serverNow())
          : outcome.words;
    if (outcome.kind !== "moved") setRefusal(words);
    announce({ kind: `move:${row.id}`, urgency: "polite", words: () => words });
  }

  const kept = useKeptFocus(focusAfterMove);
  const offer = offerWords(row, me);
  const said = attempt === null ? refusal : attemptWords(attempt, now);
  return (
    <div className="flex flex-wrap items-center gap-2" {...kept}>
      {said === null ? null : <span className="text-small font-medium text-concern">{said}</span>}
      {offer === null ? null : <span className="text-small font-medium">{offer}</span>}
      {row.holder === null ? (
        <Button
          tone="primary"
          size="tall"
          isDisabled={isOff}
          isPending={attempt?.kind === "claiming"}
          onPress={() => void claim(row.id, row.number, row.version)}
        >
          {t`Claim`}
        </Button>
      ) : null}
      {row.offeredTo?.id === me ? (
        <>
          <Button
            tone="primary"
            isDisabled={isOff}
            isPending={busy}
            onPress={() => void act({ kind: "accept" }, t`You have it now.`)}
          >
            {t`Accept`}
          </Button>
          <Button
            isDisabled={isOff}
            isPending={busy}
            onPress={() => void act({ kind: "decline" }, t`Declined.`)}
          >{t`Decline`}</Button>
        </>
      ) : null}
      {row.holder?.id === me ? (
        <>
          {row.offeredTo === null ? (
            <MenuButton
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
          ) : (
            <Button
              isDisabled={isOff}
              onPress={() => void act({ kind: "withdraw" }, t`The offer is withdrawn.`)}
            >
              {t`Withdraw offer`}
            </Button>
          )}
          <Button
            isDisabled={isOff}
            isPending={busy}
            onPress={() => void act({ kind: "return" }, t`Back in the queue.`)}
          >
            {t`Return to queue`}
          </Button>
          <Button isDisabled={isOff} isPending={busy} onPress={() => setClosing(true)}>{t`Close…`}</Button>
        </>
      ) : null}
      {row.holder !== null && row.holder.id !== me && capabilities.has("contact.reassign") ? (
        <Button
          isDisabled={isOff}
          isPending={busy}
          onPress={() => void act({ kind: "take_back" }, t`Back in the queue.`)}
        >
          {t`Take back to queue`}
        </Button>
      ) : null}
      <CloseDialog
        number={row.number}
        isOpen={isClosing}
        onCancel={() => setClosing(false)}
        onClose={(disposition: Disposition) => {
          setClosing(false);
          void act({ kind: "close", disposition }, t`Closed.`);
        }}
      />
    </div>
  );
}
