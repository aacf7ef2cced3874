import "./alarm-texts.ts";
import { Button } from "@holdfast/ui";
import { RadioChoice } from "@holdfast/ui/radio-choice";
import { plural, t } from "@lingui/core/macro";
import { useRef, useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { tell } from "../api/ask.ts";
import { serverNow } from "../clock/server-clock.ts";
import { failureWords } from "../contact/moves.ts";
import { useMe } from "../session/use-me.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import { TurnOffSurgeDocument, TurnOnSurgeDocument, type StandingData } from "./alarm-documents.ts";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { lookAtStanding } from "./standing.ts";
import { endIn } from "./surge-end.ts";
import { idToTurnOn, nowKnown } from "./surge-id.ts";
import { atOnceWords, surgeWords, type SurgeKind } from "./surge-words.ts";

const MINUTE_MS = 60_000;
const HOURS = ["1", "2", "4", "12"] as const;
const MINUTES = ["2", "5", "10", "20", "60"] as const;
const OTHERS = ["none", "5", "10", "25", "50"] as const;

interface Chosen {
  readonly hours: (typeof HOURS)[number];
  readonly minutes: (typeof MINUTES)[number];
  readonly others: (typeof OTHERS)[number];
}

/**
 * One thing that a lead turns on when more come than the shift can answer: what it does in words, whom it concerns and until when,
 * asked before it is on; whoever turned it on, and until when, while it is; and the way off.
 */
export function SurgeSwitch({
  kind,
  surge,
  isLead,
}: {
  readonly kind: SurgeKind;
  readonly surge: StandingData["surges"][number] | null;
  readonly isLead: boolean;
}): ReactNode {
  const now = useNow();
  const me = useMe().id;
  const words = surgeWords(kind);
  const [isAsked, askFor] = useState(false);
  const [chosen, choose] = useState<Chosen>({ hours: "1", minutes: "5", others: "none" });
  const [fault, say] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  // Each press takes its button away: whoever pressed it goes on with what came in its place.
  const kept = useKeptFocus(() => box.current?.querySelector<HTMLElement>("fieldset, button")?.focus());

  async function turn(isOn: boolean): Promise<void> {
    setBusy(true);
    const { hours, minutes, others } = chosen;
    const id = isOn ? idToTurnOn(me, kind, hours, minutes, others) : (surge?.id ?? "");
    const answer = isOn
      ? await tell(TurnOnSurgeDocument, { id, kind, ...asGiven(kind, chosen) })
      : await tell(TurnOffSurgeDocument, { id });
    if (answer.kind === "data") nowKnown(id);
    setBusy(false);
    const wrong =
      answer.kind !== "data"
        ? failureWords(answer.kind)
        : answer.data.done.__typename === "SurgeTurned"
          ? null
          : "hasNoNumber" in answer.data.done && answer.data.done.hasNoNumber
            ? t`No partner’s number is kept. An administrator keeps one under Settings.`
            : t`That was not done: somebody else was faster.`;
    say(wrong);
    if (wrong === null) askFor(false);
    announce({
      kind: `surge:${kind}`,
      urgency: wrong === null ? "polite" : "assertive",
      words: () => wrong ?? (isOn ? words.isOn : t`It is off.`),
    });
    await lookAtStanding();
  }

  return (
    <div ref={box} className="flex flex-wrap items-center gap-x-3 gap-y-2" {...kept}>
      {surge === null ? null : (
        <>
          <p className="rounded-lg bg-info-tint px-3 py-2 text-info tabular-nums">
            {words.isOn} {surge.partnerAtOnce === null ? null : `${atOnceWords(surge.partnerAtOnce)} `}
            {t`${surge.by.name} turned it on, until ${clockWords(surge.endsAt, now)}.`}
          </p>
          {isLead ? (
            <Button size="small" isPending={isBusy} onPress={() => void turn(false)}>
              {words.turnOff}
            </Button>
          ) : null}
        </>
      )}
      {surge !== null || !isLead || isAsked ? null : (
        <Button size="small" onPress={() => askFor(true)}>
          {words.turnOn}
        </Button>
      )}
      {surge === null && isAsked ? (
        <fieldset
          tabIndex={-1}
          aria-label={words.turnOn}
          className="flex flex-col gap-2 rounded-lg border border-line bg-surface px-3 py-2"
        >
          <p className="max-w-prose">{words.does}</p>
          <Bounds kind={kind} chosen={chosen} onChoose={choose} />
          <p className="flex flex-wrap gap-2">
            <Button tone="primary" size="small" isPending={isBusy} onPress={() => void turn(true)}>
              {words.now}
            </Button>
            <Button size="small" tone="quiet" onPress={() => askFor(false)}>
              {t`Cancel`}
            </Button>
          </p>
        </fieldset>
      ) : null}
      {fault === null ? null : <p className="w-full text-concern">{fault}</p>}
    </div>
  );
}

function Bounds({
  kind,
  chosen,
  onChoose,
}: {
  readonly kind: SurgeKind;
  readonly chosen: Chosen;
  readonly onChoose: (chosen: Chosen) => void;
}): ReactNode {
  return (
    <>
      {kind === "longer_wait" ? null : (
        <RadioChoice
          label={t`Whoever waits for longer than`}
          showsLabel
          choices={MINUTES.map((id) => ({
            id,
            label: plural(Number(id), { one: "# minute", other: "# minutes" }),
          }))}
          selected={chosen.minutes}
          onSelect={(minutes) => onChoose({ ...chosen, minutes })}
        />
      )}
      {kind === "overflow" ? (
        <RadioChoice
          label={t`Or has so many others before them`}
          showsLabel
          choices={OTHERS.map((id) => ({ id, label: id === "none" ? t`However many` : id }))}
          selected={chosen.others}
          onSelect={(others) => onChoose({ ...chosen, others })}
        />
      ) : null}
      <RadioChoice
        label={t`For how long, at most`}
        showsLabel
        choices={HOURS.map((id) => ({
          id,
          label: plural(Number(id), { one: "# hour", other: "# hours" }),
        }))}
        selected={chosen.hours}
        onSelect={(hours) => onChoose({ ...chosen, hours })}
      />
    </>
  );
}

/** Of a longer wait everybody is told who waits, so that it has no bounds. */
function asGiven(kind: SurgeKind, { hours, minutes, others }: Chosen) {
  return {
    endsAt: endIn(Number(hours), serverNow()),
    afterMs: kind === "longer_wait" ? null : Number(minutes) * MINUTE_MS,
    behind: kind === "overflow" && others !== "none" ? Number(others) : null,
  };
}
