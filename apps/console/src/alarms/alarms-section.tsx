import "./alarm-texts.ts";
import { SEEN_TO_FOR_MS } from "@holdfast/case-schema";
import { Button } from "@holdfast/ui";
import { plural, t } from "@lingui/core/macro";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { ALERTS } from "../alerts/alert-table.ts";
import { announce } from "../announce/announce.ts";
import { tell } from "../api/ask.ts";
import { BoardSection } from "../board/board-section.tsx";
import { failureWords } from "../contact/moves.ts";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { useMe } from "../session/use-me.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import { AcknowledgeAlarmDocument, type StandingData } from "./alarm-documents.ts";
import { alarmWords } from "./alarm-words.ts";
import { PageOnCall } from "./page-on-call.tsx";
import { lookAtStanding, useStanding } from "./standing.ts";
import { SurgeSwitch } from "./surge-switch.tsx";
import { SURGE_KINDS } from "./surge-words.ts";

type Alarm = StandingData["alarms"][number];

/** What is said at once as it begins, and to whoever wants to hear only what is urgent, too (AL72). */
const PRESSING: ReadonlySet<Alarm["kind"]> = new Set(["danger_unclaimed", "danger_owed", "lead_missing"]);

/** What whoever is on call is told of outside of the house, who sees to it, and what leads turned on for a while. */
export function AlarmsSection(): ReactNode {
  const standing = useStanding();
  const isLead = useMe().capabilities.has("surge.turn");
  useBeginningsSaid(isLead ? standing?.alarms : undefined);
  const kept = useKeptFocus(() => document.querySelector<HTMLElement>("#work")?.focus());
  const isQuiet = standing?.alarms.length === 0 && standing.surges.length === 0;
  if (standing === undefined || (isQuiet && !isLead)) return null;
  return (
    <BoardSection heading={t`Alarms`}>
      <div className="flex flex-col gap-2" {...kept}>
        {standing === null ? <p>{t`Which alarms stand is unknown.`}</p> : null}
        <ul className="flex flex-col gap-1">
          {standing?.alarms.map((alarm) => (
            <AlarmLine key={alarm.id} alarm={alarm} isLead={isLead} />
          ))}
        </ul>
        {standing === null ? null : (
          <div className="flex flex-wrap items-start gap-2">
            <PageOnCall surge={standing.surges.find(({ kind }) => kind === "page") ?? null} isLead={isLead} />
            {SURGE_KINDS.map((each) => (
              <SurgeSwitch
                key={each}
                kind={each}
                surge={standing.surges.find(({ kind }) => kind === each) ?? null}
                isLead={isLead}
              />
            ))}
          </div>
        )}
      </div>
    </BoardSection>
  );
}

/** Says what begins while it is looked at (AL66). Whoever paged heard so as they did. */
function useBeginningsSaid(alarms: readonly Alarm[] | undefined): void {
  const known = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    if (alarms === undefined) return;
    const before = known.current;
    known.current = new Set(alarms.map(({ id }) => id));
    if (before === null) return;
    for (const { id, kind } of alarms)
      if (!before.has(id) && kind !== "paged")
        announce({
          kind: `${ALERTS.alarm_begins.rule}:${id}`,
          ...ALERTS.alarm_begins.speech,
          urgency: PRESSING.has(kind) ? "assertive" : ALERTS.alarm_begins.speech.urgency,
          about: "everyone",
          words: () => alarmWords(kind),
        });
  }, [alarms]);
}

function AlarmLine({ alarm, isLead }: { readonly alarm: Alarm; readonly isLead: boolean }): ReactNode {
  const now = useNow();
  const [fault, say] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const { id, kind, since, acknowledgedBy, told, isYours, notSent } = alarm;
  const words = alarmWords(kind);
  async function acknowledge(): Promise<void> {
    setBusy(true);
    const answer = await tell(AcknowledgeAlarmDocument, { id });
    setBusy(false);
    const wrong =
      answer.kind !== "data"
        ? failureWords(answer.kind)
        : answer.data.done.__typename === "AlarmNotYours"
          ? t`Shift leads see to alarms, and whoever was told of one.`
          : null;
    say(wrong);
    announce({
      kind: `alarm:${id}`,
      urgency: wrong === null ? "polite" : "assertive",
      words: () => wrong ?? seenToWords(kind),
    });
    await lookAtStanding();
  }
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-lg bg-concern-tint px-3 py-2 text-concern tabular-nums">
      <span>
        <span className="font-medium">{words}</span> {t`since ${clockWords(since, now)}.`}{" "}
        {toldWords(told, notSent)}
      </span>
      {acknowledgedBy === null ? null : <span>{t`${acknowledgedBy.name} sees to it.`}</span>}
      {acknowledgedBy === null && (isLead || isYours) ? (
        <Button
          size="small"
          isPending={isBusy}
          aria-label={t`I see to it: ${words}`}
          onPress={() => void acknowledge()}
        >
          {t`I see to it`}
        </Button>
      ) : null}
      {fault === null ? null : <span className="w-full">{fault}</span>}
    </li>
  );
}

/** What somebody is told who sees to one: of danger for how long that counts (RO18). */
function seenToWords(kind: Alarm["kind"]): string {
  const minutes = String(SEEN_TO_FOR_MS / 60_000);
  if (kind === "danger_unclaimed")
    return t`You see to it. Unless somebody has them in ${minutes} minutes, whoever is on call is told again.`;
  if (kind === "danger_owed")
    return t`You see to it. Unless they are answered in ${minutes} minutes, whoever is on call is told again.`;
  return t`You see to it. Nobody is told of it any more.`;
}

function toldWords(told: number, notSent: number): string {
  const people =
    told === 0
      ? t`Nobody on call could be told.`
      : plural(told, { one: "# person on call was told.", other: "# people on call were told." });
  return notSent === 0
    ? people
    : `${people} ${plural(notSent, { one: "# message did not get out.", other: "# messages did not get out." })}`;
}
