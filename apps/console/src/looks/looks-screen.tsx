import "../roles/screen-texts.ts";
import { Button, Skeleton } from "@holdfast/ui";
import { Link } from "@tanstack/react-router";
import { t } from "@lingui/core/macro";
import { useCallback, useEffect, useRef, useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { serverNow } from "../clock/server-clock.ts";
import { useArrivalFocus } from "../keys/use-arrival-focus.ts";
import { useFocusAfter } from "../keys/use-focus-after.ts";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { useStore } from "../store/store.ts";
import { lookCount } from "./look-count.ts";
import { isOtherThanCounted, type Look } from "./look-list.ts";
import { LookRow } from "./look-row.tsx";
import { decidedWords } from "./look-words.ts";
import { looks } from "./looks-store.ts";
import { decideLook, loadLooks, type Decided, type Verdict } from "./looks.ts";
import { SeenDialog } from "./seen-dialog.tsx";

/** What came of the last thing that was said here. */
interface Said {
  readonly words: string;
  readonly decided: Decided;
}

/** Mail that nobody would see unless somebody looks: facts, the way to each contact, and what can be said of it. */
export function LooksScreen(): ReactNode {
  const list = useStore(looks);
  const count = useStore(lookCount);
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());
  const [asked, ask] = useState<Look | null>(null);
  const [said, say] = useState<Said | null>(null);
  const place = useRef(0);
  useArrivalFocus("#work");
  const toPlace = useCallback(() => focusRow(place.current), []);
  const kept = useKeptFocus(toPlace);
  // What the question was asked from has left the list by then.
  useFocusAfter(asked !== null, toPlace);
  useEffect(() => void loadLooks(), []);
  const hasChanged = isOtherThanCounted(list, count);

  async function decide(look: Look, verdict: Verdict): Promise<void> {
    place.current = list.looks.findIndex(({ messageId }) => messageId === look.messageId);
    setBusy((all) => new Set(all).add(look.messageId));
    const decided = await decideLook(look.messageId, verdict);
    const words = decidedWords(look.row.number, verdict, decided, serverNow());
    announce({
      kind: `look:${look.messageId}`,
      urgency: decided.kind === "done" ? "polite" : "assertive",
      words: () => words,
    });
    // Another question may have been asked meanwhile, and another row may still wait.
    setBusy((all) => new Set([...all].filter((messageId) => messageId !== look.messageId)));
    ask((now) => (now?.messageId === look.messageId ? null : now));
    say({ words, decided });
  }

  return (
    <main
      id="work"
      tabIndex={-1}
      data-pane="work"
      className="min-h-0 flex-1 overflow-y-auto -outline-offset-2!"
      {...kept}
    >
      <div className="mx-auto flex max-w-4xl flex-col gap-4 p-5">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h1 className="text-xl font-semibold tracking-tight">{t`Mail to look at`}</h1>
          <Button onPress={() => void loadLooks()}>{t`Look again`}</Button>
        </div>
        <p className="max-w-prose text-small text-muted">
          {t`What could not be read, and what a machine seems to have sent to a contact that was closed. A person may have been taken for a machine. What holds a word that means danger is in the queue already.`}
        </p>
        {said === null ? null : <SaidLine said={said} />}
        {list.kind === "loading" ? (
          <Skeleton rows={5} rowClassName="h-16 border-b border-line py-3" />
        ) : list.kind === "failed" ? (
          <div className="flex flex-wrap items-center gap-3">
            <p>{t`The mail to look at could not be loaded.`}</p>
            <Button onPress={() => void loadLooks()}>{t`Retry`}</Button>
          </div>
        ) : (
          <>
            {list.isStale ? (
              <p className="text-small text-concern">{t`This could not be brought up to date. Look again in a moment.`}</p>
            ) : hasChanged ? (
              <p className="text-small text-concern">{t`This list has changed since. Look again.`}</p>
            ) : null}
            {list.looks.length === 0 && list.next === null && !hasChanged ? (
              <p>{t`There is nothing to look at.`}</p>
            ) : null}
            {list.looks.length === 0 ? null : (
              <ul
                aria-label={t`Mail to look at`}
                className="overflow-hidden rounded-lg border border-line bg-surface"
              >
                {list.looks.map((look) => (
                  <LookRow
                    key={look.messageId}
                    look={look}
                    isBusy={busy.has(look.messageId)}
                    onSay={(verdict) => (verdict === "seen" ? ask(look) : void decide(look, verdict))}
                  />
                ))}
              </ul>
            )}
            {list.next === null ? null : (
              <Button className="self-center" onPress={() => void loadLooks(true)}>
                {t`Show older`}
              </Button>
            )}
          </>
        )}
      </div>
      {asked === null ? null : (
        <SeenDialog
          number={asked.row.number}
          onSeen={() => decide(asked, "seen")}
          onClose={() => ask(null)}
        />
      )}
    </main>
  );
}

/** The row that has come to this place, or the last one; the screen itself when there is none. */
function focusRow(place: number): void {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-look] a")];
  (rows[place] ?? rows.at(-1) ?? document.querySelector<HTMLElement>("#work"))?.focus();
}

function SaidLine({ said: { words, decided } }: { readonly said: Said }): ReactNode {
  const isDone = decided.kind === "done";
  return (
    <p className={isDone ? "text-small" : "text-small text-concern"}>
      {words}
      {decided.kind === "elsewhere" ? (
        <>
          {" "}
          <Link to="/contact/$id" params={{ id: decided.id }} className="font-semibold underline">
            {t`Contact ${String(decided.number)}`}
          </Link>
        </>
      ) : null}
    </p>
  );
}
