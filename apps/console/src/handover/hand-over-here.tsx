import "../inquiry/inquiry-texts.ts";
import type { QueueRow } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import { useEffect, type ReactNode } from "react";
import { focusAfterMove } from "../contact/focus-heading.ts";
import { escalateRow } from "../escalation/escalate-at.ts";
import { useDoings } from "../keys/doings.ts";
import { useFocusAfter } from "../keys/use-focus-after.ts";
import { freshness } from "../live/connection.ts";
import { breakOf } from "../live/freshness.ts";
import { useMe } from "../session/use-me.ts";
import { AwaitedPart, sayMissed } from "../shell/awaited-part.tsx";
import { laterPart, type LaterPart } from "../shell/later-part.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { askToHandOver, handingOver } from "./hand-over-at.ts";

const MINE: LaterPart = laterPart(async () => (await import("./hand-over-mine.tsx")).HandOverMine);

/** What handing over has to say in the contact that is open: what came with it, and the form that gives it on. Both for whoever has it. */
export function HandOverHere({ part = MINE }: { readonly part?: LaterPart }): ReactNode {
  const row = useStore(escalateRow);
  return row === null ? null : <HereIn key={row.id} row={row} part={part} />;
}

function HereIn({ row, part }: { readonly row: QueueRow; readonly part: LaterPart }): ReactNode {
  const { id: me, capabilities } = useMe();
  const broken = breakOf(useStore(freshness), useNow());
  const mine = useStore(part.state);
  const isMine = row.holder?.id === me && row.status === "claimed" && capabilities.has("contact.hand_over");
  const isAsked = useStore(handingOver) === row.id && isMine;
  const obstacle = whyNot(isMine, broken === "reconnecting" || broken === "offline");
  useDoings({
    "contact.hand-over": obstacle === null ? { run: () => askToHandOver(row.id) } : { reason: obstacle },
  });
  useFocusAfter(isAsked, focusAfterMove);
  // Whoever left the contact does not find the form over it when they come back.
  useEffect(() => () => handingOver.update((now) => (now === row.id ? null : now)), [row.id]);
  // Asked for again by whoever wants it, where it could not be fetched.
  useEffect(() => {
    if (isMine || isAsked) part.fetch();
  }, [part, isMine, isAsked]);
  const isMissed = isAsked && mine.kind === "missed";
  useEffect(() => {
    if (!isMissed) return;
    letGo();
    sayMissed();
  }, [isMissed]);
  if (isMine && mine.kind === "here") return <mine.Loaded />;
  return isAsked ? <AwaitedPart letGo={letGo} /> : null;
}

function letGo(): void {
  handingOver.set(null);
}

function whyNot(isMine: boolean, isOff: boolean): string | null {
  if (!isMine) return t`Only for a contact that you have.`;
  return isOff ? t`Moving is off until the queue is current.` : null;
}
