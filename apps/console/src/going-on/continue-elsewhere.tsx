import { Button } from "@holdfast/ui";
import type { QueueRow } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { focusAfterMove, focusWhenOpened } from "../contact/focus-heading.ts";
import { useDoings } from "../keys/doings.ts";
import { useFocusAfter } from "../keys/use-focus-after.ts";
import { freshness } from "../live/connection.ts";
import { breakOf } from "../live/freshness.ts";
import { useMe } from "../session/use-me.ts";
import { AwaitedPart } from "../shell/awaited-part.tsx";
import { laterPart, type LaterPart } from "../shell/later-part.ts";
import { useAskedPart } from "../shell/use-asked-part.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import type { ContinueDialogProps } from "./continue-dialog.tsx";
import type { GivenAddress } from "./given-address.ts";

export interface ContinueElsewhereProps {
  readonly row: QueueRow;
  /** Where they can be reached, as far as they said or showed it. */
  readonly given: readonly GivenAddress[];
  readonly part?: LaterPart<ContinueDialogProps>;
}

/** What asks where to go on. A contact stands without it, so it comes after it, to whoever may go on. */
const FORM = laterPart(async () => (await import("./continue-dialog.tsx")).ContinueDialog);

/** Goes on with whoever wrote here on another channel; for whoever has the contact. */
export function ContinueElsewhere({ row, given, part = FORM }: ContinueElsewhereProps): ReactNode {
  const { id: me, capabilities } = useMe();
  const broken = breakOf(useStore(freshness), useNow());
  const navigate = useNavigate();
  const [isAsking, ask] = useState(false);
  const letGo = useCallback(() => ask(false), []);
  useFocusAfter(isAsking, focusOnTrigger);
  const isTheirs = row.holder?.id === me && row.status === "claimed" && capabilities.has("contact.continue");
  const form = useAskedPart(part, isTheirs, isAsking);
  const isOff = broken === "reconnecting" || broken === "offline";
  const obstacle = whyNot(isTheirs, isOff);
  useDoings({
    "contact.continue": obstacle === null ? { run: () => ask(true) } : { reason: obstacle },
  });
  return (
    <>
      {isTheirs ? (
        <Button id="continue-elsewhere" size="small" isDisabled={isOff} onPress={() => ask(true)}>
          {t`Continue on another channel…`}
        </Button>
      ) : null}
      {isAsking && form.kind !== "here" ? <AwaitedPart letGo={letGo} /> : null}
      {isAsking && form.kind === "here" ? (
        <form.Loaded
          row={row}
          given={given}
          onCancel={letGo}
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
