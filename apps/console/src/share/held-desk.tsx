import "../case/case-texts.ts";
import "./share-texts.ts";
import { Button, Skeleton } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useEffect, type ReactNode } from "react";
import { BoardSection } from "../board/board-section.tsx";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import { ForgetItem } from "./forget-item.tsx";
import { held, lookAtHeld, type Held } from "./held.ts";
import { HeldItem } from "./held-item.tsx";
import { SignItem } from "./sign-item.tsx";
import { waitingOf, type Waiting } from "./waiting-of.ts";

/** How often it is asked anew, in milliseconds: a clock that began meanwhile is not seen late. */
const EVERY_MS = 30_000;

/** What waits for the word of a lead or of counsel, or for a lead's name, the soonest due first, and who asks to be forgotten. Unsaid it stays refused. */
export function HeldDesk(): ReactNode {
  const me = useMe();
  const state = useStore(held);
  useEffect(() => {
    void lookAtHeld();
    const timer = setInterval(() => void lookAtHeld(), EVERY_MS);
    return () => {
      clearInterval(timer);
      held.set({ kind: "loading" });
    };
  }, []);
  // What was decided leaves, with the button that decided it.
  const kept = useKeptFocus(() =>
    document.querySelector<HTMLElement>("[data-held-desk] h2")?.parentElement?.focus(),
  );
  const waiting =
    state.kind === "ready"
      ? waitingOf(state.all.heldDisclosures, state.all.toSign, state.all.toForget)
      : null;
  const count = waiting === null ? t`unknown` : String(waiting.length);
  return (
    <div data-held-desk="" {...kept}>
      <BoardSection heading={t`Waiting for your word: ${count}`}>
        <AsOf state={state} />
        {state.kind === "loading" ? <Skeleton rows={2} rowClassName="h-24" /> : null}
        {waiting?.length === 0 ? <p>{t`Nothing waits for you.`}</p> : null}
        {state.kind === "ready" && waiting !== null ? (
          <ul className="flex flex-col gap-2">
            {waiting.map((each) => (
              <li key={`${each.kind} ${each.item.id}`}>
                <WaitingItem waiting={each} recipients={state.all.recipients} me={me.id} />
              </li>
            ))}
          </ul>
        ) : null}
      </BoardSection>
    </div>
  );
}

interface WaitingItemProps {
  readonly waiting: Waiting;
  readonly recipients: Extract<Held, { kind: "ready" }>["all"]["recipients"];
  readonly me: string;
}

function WaitingItem({ waiting, recipients, me }: WaitingItemProps): ReactNode {
  if (waiting.kind === "forget") return <ForgetItem item={waiting.item} />;
  const isOwn = waiting.item.askedBy.id === me;
  if (waiting.kind !== "held")
    return <SignItem item={waiting.item} deed={waiting.kind} dueAt={waiting.dueAt} isOwn={isOwn} />;
  const { item } = waiting;
  const recipient = recipients.find(({ id }) => id === item.recipientId)?.name ?? null;
  return <HeldItem item={item} recipient={recipient} isOwn={isOwn} />;
}

function AsOf({ state }: { readonly state: Held }): ReactNode {
  const now = useNow();
  const again = <Button size="small" onPress={() => void lookAtHeld()}>{t`Look again`}</Button>;
  if (state.kind === "loading") return null;
  if (state.kind !== "ready")
    return (
      <p className="flex flex-wrap items-center gap-2">
        {t`What waits for you is unknown.`}
        {again}
      </p>
    );
  const at = clockWords(state.readAt, now);
  return (
    <p
      className={`flex flex-wrap items-center gap-2 text-small ${state.isStale ? "text-concern" : "text-muted"}`}
    >
      {state.isStale ? t`As of ${at}. It could not be read anew.` : t`As of ${at}.`}
      {again}
    </p>
  );
}
