import { Button } from "@holdfast/ui";
import { plural, t } from "@lingui/core/macro";
import { useEffect, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import type { HeavyOf } from "./heavy-store.ts";
import { checkInWith } from "./check-in-with.ts";

/**
 * For leads alone: that somebody had much that was hard, so that one of them looks after them; or who did (A120). What was said is
 * asked for nowhere. `heavy`: `null` where nothing is known of them.
 */
export function CheckIn({
  name,
  heavy,
}: {
  readonly name: string;
  readonly heavy: HeavyOf | null;
}): ReactNode {
  const kept = useKeptFocus(focusBoard);
  const now = useNow();
  return (
    <div {...kept}>
      {heavy?.isCheckInDue === true ? <Prompt name={name} heavy={heavy} /> : null}
      {heavy?.isCheckInDue === false && heavy.checkedIn !== null ? (
        <p className="text-small text-muted tabular-nums">
          {checkedWords(heavy.checkedIn.by, clockWords(heavy.checkedIn.at, now))}
        </p>
      ) : null}
    </div>
  );
}

function Prompt({
  name,
  heavy: { id, count },
}: {
  readonly name: string;
  readonly heavy: HeavyOf;
}): ReactNode {
  const words = t`${plural(count, {
    one: "# hard contact on this shift. Ask how they are.",
    other: "# hard contacts on this shift. Ask how they are.",
  })}`;
  useEffect(() => {
    announce({ kind: `check-in:${id}`, urgency: "polite", words: () => `${name}: ${words}` });
  }, [id, name, words]);
  return (
    <fieldset
      aria-label={t`Check in with ${name}`}
      className="flex flex-wrap items-center gap-2 rounded-hf bg-info-tint px-2 py-1.5 text-info"
    >
      <p className="w-full">
        <span className="font-medium">{words}</span> {t`What they say is written down nowhere.`}
      </p>
      <Button size="small" onPress={() => void checkInWith(id, true)}>{t`I checked in with ${name}`}</Button>
      <Button size="small" tone="quiet" onPress={() => void checkInWith(id, false)}>
        {t`No check-in with ${name} needed`}
      </Button>
    </fieldset>
  );
}

const checkedWords = (by: string, clock: string): string => t`${by} checked in at ${clock}`;

/** The button that had the focus is gone: the board itself has it. */
function focusBoard(): void {
  document.querySelector<HTMLElement>("#work")?.focus();
}
