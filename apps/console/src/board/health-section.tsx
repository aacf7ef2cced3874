import { i18n } from "@lingui/core";
import { t } from "@lingui/core/macro";
import type { Medium } from "@holdfast/case-schema";
import { isAvailable } from "@holdfast/queue-policy";
import { standsAs } from "@holdfast/wire";
import type { ReactNode } from "react";
import { isAlarming } from "../queue/is-alarming.ts";
import { useNow } from "../text/now.ts";
import { durationWords } from "../text/time-words.ts";
import type { BoardFacts } from "./board-facts.ts";
import { BoardSection } from "./board-section.tsx";
import { healthWords, levelWords } from "./board-words.ts";
import { QueueHealthList } from "./queue-health-list.tsx";
import { contactsEach, LONG_WAIT_MS, waitingLong } from "./strain.ts";

/** How the queue stands, in a word, in sentences, and in a few numbers. What is not known says so. */
export function HealthSection({ facts }: { readonly facts: BoardFacts }): ReactNode {
  const now = useNow();
  const { health, unclaimed, onShift, offShift } = facts;
  const unknown = t`unknown`;
  const level = health === null ? unknown : levelWords(health.level);
  const waitingSince = unclaimed?.map((row) => row.waitingSince);
  const longest =
    waitingSince === undefined
      ? unknown
      : waitingSince.length === 0
        ? t`nobody waits`
        : durationWords(now - Math.min(...waitingSince));
  const numberOf = <Each,>(list: readonly Each[] | null, counts: (each: Each) => boolean): string =>
    list === null ? unknown : String(list.filter(counts).length);
  const each = onShift === null || offShift === null ? undefined : contactsEach(onShift, offShift);
  const minutes = String(LONG_WAIT_MS / 60_000);
  return (
    <BoardSection heading={t`Queue health: ${level}`}>
      <p className={health?.level === "strained" ? "font-medium text-concern" : "text-muted"}>
        {health === null
          ? t`Not everything could be loaded, so it is not known how the queue stands.`
          : healthWords(health)}
      </p>
      <dl className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,9rem),1fr))] gap-2">
        <Tile name={t`Waiting`} value={numberOf(unclaimed, () => true)} />
        <Tile name={t`In danger, unclaimed`} value={numberOf(unclaimed, isAlarming)} />
        <Tile
          name={t`Waiting over ${minutes} min`}
          value={unclaimed === null ? unknown : String(waitingLong(unclaimed, now))}
        />
        <Tile name={t`Longest wait`} value={longest} />
        <Tile
          name={t`Contacts for each who is there`}
          value={each === undefined ? unknown : each === null ? t`nobody is there` : i18n.number(each)}
        />
        <Tile
          name={t`Available`}
          value={numberOf(onShift, ({ shift }) => isAvailable(shift, carriedBy(facts)))}
        />
        <Tile name={t`On a break`} value={numberOf(onShift, ({ shift }) => standsAs(shift) === "break")} />
        <Tile
          name={t`Consult only, or away`}
          value={numberOf(onShift, ({ shift }) => shift.apart !== null)}
        />
        <Tile
          name={t`Shift leads on shift`}
          value={numberOf(onShift, ({ shift }) => shift.role === "shift_lead")}
        />
      </dl>
      <QueueHealthList facts={facts} />
    </BoardSection>
  );
}

/** What is carried here; unknown, everything counts. */
function carriedBy({ channels }: BoardFacts): readonly Medium[] | undefined {
  return channels === null || channels.length === 0 ? undefined : channels.map(({ medium }) => medium);
}

function Tile({ name, value }: { readonly name: string; readonly value: string }): ReactNode {
  return (
    <div data-tile="" className="rounded-lg border border-line bg-surface px-3 py-2">
      <dt className="text-small text-muted">{name}</dt>
      <dd className="text-base font-semibold tabular-nums">{value}</dd>
    </div>
  );
}
