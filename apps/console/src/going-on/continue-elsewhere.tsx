import { Button } from "@holdfast/ui";
import type { QueueRow } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { focusAfterMove, focusWhenOpened } from "../contact/focus-heading.ts";
import { useDoings } from "../keys/doings.ts";
import { useFocusAfter } from "../keys/use-focus-after.ts";
import { freshness } from "../live/connection.ts";
import { breakOf } from "../live/freshness.ts";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import type { ContinueDialog } from "./continue-dialog.tsx";
import type { GivenAddress } from "./given-address.ts";

export interface ContinueElsewhereProps {
  readonly row: QueueRow;
  /** Where they can be reached, as far as they said or showed it. */
  readonly given: readonly GivenAddress[];
}

/** Goes on with whoever wrote here on another channel; for whoever has the contact. */
export function ContinueElsewhere({ row, given }: ContinueElsewhereProps): ReactNode {
  const { id: me, capabilities } = useMe();
  const broken = breakOf(useStore(freshness), useNow());
  const navigate = useNavigate();
  const [isAsking, ask] = useState(false);
  // Seldom asked for, so it is fetched when it is.
  const [part, learn] = useState<{ readonly Dialog: typeof ContinueDialog } | null>(null);
  useEffect(() => {
    if (!isAsking || part !== null) return;
    import("./continue-dialog.tsx").then(
      ({ ContinueDialog: Dialog }) => learn({ Dialog }),
      () => {
        ask(false);
        const words = (): string => t`This screen could not be loaded.`;
        announce({ kind: `continue:${row.id}`, urgency: "assertive", words });
      },
    );
  }, [isAsking, part, row.id]);
  useFocusAfter(isAsking, focusOnTrigger);
  const isMine = row.holder?.id === me && row.status === "claimed";
  const isOff = broken === "reconnecting" || broken === "offline";
  const obstacle = whyNot(isMine && capabilities.has("contact.continue"), isOff);
  useDoings({
    "contact.continue": obstacle === null ? { run: () => ask(true) } : { reason: obstacle },
  });
  return (
    <>
      {isMine && capabilities.has("contact.continue") ? (
        <Button id="continue-elsewhere" size="small" isDisabled={isOff} onPress={() => ask(true)}>
          {t`Continue on another channel…`}
        </Button>
      ) : null}
      {isAsking && part !== null ? (
        <part.Dialog
          row={row}
          given={given}
          onCancel={() => ask(false)}
          onContinued={(id, words) => {
            ask(false);
            announce({ kind: `continue:${row.id}`, urgency: "polite", words: () => words });
            focusWhenOpened(navigate({ to: "/contact/$id", params: { id } }));
          }}
        />
      ) : null}
    </>
  );
}

function whyNot(isTheirs: boolean, isOff: boolean): string | null {
  if (!isTheirs) return t`Only for a contact that you have.`;
  return isOff ? t`Moving is off until the queue is current.` : null;
}

function focusOnTrigger(): void {
  const trigger = document.querySelector<HTMLElement>("#continue-elsewhere");
  if (trigger === null) focusAfterMove();
  else trigger.focus();
}
