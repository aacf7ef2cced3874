import "./people-texts.ts";
import { Button, Skeleton } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useEffect, useState, type ReactNode } from "react";
import { useArrivalFocus } from "../keys/use-arrival-focus.ts";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { ActDialog, type Asked } from "./act-dialog.tsx";
import { InviteDialog } from "./invite-dialog.tsx";
import { lookAtPeople, people } from "./people.ts";
import { PersonRow } from "./person-row.tsx";
import { useRowFocus } from "./use-row-focus.ts";

/** Everybody's account, for administrators. */
export function PeopleScreen(): ReactNode {
  const me = useMe();
  const now = useNow();
  const state = useStore(people);
  const [isInviting, setInviting] = useState(false);
  const [asked, ask] = useState<{ readonly id: string; readonly act: Asked } | null>(null);
  useArrivalFocus("#work");
  useRowFocus(asked?.id ?? null);
  useEffect(() => void lookAtPeople(), []);
  const all = state.kind === "ready" ? state.people : [];
  const chosen = all.find(({ id }) => id === asked?.id);

  return (
    <main
      id="work"
      tabIndex={-1}
      data-pane="work"
      className="min-h-0 flex-1 overflow-y-auto -outline-offset-2!"
    >
      <div className="mx-auto flex max-w-3xl flex-col gap-4 p-4 sm:p-8">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h1 className="text-xl font-semibold tracking-tight">{t`People`}</h1>
          <div className="flex gap-2">
            <Button onPress={() => void lookAtPeople()}>{t`Look again`}</Button>
            <Button tone="primary" onPress={() => setInviting(true)}>
              {t`Invite…`}
            </Button>
          </div>
        </div>
        {state.kind === "loading" ? <Skeleton rows={5} rowClassName="h-20" /> : null}
        {state.kind === "failed" ? <p>{t`The people could not be loaded.`}</p> : null}
        {state.kind === "ready" && state.isStale ? (
          <p className="text-small text-concern">{t`This could not be brought up to date. Look again in a moment.`}</p>
        ) : null}
        {all.length === 0 ? null : (
          <ul className="rounded-lg border border-line bg-surface">
            {all.map((person) => (
              <PersonRow
                key={person.id}
                person={person}
                isMe={person.id === me.id}
                now={now}
                onAsk={(act) => ask({ id: person.id, act })}
              />
            ))}
          </ul>
        )}
      </div>
      {isInviting ? <InviteDialog onClose={() => setInviting(false)} /> : null}
      {asked !== null && chosen !== undefined ? (
        <ActDialog person={chosen} asked={asked.act} onClose={() => ask(null)} />
      ) : null}
    </main>
  );
}
