import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { KeyHint } from "../keys/key-hint.tsx";
import type { Reason } from "./because.ts";
import { isLiftable, isLiftAsked } from "./lift-ask.ts";
import { actOn } from "./reach-acts.ts";
import { askAbout } from "./reach-dialog-store.ts";
import type { ReachNow } from "./reach-of.ts";

/** What the console can do about it, as buttons; what only they or time can do stands in words above. */
export function WayButtons({
  reach,
  reasons,
}: {
  readonly reach: ReachNow;
  readonly reasons: readonly Reason[];
}): ReactNode {
  const { id, isMine, mayLift, isBusy, safe, decision, awaySince } = reach;
  const isOff = awaySince !== null;
  // What they say is long in some languages: it wraps where a window is narrow.
  const common = {
    size: "small",
    className: "max-w-full whitespace-normal!",
    isDisabled: isOff,
    isPending: isBusy,
  } as const;
  const names = new Set(reasons.map(({ name }) => name));
  const ways = new Set(reasons.flatMap((reason) => reason.ways));
  const canLift = isLiftable(reach);
  const isAsked = isLiftAsked(reach);
  const isToAsk =
    ways.has("record_what_they_told") ||
    ways.has("record_what_they_ask_now") ||
    ways.has("ask_when_they_write") ||
    decision.flags.some((flag) => flag === "no_preference" || flag === "preference_expired");
  const buttons: readonly (ReactNode | false)[] = [
    isMine && !decision.hands.isConfirmed && (
      <Button key="same" {...common} onPress={() => void actOn(id, { kind: "confirm_same" })}>
        {t`It is the same person`}
        <KeyHint id="contact.same-person" />
      </Button>
    ),
    isMine && isToAsk && (
      <Button key="record" {...common} onPress={() => askAbout(id, "preference")}>
        {t`Record what they ask for now`}
        <KeyHint id="contact.preference" />
      </Button>
    ),
    isMine && safe.optOut?.by === "in_words" && (
      <Button key="anew" {...common} onPress={() => void actOn(id, { kind: "agreed_anew" })}>
        {t`They agreed anew`}
      </Button>
    ),
    isMine && names.has("may_be_exploiter") && (
      <Button key="unmark" {...common} onPress={() => void actOn(id, { kind: "take_back_mark" })}>
        {t`Take back the mark`}
      </Button>
    ),
    (canLift || isAsked) && mayLift && (
      <Button key="lift" {...common} onPress={() => askAbout(id, "lift")}>
        {t`Lift for one check message…`}
      </Button>
    ),
    isAsked && mayLift && reach.liftAsk?.read != null && (
      <Button key="decline" {...common} onPress={() => askAbout(id, "decline_lift")}>
        {t`Decline to lift…`}
      </Button>
    ),
    canLift && !isAsked && !mayLift && isMine && (
      <Button key="lead" {...common} onPress={() => askAbout(id, "ask_lift")}>
        {t`Ask a lead to lift it…`}
      </Button>
    ),
    isAsked && isMine && (
      <Button key="unask" {...common} onPress={() => void actOn(id, { kind: "take_back_lift_ask" })}>
        {t`Take back what you asked`}
      </Button>
    ),
  ];
  const shown = buttons.filter((each) => each !== false);
  return shown.length === 0 ? null : <div className="flex flex-wrap gap-2">{shown}</div>;
}
