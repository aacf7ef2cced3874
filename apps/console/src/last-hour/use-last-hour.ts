import { useCallback, useEffect, useState } from "react";
import { ask } from "../api/ask.ts";
import { latest } from "../store/latest.ts";
import { LastHourDocument, type LastHour } from "./last-hour-document.ts";

/** How often it is counted anew, in milliseconds. */
const EVERY_MS = 30_000;

/** The counts of the last hour as they were read last; `null` before that. What was known stays while it cannot be read. */
export function useLastHour(): {
  readonly hour: LastHour | null;
  readonly hasFailed: boolean;
  readonly look: () => void;
} {
  const [state, learn] = useState<{ readonly hour: LastHour | null; readonly hasFailed: boolean }>({
    hour: null,
    hasFailed: false,
  });
  const [newest] = useState(latest);
  const look = useCallback(() => {
    const read = async (): Promise<void> => {
      const answer = await newest.ask(async () => ask(LastHourDocument, {}, true));
      if (answer === null) return;
      learn(({ hour }) =>
        answer.kind === "data" ? { hour: answer.data.lastHour, hasFailed: false } : { hour, hasFailed: true },
      );
    };
    void read();
  }, [newest]);
  useEffect(() => {
    look();
    const again = setInterval(look, EVERY_MS);
    return () => {
      clearInterval(again);
      newest.forget();
    };
  }, [look, newest]);
  return { ...state, look };
}
