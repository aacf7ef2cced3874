import { plural, t } from "@lingui/core/macro";
import { useEffect, useState, type ReactNode } from "react";
import { ask } from "../api/ask.ts";
import type { ResultOf } from "../graphql.ts";
import { HouseClockDocument } from "./house-clock-document.ts";

type HouseClock = ResultOf<typeof HouseClockDocument>["houseClock"];

/** How often it is looked anew, in milliseconds: a gateway looks at its clock as often. */
const EVERY_MS = 60_000;
/** Further apart than this, waiting times are wrong by what somebody sees, as the gateway counts it (G525). */
const APART_SECONDS_MAX = 2;

/** That a clock of the house is wrong, for as long as it is; else nothing. What is not known is not said: it alarms nobody for nothing. */
export function ClockNotice(): ReactNode {
  const clock = useHouseClock();
  const words = clock === null ? [] : clockWrongWords(clock);
  return (
    <output className="block">
      {words.length === 0 ? null : (
        <div className="flex flex-col gap-1 rounded-lg bg-concern-tint px-3 py-2 text-concern">
          {words.map((each) => (
            <p key={each}>{each}</p>
          ))}
        </div>
      )}
    </output>
  );
}

function clockWrongWords({ aheadSeconds, doubt }: HouseClock): readonly string[] {
  const seconds = Math.abs(aheadSeconds);
  const apart = t`${plural(seconds, { one: "The clocks of Holdfast’s machines are # second apart: waiting times may be wrong. Whoever looks after the machines sets them right.", other: "The clocks of Holdfast’s machines are # seconds apart: waiting times may be wrong. Whoever looks after the machines sets them right." })}`;
  const doubted = t`A clock of Holdfast’s machines is not believed. Nothing is forgotten in time until it is right, or whoever looks after the machines says that it is. Nothing else waits for that.`;
  return [...(seconds > APART_SECONDS_MAX ? [apart] : []), ...(doubt === null ? [] : [doubted])];
}

/** How the clock stands; `null` while it is not known. */
function useHouseClock(): HouseClock | null {
  const [clock, learn] = useState<HouseClock | null>(null);
  useEffect(() => {
    let isOver = false;
    const read = async (): Promise<void> => {
      const answer = await ask(HouseClockDocument, {}, true);
      if (!isOver) learn(answer.kind === "data" ? answer.data.houseClock : null);
    };
    void read();
    const again = setInterval(() => void read(), EVERY_MS);
    return () => {
      isOver = true;
      clearInterval(again);
    };
  }, []);
  return clock;
}
