import "../watching/watching-texts.ts";
import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { ask } from "../api/ask.ts";
import { BoardSection } from "../board/board-section.tsx";
import { useCounted } from "../last-hour/use-counted.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import { StaffingDocument, type StaffedHour, type Staffing } from "./staffing-document.ts";
import { hourWords, needWords, onShiftWords, shortWords, unknownWords, whyWords } from "./staffing-words.ts";

/** How often it is asked for anew, in milliseconds. */
const EVERY_MS = 60_000;

/** How many people the hours ahead need, for whoever leads: with the reasons, and what is unknown as unknown. */
export function StaffingSection(): ReactNode {
  const { counted, hasFailed, look } = useCounted(readStaffing, EVERY_MS);
  if (counted === null && !hasFailed) return null;
  return (
    <BoardSection heading={t`The next hours`}>
      {counted === null ? null : <Hours staffing={counted} />}
      {hasFailed ? (
        <p className="flex flex-wrap items-center gap-2 text-small text-concern">
          {counted === null
            ? t`How many people the next hours need is unknown.`
            : t`It could not be counted again. This may be out of date.`}
          <Button size="small" onPress={look}>{t`Count again`}</Button>
        </p>
      ) : null}
    </BoardSection>
  );
}

/** By the wall clock of this browser: that of the house, as its rota is written. */
async function readStaffing(): Promise<Staffing | "unread"> {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const answer = await ask(StaffingDocument, { zone }, true);
  return answer.kind === "data" ? (answer.data.staffing ?? "unread") : "unread";
}

function Hours({ staffing: { at, hours } }: { readonly staffing: Staffing }): ReactNode {
  const now = useNow();
  const [isWhole, showWhole] = useState(false);
  const clock = clockWords(at, now);
  const unknown = sameUnknown(hours);
  if (unknown !== null)
    return (
      <p className="text-muted">
        {t`How many people the next hours need is unknown.`} {unknown}
      </p>
    );
  const known = hours.some(({ need }) => need !== null);
  return (
    <>
      <p className="text-small text-muted tabular-nums">
        {t`Counted at ${clock}.`}{" "}
        {t`Mail and forms are not counted: they wait for the hours in which fewer come.`}{" "}
        {hours.every(({ onShift }) => onShift === null) ? t`The rota says nothing of advocates.` : null}
      </p>
      <ol aria-label={t`What each hour needs`} className="flex flex-col gap-2">
        {hours.map((hour) => (
          <Hour key={hour.from} hour={hour} isWhole={isWhole} />
        ))}
      </ol>
      {known ? (
        <Button
          size="small"
          tone="quiet"
          className="self-start"
          aria-expanded={isWhole}
          onPress={() => showWhole(!isWhole)}
        >
          {isWhole ? t`Hide from what this follows` : t`Show from what this follows`}
        </Button>
      ) : null}
    </>
  );
}

function Hour({ hour, isWhole }: { readonly hour: StaffedHour; readonly isWhole: boolean }): ReactNode {
  const now = useNow();
  const { need, unknown, onShift } = hour;
  const short = shortWords(hour);
  const when = hourWords(hour, now);
  return (
    <li data-hour="" className="rounded-lg border border-line bg-surface px-3 py-2 tabular-nums">
      <span className="block font-medium">{when}</span> {need === null ? t`Unknown.` : needWords(need)}{" "}
      {unknown === null ? null : unknownWords(unknown)} {onShiftWords(onShift)}{" "}
      {short === null ? null : <span className="font-medium text-concern">{short}</span>}
      {isWhole && need !== null ? (
        <ul className="text-small text-muted">
          {need.media.map((medium) => (
            <li key={medium.medium}>{whyWords(medium)}</li>
          ))}
        </ul>
      ) : null}
    </li>
  );
}

/** Why nothing can be said of any hour, where it is the same of all; `null` where something can, or the reasons differ. */
function sameUnknown(hours: readonly StaffedHour[]): string | null {
  const reasons = hours.map(({ unknown }) => (unknown === null ? null : unknownWords(unknown)));
  const [first = null] = reasons;
  return reasons.every((reason) => reason === first) ? first : null;
}
