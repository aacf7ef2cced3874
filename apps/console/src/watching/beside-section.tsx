import "./watching-texts.ts";
import { Button } from "@holdfast/ui";
import type { QueueRow } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { freshness } from "../live/connection.ts";
import { breakOf } from "../live/freshness.ts";
import { focusFirst } from "../keys/focus-first.ts";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import type { Me } from "../session/session.ts";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import type { Beside } from "./beside-documents.ts";
import { useBeside } from "./use-beside.ts";
import { useWatchesTold } from "./use-watches-told.ts";
import { besideRow } from "./watch-place.tsx";
import { WhisperForm } from "./whisper-form.tsx";
import { WhisperList } from "./whisper-list.tsx";

/** What stands beside the contact that is open, for whoever has it and for leads. Anybody else is shown nothing, and asks for nothing. */
export function BesideHere(): ReactNode {
  const row = useStore(besideRow);
  const me = useMe();
  if (row === null || row.status === "closed") return null;
  const isHolder = row.holder?.id === me.id && row.status === "claimed";
  return isHolder || leads(me) ? <BesideSection key={row.id} row={row} isHolder={isHolder} /> : null;
}

/** Whether somebody watches what they open of another, and whispers to whoever has it. */
const leads = ({ capabilities }: Pick<Me, "capabilities">): boolean => capabilities.has("contact.reassign");

function BesideSection({ row, isHolder }: { readonly row: QueueRow; readonly isHolder: boolean }): ReactNode {
  const me = useMe();
  const [state, look] = useBeside(row.id, row.holder?.id ?? null);
  const kept = useKeptFocus(() => focusFirst("[data-beside] button", "#contact-heading", "#work"));
  const broken = breakOf(useStore(freshness), useNow(1_000));
  useWatchesTold(row, state.kind === "known" && isHolder ? state.beside.watches : []);
  if (state.kind === "loading") return null;
  if (state.kind === "unknown")
    return (
      <div data-beside="" className={STRIP}>
        <p className="flex flex-wrap items-center gap-2">
          {t`Who watches this contact, and what is whispered here, is unknown.`}
          <Button size="small" onPress={look}>{t`Retry`}</Button>
        </p>
      </div>
    );
  const { watches, whispers } = state.beside;
  const hasLead = whispers.some(({ by }) => by.id !== me.id);
  const to = isHolder ? null : row.holder;
  const isWriting = isHolder ? hasLead : to !== null;
  if (watches.length === 0 && whispers.length === 0 && !isWriting) return null;
  return (
    <section aria-label={t`Beside this contact`} data-beside="" className={STRIP} {...kept}>
      <Watching watches={watches} me={me.id} holder={row.holder?.name ?? ""} />
      <WhisperList row={row} whispers={whispers} me={me.id} />
      {state.isStale || broken === "reconnecting" || broken === "offline" ? (
        <p className="text-small text-concern">{t`This may be out of date.`}</p>
      ) : null}
      {isWriting ? (
        <Writing
          row={row}
          isOff={broken === "reconnecting" || broken === "offline"}
          to={to}
          onWritten={look}
        />
      ) : null}
    </section>
  );
}

/** Who watches, and since when; to whoever does, that it is seen. */
function Watching({
  watches,
  me,
  holder,
}: {
  readonly watches: Beside["watches"];
  readonly me: string;
  readonly holder: string;
}): ReactNode {
  const now = useNow();
  if (watches.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-x-4 font-medium tabular-nums">
      {watches.map(({ by, since }) => {
        const clock = clockWords(since, now);
        return (
          <li key={by.id}>
            {by.id === me
              ? t`You watch this contact since ${clock}. ${holder} sees that.`
              : t`${by.name} watches this contact since ${clock}.`}
          </li>
        );
      })}
    </ul>
  );
}

/** The way to write: behind a button, so that nobody writes here what is meant for the person. */
function Writing({
  row,
  isOff,
  to,
  onWritten,
}: {
  readonly row: QueueRow;
  readonly isOff: boolean;
  readonly to: QueueRow["holder"];
  readonly onWritten: () => void;
}): ReactNode {
  const [isOpen, open] = useState(false);
  const name = to?.name ?? "";
  const close = (): void => open(false);
  if (isOpen) return <WhisperForm row={row} to={to} isOff={isOff} onClose={close} onWritten={onWritten} />;
  return (
    <Button size="small" onPress={() => open(true)} className="self-start" data-whisper="">
      {to === null ? t`Answer the leads…` : t`Whisper to ${name}…`}
    </Button>
  );
}

/** Set apart from the conversation by its colour and its border, as notes are: nothing here is sent. */
const STRIP =
  "flex flex-col gap-1.5 border-b border-l-4 border-line border-l-concern bg-concern-tint px-4 py-1.5 text-small text-ink";
