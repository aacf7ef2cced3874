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

const HOURS = ["1", "2", "4", "12"] as const;

/** Whether whoever is on call is paged, until when; a lead pages them, after a question, and stops it. */
export function PageOnCall({
  surge,
  isLead,
}: {
  readonly surge: StandingData["surges"][number] | null;
  readonly isLead: boolean;
}): ReactNode {
  const now = useNow();
  const me = useMe().id;
  const [isAsked, askFor] = useState(false);
  const [hours, choose] = useState<(typeof HOURS)[number]>("1");
  const [fault, say] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  // Each press takes its button away: whoever pressed it goes on with what came in its place.
  const kept = useKeptFocus(() => box.current?.querySelector<HTMLElement>("fieldset, button")?.focus());

  async function turn(on: boolean): Promise<void> {
    setBusy(true);
    const id = on ? idToTurnOn(me, "page", hours) : (surge?.id ?? "");
    const answer = on
      ? await tell(TurnOnSurgeDocument, { id, kind: "page", endsAt: endIn(Number(hours), serverNow()) })
      : await tell(TurnOffSurgeDocument, { id });
    if (answer.kind === "data") nowKnown(id);
    setBusy(false);
    const wrong =
      answer.kind !== "data"
        ? failureWords(answer.kind)
        : answer.data.done.__typename === "SurgeTurned"
          ? null
          : t`That was not done: somebody else was faster.`;
    say(wrong);
    if (wrong === null) askFor(false);
    const done = on ? t`Whoever is on call is told that they are needed.` : t`They are paged no longer.`;
    announce({
      kind: "page",
      urgency: wrong === null ? "polite" : "assertive",
      words: () => wrong ?? done,
    });
    await lookAtStanding();
  }

  return (
    <div ref={box} className="flex flex-wrap items-center gap-x-3 gap-y-2" {...kept}>
      {surge === null ? null : (
        <>
          <p className="rounded-lg bg-info-tint px-3 py-2 text-info tabular-nums">
            {t`${surge.by.name} pages whoever is on call until ${clockWords(surge.endsAt, now)}.`}
          </p>
          {isLead ? (
            <Button size="small" isPending={isBusy} onPress={() => void turn(false)}>
              {t`Stop paging`}
            </Button>
          ) : null}
        </>
      )}
      {surge !== null || !isLead || isAsked ? null : (
        <Button size="small" onPress={() => askFor(true)}>{t`Page whoever is on call`}</Button>
      )}
      {surge === null && isAsked ? (
        <fieldset
          tabIndex={-1}
          aria-label={t`Page whoever is on call`}
          className="flex flex-col gap-2 rounded-lg border border-line bg-surface px-3 py-2"
        >
          <p className="max-w-prose">
            {t`They get an email or a text without a word of anybody: that they are needed, and where to sign in.`}
          </p>
          <RadioChoice
            label={t`For how long, at most`}
            showsLabel
            choices={HOURS.map((id) => ({
              id,
              label: plural(Number(id), { one: "# hour", other: "# hours" }),
            }))}
            selected={hours}
            onSelect={choose}
          />
          <p className="flex flex-wrap gap-2">
            <Button tone="primary" size="small" isPending={isBusy} onPress={() => void turn(true)}>
              {t`Page them now`}
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
