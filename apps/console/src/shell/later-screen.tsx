import { Button, Skeleton } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useEffect, type FunctionComponent, type ReactNode } from "react";
import { useArrivalFocus } from "../keys/use-arrival-focus.ts";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { useStore } from "../store/store.ts";
import { laterPart, type LaterPart } from "./later-part.ts";

/** A screen that is not part of the first load. */
export interface LaterScreen {
  /** Draws it once it is there; until then, that it is on its way, or that it could not be fetched. */
  readonly Screen: FunctionComponent;
  /** Fetches it before somebody goes there. */
  readonly fetch: LaterPart["fetch"];
}

/** A screen that is fetched when it is wanted, at the latest. */
export function laterScreen(load: () => Promise<FunctionComponent>): LaterScreen {
  const { state, fetch } = laterPart(load);

  function Screen(): ReactNode {
    const now = useStore(state);
    // Whoever was led here before it was there stands in it once it is.
    const kept = useKeptFocus(() => document.querySelector<HTMLElement>("#work")?.focus());
    // The form by which somebody came in is gone before this is there.
    useArrivalFocus("#work");
    useEffect(fetch, []);
    if (now.kind === "here") return <now.Loaded />;
    return (
      <main
        id="work"
        tabIndex={-1}
        data-pane="work"
        className="min-h-0 flex-1 p-4 -outline-offset-2!"
        {...kept}
      >
        {now.kind === "missed" ? (
          <div className="flex flex-wrap items-center gap-3">
            <p>{t`This screen could not be loaded.`}</p>
            <Button size="small" onPress={fetch}>
              {t`Retry`}
            </Button>
          </div>
        ) : (
          <Skeleton rows={3} rowClassName="h-14" />
        )}
      </main>
    );
  }

  return { Screen, fetch };
}
