import { Button } from "@holdfast/ui";
import { plural, t } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { BoardSection } from "../board/board-section.tsx";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { noteMissed } from "./change-follow-up.ts";
import { otherwiseWords, stateWords, timesWords, wayWords } from "./follow-up-words.ts";
import { followUps, isMissed, type FollowUp } from "./follow-ups.ts";

/** Beyond so many the rest is a number. */
const SHOWN = 10;

/** What was missed, what is due, and what is due next. */
export function FollowUpsSection(): ReactNode {
  const known = useStore(followUps);
  // What a lead knows of is gone, often before it is answered that they do.
  const kept = useKeptFocus(() => document.querySelector<HTMLElement>("#work")?.focus());
  const all = [...(known?.values() ?? [])].toSorted((one, other) => one.dueAt - other.dueAt);
  const ordered = [
    ...all.filter(isMissed),
    ...all.filter(({ state }) => state === "due"),
    ...all.filter(({ state }) => state === "planned"),
  ];
  const more = ordered.length - SHOWN;
  const count = known === null ? t`unknown` : String(ordered.length);
  return (
    <BoardSection heading={t`Follow-ups due next: ${count}`}>
      {known === null ? <p>{t`What was agreed for later is unknown.`}</p> : null}
      {known !== null && ordered.length === 0 ? (
        <p className="text-muted">{t`Nothing is agreed for later.`}</p>
      ) : null}
      <ul aria-label={t`Follow-ups`} className="flex flex-col gap-2" {...kept}>
        {ordered.slice(0, SHOWN).map((each) => (
          <BoardFollowUp key={each.id} followUp={each} />
        ))}
      </ul>
      {more <= 0 ? null : (
        <p className="text-small text-muted">
          {t`${plural(more, { one: "# more is agreed for later.", other: "# more are agreed for later." })}`}
        </p>
      )}
    </BoardSection>
  );
}

function BoardFollowUp({ followUp }: { readonly followUp: FollowUp }): ReactNode {
  const now = useNow();
  const { capabilities } = useMe();
  const [refused, refuse] = useState<string | null>(null);
  const number = String(followUp.contact.number);
  const missed = isMissed(followUp);
  async function note(): Promise<void> {
    const words = await noteMissed(followUp);
    refuse(words);
    announce({ kind: `follow-up:${followUp.id}`, urgency: "polite", words: () => words ?? t`Noted.` });
  }
  return (
    <li
      className={`flex flex-wrap items-center gap-x-3 gap-y-1 rounded-hf border border-line px-3 py-2 ${missed ? "bg-concern-tint" : "bg-surface"}`}
    >
      <Link
        to="/contact/$id"
        params={{ id: followUp.contact.id }}
        className="inline-flex min-h-6 items-center font-semibold text-accent underline tabular-nums"
      >
        {t`Contact ${number}`}
      </Link>
      <span className="tabular-nums">{t`${wayWords(followUp.way)}, ${timesWords(followUp, now)}`}</span>
      <span className={missed ? "font-medium text-concern" : "text-muted"}>{stateWords(followUp, now)}</span>
      {missed ? (
        <span className="text-small">{t`Agreed for that: ${otherwiseWords(followUp.otherwise)}`}</span>
      ) : null}
      {missed && capabilities.has("follow_up.note") ? (
        <Button
          size="small"
          aria-label={t`I know that contact ${number} was missed`}
          onPress={() => void note()}
        >
          {t`I know`}
        </Button>
      ) : null}
      {refused === null ? null : <span className="text-small font-medium text-concern">{refused}</span>}
    </li>
  );
}
