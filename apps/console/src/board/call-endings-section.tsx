import "../roles/screen-texts.ts";
import { plural, t } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import { useEffect, useState, type ReactNode } from "react";
import { ask } from "../api/ask.ts";
import { calledBackWords } from "../calls/called-back-words.ts";
import type { ResultOf } from "../graphql.ts";
import { channelHealth } from "../status/channel-health.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import { BoardSection } from "./board-section.tsx";
import { CallEndingsDocument } from "./call-endings-document.ts";

type Endings = ResultOf<typeof CallEndingsDocument>["callEndings"];

/** How often it is counted anew, in milliseconds. */
const EVERY_MS = 60_000;

/** How the calls of the last day ended, where calls come in. Whoever hung up at once is no one who gave up waiting. */
export function CallEndingsSection(): ReactNode {
  const hasCalls = useStore(channelHealth).channels.some(({ medium }) => medium === "voice");
  return hasCalls ? <Counted /> : null;
}

function Counted(): ReactNode {
  const endings = useEndings();
  const unknown = t`unknown`;
  const number = (count: number | undefined): string => (count === undefined ? unknown : String(count));
  const seconds = endings == null ? null : endings.shortMs / 1_000;
  return (
    <BoardSection heading={t`Calls that ended, last 24 hours`}>
      {endings === null ? <p>{t`How calls ended is unknown. It is counted again in a minute.`}</p> : null}
      {endings == null || endings.helpOwed.length === 0 ? null : <HelpOwed owed={endings.helpOwed} />}
      <dl className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,9rem),1fr))] gap-2">
        <Tile name={t`Answered`} value={number(endings?.answered)} />
        <Tile name={t`Gave up waiting`} value={number(endings?.abandoned)} />
        {seconds === 0 ? null : (
          <Tile
            name={
              seconds === null
                ? t`Hung up at once, counted apart`
                : t`${plural(seconds, { one: "Hung up within # second, counted apart", other: "Hung up within # seconds, counted apart" })}`
            }
            value={number(endings?.short)}
          />
        )}
        {(endings == null ? [] : calledBackWords(endings.called)).map(([name, count]) => (
          <Tile key={name} name={name} value={String(count)} />
        ))}
      </dl>
    </BoardSection>
  );
}

/** Where nobody has confirmed that help arrived, also in contacts that are closed: each leads to where that is done. */
function HelpOwed({ owed }: { readonly owed: Endings["helpOwed"] }): ReactNode {
  const now = useNow();
  return (
    <section
      aria-label={t`Help that nobody has confirmed`}
      className="rounded-lg bg-concern-tint px-3 py-2 text-concern"
    >
      <p className="font-medium">{t`Nobody has confirmed yet that help arrived:`}</p>
      <ul className="flex flex-wrap gap-x-4">
        {owed.map(({ contact, since }) => (
          <li key={`${contact.id}${String(since)}`}>
            <Link
              to="/contact/$id"
              params={{ id: contact.id }}
              className="inline-flex min-h-6 items-center underline"
            >
              {t`Contact ${String(contact.number)}, called at ${clockWords(since, now)}`}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Tile({ name, value }: { readonly name: string; readonly value: string }): ReactNode {
  return (
    <div data-tile="" className="rounded-lg border border-line bg-surface px-3 py-2">
      <dt className="text-small text-muted">{name}</dt>
      <dd className="text-base font-semibold tabular-nums">{value}</dd>
    </div>
  );
}

/** The counts; `undefined` while they are on their way, `null` when they could not be had. */
function useEndings(): Endings | null | undefined {
  const [endings, learn] = useState<Endings | null | undefined>(undefined);
  useEffect(() => {
    let isOver = false;
    const read = async (): Promise<void> => {
      const answer = await ask(CallEndingsDocument, {}, true);
      if (!isOver) learn(answer.kind === "data" ? answer.data.callEndings : null);
    };
    void read();
    const again = setInterval(() => void read(), EVERY_MS);
    return () => {
      isOver = true;
      clearInterval(again);
    };
  }, []);
  return endings;
}
