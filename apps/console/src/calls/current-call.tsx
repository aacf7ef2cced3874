import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { Link, useLocation } from "@tanstack/react-router";
import { Phone as PhoneIcon } from "lucide-react";
import type { ReactNode } from "react";
import { useDoings, type Doing } from "../keys/doings.ts";
import { KeyHint } from "../keys/key-hint.tsx";
import { useMe } from "../session/use-me.ts";
import { useNow } from "../text/now.ts";
import {
  HangUpDocument,
  HoldCallDocument,
  ResumeCallDocument,
  StopListeningDocument,
} from "./call-documents.ts";
import { callWords, lineWords } from "../queue/call-words.ts";
import { MuteButton } from "./mute-button.tsx";
import { phoneOf, type PhoneHere } from "./phone-here.ts";
import { PRESSED } from "./pressed.ts";
import { phoneOfTab } from "./run-phone.ts";
import { useAskCall } from "./use-ask-call.ts";
import type { CurrentCallFacts } from "./use-my-calls.ts";

export interface CurrentCallProps {
  readonly current: CurrentCallFacts;
  readonly here: PhoneHere;
}

/** The call that I am in, on every screen: with whom, for how long, and what must be at hand wherever I am. */
export function CurrentCall({ current: { call, row, as }, here }: CurrentCallProps): ReactNode {
  const me = useMe().id;
  const now = useNow(1_000);
  const { pathname } = useLocation();
  const { isBusy, refusal, act } = useAskCall(row.id);
  const number = String(row.number);
  const leg = phoneOf(here)?.leg ?? null;
  const isOnHold = call.phase === "on_hold";
  const toggleHold = (): void =>
    void (isOnHold
      ? act(ResumeCallDocument, { contactId: row.id }, t`You talk with them again.`)
      : act(HoldCallDocument, { contactId: row.id }, t`On hold: they hear music.`));
  const hangUp = (): void => {
    if (as === "holder") void act(HangUpDocument, { contactId: row.id }, t`The call has ended.`);
    else if (as === "listener")
      void act(StopListeningDocument, { contactId: row.id }, t`You no longer listen.`);
    else phoneOfTab()?.end();
  };
  const canHold = as === "holder" && (call.phase === "talking" || isOnHold);
  const notNow: Doing = { reason: t`The call does not stand so that this can be done now.` };
  useDoings({
    "call.hold": canHold ? { run: toggleHold } : notNow,
    "call.hang-up": { run: hangUp },
    "call.mute":
      leg?.phase === "up"
        ? { run: () => phoneOfTab()?.mute(!leg.isMuted) }
        : { reason: t`Nobody hears you now.` },
  });
  return (
    <>
      <PhoneIcon aria-hidden="true" className="size-4 text-accent" />
      <span className="font-medium tabular-nums">
        {t`Contact ${number}:`}{" "}
        {as === "listener" ? t`you listen, and are not heard` : callWords(call, me, now)}
      </span>
      {lineWords(call) === null ? null : <span>{lineWords(call)}</span>}
      {pathname === `/contact/${row.id}` || as === "colleague" ? null : (
        <Link
          to="/contact/$id"
          params={{ id: row.id }}
          className="inline-flex min-h-6 items-center text-accent underline"
        >
          {t`Open contact ${number}`}
        </Link>
      )}
      <MuteButton leg={as === "listener" ? null : leg} />
      {canHold ? (
        <Button
          size="small"
          aria-pressed={isOnHold}
          className={PRESSED}
          isPending={isBusy}
          onPress={toggleHold}
        >
          {t`Hold`}
          <KeyHint id="call.hold" />
        </Button>
      ) : null}
      <Button size="small" isPending={isBusy} onPress={hangUp}>
        {as === "holder" ? t`Hang up` : as === "listener" ? t`Stop listening` : t`Leave the call`}
      </Button>
      {refusal === null ? null : <span className="font-medium text-concern">{refusal}</span>}
    </>
  );
}
