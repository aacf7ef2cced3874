import { Button, Chip } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useRef, useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { tell } from "../api/ask.ts";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { withProof } from "../prove/with-proof.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import { EndOtherSessionsDocument, EndOwnSessionDocument, type SessionData } from "./account-documents.ts";
import { lookAtAccount } from "./account.ts";
import { deviceWords } from "./device-words.ts";
import { unprovedWords } from "./wrong-words.ts";

/** Where somebody is signed in, and a way out of each. */
export function OwnSessions({ sessions }: { readonly sessions: readonly SessionData[] }): ReactNode {
  const now = useNow();
  const heading = useRef<HTMLHeadingElement>(null);
  const keptFocus = useKeptFocus(() => heading.current?.focus());
  const [fault, say] = useState<string | null>(null);
  const [ending, setEnding] = useState<string | null>(null);
  const others = sessions.filter(({ isThis }) => !isThis);

  async function end(session: SessionData | null): Promise<void> {
    setEnding(session?.id ?? "others");
    say(null);
    const answer =
      session === null
        ? await withProof(async () => tell(EndOtherSessionsDocument, {}))
        : await withProof(async () => tell(EndOwnSessionDocument, { id: session.id }));
    await lookAtAccount();
    setEnding(null);
    const isUnproved =
      answer.kind === "unproved" || (answer.kind === "data" && answer.data.done.__typename === "ProveItsYou");
    const wrong = isUnproved
      ? unprovedWords()
      : answer.kind === "data"
        ? null
        : t`That was not done: the gateway did not answer.`;
    const words = wrong ?? (session === null ? t`Signed out everywhere else.` : t`Signed out there.`);
    say(wrong);
    announce({ kind: "account", urgency: wrong === null ? "polite" : "assertive", words: () => words });
  }

  return (
    <section aria-labelledby="own-sessions" className="flex flex-col gap-3" {...keptFocus}>
      <h2 ref={heading} tabIndex={-1} id="own-sessions" className="text-base font-semibold">
        {t`Where you are signed in`}
      </h2>
      <p className="max-w-prose text-small text-muted">
        {t`End what you do not know, and change your password then. Where a session comes from is not kept.`}
      </p>
      <ul className="rounded-lg border border-line bg-surface">
        {sessions.map((session) => (
          <li
            key={session.id}
            className="flex min-h-14 flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line px-4 py-2 last:border-b-0"
          >
            <span className="flex flex-col">
              <span className="font-medium">{deviceWords(session)}</span>
              <span className="text-small text-muted tabular-nums">
                {t`since ${clockWords(session.since, now)}, last prolonged ${clockWords(session.usedAt, now)}`}
              </span>
            </span>
            {session.isThis ? (
              <Chip tone="info">{t`This one`}</Chip>
            ) : (
              <Button
                size="small"
                aria-label={t`End: ${deviceWords(session)}, since ${clockWords(session.since, now)}`}
                isPending={ending === session.id}
                onPress={() => void end(session)}
              >
                {t`End`}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {fault === null ? null : <p className="text-concern">{fault}</p>}
      {others.length > 1 ? (
        <Button className="self-start" isPending={ending === "others"} onPress={() => void end(null)}>
          {t`Sign out everywhere else`}
        </Button>
      ) : null}
    </section>
  );
}
