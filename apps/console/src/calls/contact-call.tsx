import "./call-texts.ts";
import { Button } from "@holdfast/ui";
import type { QueueRow } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import { useCallback, useEffect, useRef, type ReactNode } from "react";
import { useAgain } from "../live/use-again.ts";
import { openContact, refreshContact } from "../contact/open-contact.ts";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { useReachNow } from "../reach/reach-of.ts";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { callHistoryWords } from "./call-history-words.ts";
import { CallKeys } from "./call-keys.tsx";
import { CallLegs } from "./call-legs.tsx";
import { CallParties } from "./call-parties.tsx";
import { CallToolbar } from "./call-toolbar.tsx";
import { lineWords } from "../queue/call-words.ts";
import { calls, useCall } from "./calls.ts";
import { droppedWords } from "./dropped-words.ts";
import { callShownOf } from "./contact-call-place.tsx";
import { loadCall } from "./load-call.ts";
import { callIsKnown, openCall } from "./open-call.ts";
import { usePartyGrounds } from "./party-grounds.ts";
import { usePersonCall } from "./person-call.ts";
import { OwnGroundingPlace } from "../care/own-grounding-place.tsx";
import { PersonCallLines } from "./person-call-lines.tsx";
import { TextAfterLoss } from "./text-after-loss.tsx";
import { WhoAnswered } from "./who-answered.tsx";
import { WrapUpClock } from "./wrap-up-clock.tsx";

/** The call of the contact that is open: what can be done, who is in it, what they pressed, and what became of it. */
export function ContactCall(): ReactNode {
  const row = useStore(callShownOf);
  return row === null ? null : <CallOf key={row.id} row={row} />;
}

function CallOf({ row }: { readonly row: QueueRow }): ReactNode {
  const { id: me, capabilities } = useMe();
  const now = useNow();
  const live = useCall(row.id);
  const version = useStore(calls).get(row.id)?.version ?? 0;
  const open = useStore(openCall);
  const section = useRef<HTMLElement>(null);
  // Whoever is hung up on, or has arrived, takes the button along.
  const kept = useKeptFocus(() => section.current?.focus());
  const opened = useStore(openContact);
  const isOpened = opened.kind === "ready" && opened.id === row.id;
  useEffect(() => {
    // It comes with its contact; only what happened in it since is asked for.
    if (isOpened && !callIsKnown(row.id, version)) void loadCall(row.id, version);
  }, [isOpened, row.id, version]);
  const isStale = open?.id === row.id && open.isStale;
  const onStale = useCallback(() => loadCall(row.id, version), [row.id, version]);
  useAgain(isStale, onStale);
  const isTexted = row.medium === "text";
  const wasLive = useRef(false);
  useEffect(() => {
    // A call that ends changes nothing of its contact, but what may be written in it.
    if (wasLive.current && live === null && isTexted && isOpened) void refreshContact(row.id);
    wasLive.current = live !== null;
  }, [live, isTexted, isOpened, row.id]);
  const isMine = row.holder?.id === me && row.status === "claimed";
  const isHere = open?.id === row.id;
  const hasPerson = isHere && open.parties.some(({ role }) => role === "person");
  const { person, ...asked } = usePersonCall(
    row.id,
    `${String(row.version)}:${String(version)}`,
    isHere && (isMine || hasPerson),
  );
  const { grounds, apart } = usePartyGrounds(
    row.id,
    `${String(row.version)}:${String(version)}`,
    isHere && open.parties.length > 0,
  );
  const safe = opened.kind === "ready" && isOpened ? opened.contact.safeContact : null;
  const reach = useReachNow(row, safe ?? null);
  if (!isHere) return null;
  const { call, parties } = open;
  const taken = person?.answers.at(-1);
  const leg = live === null ? null : (call?.legs.find(({ id }) => id === taken?.leg)?.id ?? null);
  if (call === null && parties.length === 0 && !isMine) return null;
  // While it cannot be known whose line it was, that of whoever rang was theirs.
  const brokeOff = person?.brokeOff ?? (call?.end === "lost" && call.direction === "in");
  const isOver = call !== null && live === null && call.phase === "ended";
  return (
    <section
      ref={section}
      {...kept}
      aria-label={t`Call`}
      data-pane="call"
      tabIndex={-1}
      className="flex flex-col gap-1.5 border-b border-line bg-surface px-5 py-2 -outline-offset-2!"
    >
      {call === null ? null : (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-medium tabular-nums">{callHistoryWords(call, now)}</span>
          {lineWords(call) === null ? null : <LineAdvice line={call.line} />}
          {call.follows === null ? null : (
            <Link
              to="/contact/$id"
              params={{ id: call.follows.id }}
              className="inline-flex min-h-6 items-center text-accent underline"
            >
              {t`They call again, after contact ${String(call.follows.number)}`}
            </Link>
          )}
        </p>
      )}
      {isStale ? (
        <p className="flex flex-wrap items-center gap-2 text-concern">
          {t`What is new in this call could not be fetched.`}
          <Button size="small" onPress={() => void loadCall(row.id)}>{t`Retry`}</Button>
        </p>
      ) : null}
      {isOver && isMine ? (
        <p className="rounded-hf bg-info-tint px-2 py-1 text-info">
          {call.endedAt === null ? null : <WrapUpClock endedAt={call.endedAt} weight={row} />}
          {t`The call is over, and the contact is still yours. Take your time: write down what matters, then close it. Nothing rings for you until then.`}
        </p>
      ) : null}
      {isOver && isMine ? <OwnGroundingPlace /> : null}
      {isOver && isMine && brokeOff && opened.kind === "ready" && isOpened ? (
        <div className="flex flex-col gap-1.5 rounded-hf bg-concern-tint px-2 py-1 text-concern">
          <p>{droppedWords(safe?.preference ?? null, isTexted)}</p>
          {!isTexted && safe?.preference?.whenDropped === "text_once" ? (
            <TextAfterLoss row={row} maskedAddress={opened.contact.maskedAddress} />
          ) : null}
        </div>
      ) : null}
      {live !== null && call !== null ? (
        <CallLegs call={call} row={row} isMine={isMine} apart={apart} />
      ) : null}
      {call !== null && (live !== null || call.keys.length > 0) ? (
        <CallKeys call={call} isLive={live !== null && isMine} />
      ) : null}
      <CallToolbar
        row={row}
        live={live}
        call={call}
        isMine={isMine}
        canListen={capabilities.has("call.listen")}
        person={person}
      />
      {isMine && taken !== undefined ? (
        <WhoAnswered key={taken.party} row={row} leg={leg} answer={taken} now={asked} reach={reach} />
      ) : null}
      {person === null ? null : (
        <PersonCallLines
          person={person}
          reach={reach}
          isOffered={isMine && live === null}
          isCalled={
            live?.direction === "out" && call?.legs.some(({ party }) => party?.role === "person") === true
          }
        />
      )}
      <CallParties row={row} parties={parties} isMine={isMine} grounds={grounds} />
    </section>
  );
}

/** What talking by other means than voice asks of whoever talks. */
function LineAdvice({ line }: { readonly line: "voice" | "tty" | "relay" }): ReactNode {
  return (
    <span className="rounded-hf bg-info-tint px-2 py-0.5 text-info">
      {line === "tty"
        ? t`TTY: they type. Have your TTY ready, one short line at a time, GA when it is their turn.`
        : t`By relay: somebody says or types their words on. Speak to them, not to the relay, and wait for each turn.`}
    </span>
  );
}
