import "../grounding/grounding-texts.ts";
import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useEffect, type ReactNode } from "react";
import { keepShift, shift } from "../alerts/shift.ts";
import { announce } from "../announce/announce.ts";
import { focusFirst } from "../keys/focus-first.ts";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { useStore } from "../store/store.ts";
import { minutesAndSeconds } from "../text/minutes-and-seconds.ts";
import { useNow } from "../text/now.ts";
import { clockWords, durationWords } from "../text/time-words.ts";
import { isWrappingUp, type BreakReason, type OwnCare } from "./care-store.ts";
import { declineBreak, endAfterContact, extendAfterContact, takeOfferedBreak } from "./keep-care.ts";
import { OwnGroundingPlace } from "./own-grounding-place.tsx";
import { useCare } from "./use-care.ts";

const ID = "care";
/** How long before an end it is said, in milliseconds: more than the 20 seconds that WCAG 2.2.1 asks for. */
const WARNED_MS = 60_000;

/** My time after a contact, a break that is offered, and how long the one lasts that I took: mine alone, on every screen. */
export function CareBar(): ReactNode {
  const now = useNow(1_000);
  const own = useCare();
  const standing = useStore(shift);
  const kept = useKeptFocus(focusNext);
  const isOnBreak = standing.kind === "on" && standing.state === "break";
  const isAvailable = standing.kind === "on" && standing.state === "available";
  return (
    <div id={ID} {...kept}>
      {own !== null && isAvailable && isWrappingUp(own, now) ? <AfterContact own={own} now={now} /> : null}
      {own?.offer != null && isAvailable ? <Offer offer={own.offer} /> : null}
      {own?.breakUntil != null && isOnBreak ? <Break until={own.breakUntil} now={now} /> : null}
    </div>
  );
}

function AfterContact({ own, now }: { readonly own: OwnCare; readonly now: number }): ReactNode {
  const until = own.afterUntil ?? now;
  const clock = clockWords(until, now);
  useWarned(until, now, t`Your time after the contact is over in a minute. You can make it longer.`);
  return (
    <section aria-label={t`Your time after the contact`} tabIndex={-1} className={BAR}>
      <p className="flex w-full flex-wrap items-baseline gap-x-2">
        <span className="font-medium">{t`Time for you, until ${clock}.`}</span>
        <span aria-hidden="true" className="tabular-nums">
          {minutesAndSeconds(until - now)}
        </span>
        <span>{t`Nothing new is offered to you. Danger still shows, without a sound.`}</span>
      </p>
      <Button size="small" onPress={() => void extendAfterContact()}>{t`Five more minutes`}</Button>
      <Button size="small" onPress={() => void endAfterContact()}>{t`I am ready`}</Button>
      <OwnGroundingPlace />
    </section>
  );
}

function Offer({ offer }: { readonly offer: NonNullable<OwnCare["offer"]> }): ReactNode {
  const length = durationWords(offer.lengthMs);
  const words = offerWords(offer.because);
  useEffect(() => {
    announce({ kind: ID, urgency: "polite", words: () => words });
  }, [words]);
  return (
    <section aria-label={t`A break for you`} tabIndex={-1} className={BAR}>
      <span className="font-medium">{words}</span>
      <Button size="small" onPress={() => void takeOfferedBreak()}>{t`Take a break of ${length}`}</Button>
      <Button size="small" tone="quiet" onPress={() => void declineBreak()}>{t`Not now`}</Button>
    </section>
  );
}

function Break({ until, now }: { readonly until: number; readonly now: number }): ReactNode {
  const clock = clockWords(until, now);
  useWarned(until, now, t`Your break is over in a minute. Nobody calls you back.`);
  return (
    <section aria-label={t`Your break`} tabIndex={-1} className={BAR}>
      <span className="font-medium">
        {now < until
          ? t`Your break, until ${clock}.`
          : t`Your break was over at ${clock}. Take longer where you need it.`}
      </span>
      <Button size="small" onPress={() => void keepShift("available")}>{t`Back to work`}</Button>
    </section>
  );
}

/** Says once that something ends soon; again where it was made longer since. */
function useWarned(until: number, now: number, words: string): void {
  const isSoon = now < until && until - now <= WARNED_MS;
  useEffect(() => {
    if (isSoon) announce({ kind: ID, urgency: "polite", words: () => words });
  }, [isSoon, words]);
}

function offerWords(because: BreakReason): string {
  switch (because) {
    case "Q43_crisis":
      return t`That was a hard contact. A break is yours if you want one.`;
    case "Q43_three_heavy":
      return t`You had several hard contacts. A break is yours if you want one.`;
  }
}

/** Where the focus goes when the button that had it leaves: to what is left here, not to a button that nobody read yet (AL65), else to the work. */
function focusNext(): void {
  focusFirst(`#${ID} section`, "[data-pane='queue'] [role='row'][tabindex='0']", "#work");
}

const BAR =
  "-outline-offset-2! flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b border-line bg-info-tint px-4 py-1.5 text-info";
