import "../rota/rota-texts.ts";
import { Button, Skeleton } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useEffect, type ReactNode } from "react";
import { useArrivalFocus } from "../keys/use-arrival-focus.ts";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { lookAtPractice, practice } from "./practice.ts";
import { RunView } from "./run-view.tsx";
import { ScenarioList } from "./scenario-list.tsx";
import { WhoPractises } from "./who-practises.tsx";

/** Where somebody practises with a scenario. All of it says that it is practice, in words, in colour and as the name of the place. */
export function PracticeScreen(): ReactNode {
  const me = useMe();
  const state = useStore(practice);
  useArrivalFocus("#work");
  useEffect(() => void lookAtPractice(), []);
  const isGoingOn = state.kind === "ready" && state.run !== null && state.run.endedAt === null;
  return (
    <main
      id="work"
      tabIndex={-1}
      data-pane="work"
      aria-label={t`Practice`}
      className="min-h-0 flex-1 scroll-py-16 overflow-y-auto -outline-offset-2!"
    >
      <p className="sticky top-0 z-10 border-b-4 border-info bg-info-tint px-4 py-2 font-semibold text-info sm:px-8">
        {t`Practice: nobody real is behind this, and nothing leaves it.`}
      </p>
      <div className="mx-auto flex max-w-3xl flex-col gap-6 p-4 sm:p-8">
        <h1 className="text-xl font-semibold tracking-tight">{t`Practice`}</h1>
        {state.kind === "loading" ? <Skeleton rows={5} rowClassName="h-10" /> : null}
        {state.kind === "failed" ? (
          <p className="flex flex-wrap items-center gap-3">
            {t`Practice could not be loaded.`}
            <Button onPress={() => void lookAtPractice()}>{t`Look again`}</Button>
          </p>
        ) : null}
        {state.kind === "ready" && state.isStale ? (
          <p className="text-small text-concern">{t`This could not be brought up to date. Look again in a moment.`}</p>
        ) : null}
        {state.kind === "ready" && state.run !== null ? <RunView key={state.run.id} run={state.run} /> : null}
        {state.kind === "ready" && !isGoingOn ? <ScenarioList scenarios={state.scenarios} /> : null}
        {me.capabilities.has("practice.oversee") ? <WhoPractises /> : null}
      </div>
    </main>
  );
}
