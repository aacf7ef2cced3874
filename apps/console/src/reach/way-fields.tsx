import type { ReachWay, Weekday } from "@holdfast/case-schema";
import { Button, TextField } from "@holdfast/ui";
import { CheckChoice } from "@holdfast/ui/check-choice";
import { RadioChoice } from "@holdfast/ui/radio-choice";
import { ToggleSwitch } from "@holdfast/ui/toggle-switch";
import { i18n } from "@lingui/core";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { serverNow } from "../clock/server-clock.ts";
import { ALL_DAYS, ANY_TIME, type HoursDraft, type WayDraft, type WhenDraft } from "./preference-draft.ts";
import { Problem, problemProps, type Problems } from "./problem.tsx";

export interface WayFieldsProps {
  readonly way: ReachWay;
  /** `null`: they did not agree to it. */
  readonly draft: WayDraft | null;
  readonly onChange: (draft: WayDraft | null) => void;
  readonly problems: Problems;
}

/** One way: whether they agreed to it, when it is safe, as whom we are there, and whether a message may be left. */
export function WayFields({ way, draft, onChange, problems }: WayFieldsProps): ReactNode {
  const name = wayName(way);
  const change = (part: Partial<WayDraft>): void => onChange({ ...(draft ?? ANY_TIME), ...part });
  return (
    <fieldset className="flex flex-col gap-1.5 border-l-2 border-line pl-3">
      <legend className="sr-only">{name}</legend>
      <ToggleSwitch
        label={name}
        isOn={draft !== null}
        onChange={(isOn) => onChange(isOn ? ANY_TIME : null)}
      />
      {draft === null ? null : (
        <>
          <RadioChoice<WhenDraft["kind"]>
            label={t`${name}: when is it safe`}
            selected={draft.when.kind}
            onSelect={(kind) => change({ when: whenOf(kind, serverNow()) })}
            choices={[
              { id: "any_time", label: t`Any time` },
              { id: "until", label: t`From now until…` },
              { id: "hours", label: t`In these hours…` },
            ]}
          />
          <WhenFields way={way} when={draft.when} onChange={(when) => change({ when })} />
          <Problem of={`ways.${way}`} problems={problems} />
          {way === "call" ? (
            <ToggleSwitch
              label={t`A message may be left`}
              isOn={draft.mayLeaveVoicemail}
              onChange={(mayLeaveVoicemail) => change({ mayLeaveVoicemail })}
            />
          ) : null}
          <div className="flex flex-wrap gap-2">
            <TextField
              className="min-w-40 flex-1"
              label={t`${name}: under which name we write or call`}
              value={draft.aliasName}
              maxLength={60}
              onChange={(aliasName) => change({ aliasName })}
              {...problemProps(`ways.${way}.alias`, problems)}
            />
            <TextField
              className="min-w-40 flex-1"
              label={t`${name}: about what, if somebody else asks`}
              value={draft.aliasTopic}
              maxLength={120}
              onChange={(aliasTopic) => change({ aliasTopic })}
            />
          </div>
          <Problem of={`ways.${way}.alias`} problems={problems} />
        </>
      )}
    </fieldset>
  );
}

function WhenFields({
  way,
  when,
  onChange,
}: {
  readonly way: ReachWay;
  readonly when: WhenDraft;
  readonly onChange: (when: WhenDraft) => void;
}): ReactNode {
  if (when.kind === "any_time") return null;
  if (when.kind === "until")
    return (
      <TextField
        id={`until-${way}`}
        className="max-w-40"
        label={t`Until, by their clock`}
        value={when.until}
        onChange={(until) => onChange({ kind: "until", until, since: serverNow() })}
      />
    );
  const { hours } = when;
  const change = (nth: number, part: Partial<HoursDraft>): void =>
    onChange({ kind: "hours", hours: hours.map((each, at) => (at === nth ? { ...each, ...part } : each)) });
  return (
    <div className="flex flex-col gap-2">
      {hours.map((each, nth) => {
        const place = String(nth + 1);
        return (
          // Hours have no name of their own, and are only added at the end.
          <div key={nth} className="flex flex-col gap-1">
            <CheckChoice<Weekday>
              label={t`Days, hours ${place}`}
              choices={ALL_DAYS.map((id) => ({ id, label: dayName(id) }))}
              selected={each.days}
              onSelect={(days) => change(nth, { days })}
            />
            <div className="flex flex-wrap items-end gap-2">
              <TextField
                className="w-28"
                label={t`From, hours ${place}`}
                value={each.from}
                onChange={(from) => change(nth, { from })}
              />
              <TextField
                className="w-28"
                label={t`Until, hours ${place}`}
                value={each.until}
                onChange={(until) => change(nth, { until })}
              />
              {hours.length < 2 ? null : (
                <Button
                  size="small"
                  onPress={() => onChange({ kind: "hours", hours: hours.filter((_, at) => at !== nth) })}
                >
                  {t`Remove hours ${place}`}
                </Button>
              )}
            </div>
          </div>
        );
      })}
      <Button
        size="small"
        className="self-start"
        onPress={() => onChange({ kind: "hours", hours: [...hours, NEW_HOURS] })}
      >
        {t`More hours`}
      </Button>
    </div>
  );
}

const NEW_HOURS: HoursDraft = { days: ALL_DAYS, from: "", until: "" };

function whenOf(kind: WhenDraft["kind"], now: number): WhenDraft {
  if (kind === "any_time") return { kind };
  return kind === "until" ? { kind, until: "", since: now } : { kind, hours: [NEW_HOURS] };
}

function wayName(way: ReachWay): string {
  return { text: t`Text`, call: t`Call`, email: t`Email` }[way];
}

/** A weekday as the reader's language shortens it. The first of January 2024 was a Monday. */
function dayName(day: Weekday): string {
  const date = new Date(Date.UTC(2024, 0, 1 + ALL_DAYS.indexOf(day)));
  return i18n.date(date, { weekday: "short", timeZone: "UTC" });
}
