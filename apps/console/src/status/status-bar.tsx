import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { LastAct } from "../acts/last-act.tsx";
import { SoundWords } from "../alerts/sound-words.tsx";
import { waitingToAsk } from "../api/fetch-patiently.ts";
import { clockOffWords } from "../clock/clock-words.ts";
import { clockOffset } from "../clock/server-clock.ts";
import { WordsVeil } from "../comfort/words-veil.tsx";
import { freshness } from "../live/connection.ts";
import { breakOf } from "../live/freshness.ts";
import { hold } from "../queue/hold-store.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { secondWords } from "../text/time-words.ts";

/** Whether what is on screen is current, at the same place always. */
export function StatusBar(): ReactNode {
  const fresh = useStore(freshness);
  const clockWords = clockOffWords(useStore(clockOffset));
  return (
    <footer className="flex min-h-8 flex-wrap items-center gap-x-3 border-t border-line bg-surface px-4 py-0.5 text-small text-muted tabular-nums">
      <StateWords />
      {fresh.kind === "live" ? <span>{t`Up to date ${secondWords(fresh.provedAt)}`}</span> : null}
      {useStore(hold) === null ? null : <span className="font-medium text-info">{t`Updates held`}</span>}
      {useStore(waitingToAsk) === 0 ? null : (
        <span className="font-medium text-concern">{t`Much was asked at once: it goes on in a moment`}</span>
      )}
      <WordsVeil />
      <LastAct />
      <SoundWords />
      {clockWords === null ? null : <span className="ml-auto text-concern">{clockWords}</span>}
    </footer>
  );
}

function StateWords(): ReactNode {
  const now = useNow(1_000);
  const fresh = useStore(freshness);
  if (fresh.kind === "starting") return <span>{t`○ Connecting`}</span>;
  switch (breakOf(fresh, now)) {
    case "none":
      return <span className="font-medium text-safe">{t`● Live`}</span>;
    case "flicker":
    case "reconnecting":
      return <span className="font-medium text-concern">{t`◐ Reconnecting`}</span>;
    case "offline":
      return <span className="font-medium text-concern">{t`○ Offline`}</span>;
  }
}
