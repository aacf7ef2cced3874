import "./rota-texts.ts";
import { Button, Skeleton } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useEffect, type ReactNode } from "react";
import { useArrivalFocus } from "../keys/use-arrival-focus.ts";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { ImportSection } from "./import-section.tsx";
import { lookAtRota, onDuty } from "./rota.ts";
import { VersionsSection } from "./versions-section.tsx";
import { WhoIsOn } from "./who-is-on.tsx";

/** Who changes shift is seen within this time, in milliseconds. */
const EVERY_MS = 60_000;

/** Who is on, for everybody inside, and where leads and administrators import the rota. */
export function RotaScreen(): ReactNode {
  const me = useMe();
  const state = useStore(onDuty);
  useArrivalFocus("#work");
  useEffect(() => {
    void lookAtRota();
    const again = setInterval(() => void lookAtRota(), EVERY_MS);
    return () => clearInterval(again);
  }, []);
  return (
    <main
      id="work"
      tabIndex={-1}
      data-pane="work"
      className="min-h-0 flex-1 scroll-py-12 overflow-y-auto -outline-offset-2!"
    >
      <div className="mx-auto flex max-w-3xl flex-col gap-6 p-4 sm:p-8">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h1 className="text-xl font-semibold tracking-tight">{t`Rota`}</h1>
          <Button onPress={() => void lookAtRota()}>{t`Look again`}</Button>
        </div>
        {state.kind === "loading" ? <Skeleton rows={5} rowClassName="h-10" /> : null}
        {state.kind === "failed" ? <p>{t`The rota could not be loaded.`}</p> : null}
        {state.kind === "ready" && state.isStale ? (
          <p className="text-small text-concern">{t`This could not be brought up to date. Look again in a moment.`}</p>
        ) : null}
        {state.kind === "ready" ? <WhoIsOn told={state.told} /> : null}
        {me.capabilities.has("rota.keep") ? (
          <>
            <ImportSection />
            <VersionsSection />
          </>
        ) : null}
      </div>
    </main>
  );
}
