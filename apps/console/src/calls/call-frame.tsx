import "./call-texts.ts";
import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useEffect, useState, type ReactNode } from "react";
import { useDoings } from "../keys/doings.ts";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { CurrentCall } from "./current-call.tsx";
import { HelpOwedBar } from "./help-owed-bar.tsx";
import { MicrophoneBar } from "./microphone-bar.tsx";
import { OfferedCall } from "./offered-call.tsx";
import { PhoneLine } from "./phone-line.tsx";
import { phoneHere } from "./phone-here.ts";
import { startPhone } from "./run-phone.ts";
import { SoundPanel } from "./sound-panel.tsx";
import { useCurrentCall, useOffers } from "./use-my-calls.ts";
import { useCallNews } from "./use-call-news.ts";

/**
 * The bar of calls: what rings for me, else whom I talk with, else how the telephone stands. It lies over nothing, and what
 * happens in it moves no focus.
 */
export function CallFrame(): ReactNode {
  const { capabilities } = useMe();
  const canAnswer = capabilities.has("call.answer");
  const here = useStore(phoneHere);
  const offers = useOffers();
  const current = useCurrentCall(here);
  const [isOpen, open] = useState(false);
  useEffect(() => (canAnswer ? startPhone() : undefined), [canAnswer]);
  useCallNews(current);
  // What rings or is talked in ends by itself, and takes the button under somebody's finger along.
  const kept = useKeptFocus(focusCalls);
  useDoings({
    "go.calls": { run: focusCalls },
    "call.sound": { run: () => open((before) => !before) },
  });
  if (!canAnswer) return null;
  const [offer] = offers;
  return (
    <section
      id="calls"
      tabIndex={-1}
      aria-label={t`Calls`}
      data-pane="calls"
      className="flex flex-col border-b border-line bg-surface -outline-offset-2!"
      {...kept}
    >
      <MicrophoneBar here={here} />
      <HelpOwedBar />
      <div className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-0.5">
        {offer === undefined ? (
          current === null ? (
            <PhoneLine here={here} />
          ) : (
            <CurrentCall current={current} here={here} />
          )
        ) : (
          <OfferedCall offer={offer} more={offers.length - 1} here={here} />
        )}
        <Button
          size="small"
          tone="quiet"
          className="ml-auto"
          aria-expanded={isOpen}
          onPress={() => open(!isOpen)}
        >
          {t`Microphone and speaker`}
        </Button>
      </div>
      {offer !== undefined && current !== null ? (
        <div className="flex min-h-12 flex-wrap items-center gap-x-3 border-t border-line px-4 py-0.5">
          <CurrentCall current={current} here={here} />
        </div>
      ) : null}
      {isOpen ? <SoundPanel here={here} onClose={() => open(false)} /> : null}
    </section>
  );
}

function focusCalls(): void {
  document.querySelector<HTMLElement>("#calls")?.focus();
}
