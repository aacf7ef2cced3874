import type { ReachFlag } from "@holdfast/case-schema";
import { classNames } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { focusAfterMove } from "../contact/focus-heading.ts";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { secondWords } from "../text/time-words.ts";
import { AfterDropOffer } from "./after-drop-offer.tsx";
import { AgreedChoice } from "./agreed-choice.tsx";
import { becauseOf } from "./because.ts";
import { shownLiftAsk } from "./lift-ask.ts";
import { LiftAskLines } from "./lift-ask-lines.tsx";
import { notTaken } from "./reach-acts.ts";
import type { ReachNow } from "./reach-of.ts";
import { ReasonLines } from "./reason-lines.tsx";
import { SilenceCountdown } from "./silence-countdown.tsx";
import { phaseAt, useSilenceNotices } from "./use-silence-notices.ts";
import { WayButtons } from "./way-buttons.tsx";
import { flagWords } from "./way-words.ts";

/**
 * Above where one writes: whether anything may be sent now, why not, since and until when, and what to do instead. Nothing
 * of it is said by colour alone, and nothing when all is well.
 */
export function LockBar({ reach }: { readonly reach: ReachNow }): ReactNode {
  const { id, decision, sendable, medium, awaySince } = reach;
  const now = useNow(1_000);
  const refused = useStore(notTaken).get(id) ?? null;
  const kept = useKeptFocus(focusAfterMove);
  const phase = phaseAt(decision.silence, now);
  const isCounted = medium === "text" && phase === "countdown";
  const { locksAt } = decision.silence;
  useSilenceNotices(id, medium === "text" ? phase : "quiet", locksAt);
  const reasons = becauseOf(decision);
  const isOff = decision.outcome === "locked";
  // They are about an answer, and while sending is off nobody answers.
  const flags = isOff
    ? []
    : decision.flags.filter((flag) => flag !== "shared_device" && flag !== "watched_device");
  const asked = shownLiftAsk(reach, now);
  const isCalm = reasons.length === 0 && flags.length === 0 && asked === null;
  const isOffered = reach.isMine && reach.safe.afterDrop !== null;
  if (isCalm && !isCounted && !isOffered && refused === null) return null;
  return (
    <section
      aria-label={t`Reaching them`}
      data-reach={decision.outcome}
      className={classNames(
        "my-2 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-hf border px-3 py-2 text-small",
        isOff || sendable.kind === "agreed" || isCounted
          ? "border-concern/40 bg-concern-tint text-concern"
          : "border-info/30 bg-info-tint text-info",
      )}
      {...kept}
    >
      <div id="reach-reason" className="flex min-w-0 flex-1 basis-80 flex-col gap-1">
        {isOff ? <p className="font-semibold">{t`Sending is off.`}</p> : null}
        <ReasonLines reach={reach} reasons={reasons} />
        {flags.length === 0 ? null : <FlagLine flags={flags} isMine={reach.isMine} />}
        {isCounted && locksAt !== null ? <SilenceCountdown locksAt={locksAt} /> : null}
        {asked === null ? null : <LiftAskLines reach={reach} ask={asked} now={now} />}
        {awaySince === null ? null : (
          <p>{t`The connection is away: this is how it stood at ${secondWords(awaySince)}.`}</p>
        )}
        {refused === null ? null : <p className="font-medium text-concern">{refused}</p>}
      </div>
      {reach.isMine && sendable.kind === "agreed" ? <AgreedChoice reach={reach} sendable={sendable} /> : null}
      <AfterDropOffer reach={reach} />
      <WayButtons reach={reach} reasons={reasons} />
    </section>
  );
}

/** What to know of an answer that may be sent all the same: whoever only reads the contact answers nobody. */
function FlagLine({
  flags,
  isMine,
}: {
  readonly flags: readonly ReachFlag[];
  readonly isMine: boolean;
}): ReactNode {
  const words = flags.map(flagWords).join("; ");
  return <p>{isMine ? t`You answer: ${words}.` : t`For whoever answers: ${words}.`}</p>;
}
