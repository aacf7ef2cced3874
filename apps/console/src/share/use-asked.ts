import { useEffect, useRef, useState } from "react";
import type { Answer } from "../api/ask.ts";

/** What was asked for by whoever looks at it. */
export interface Asked<Data> {
  /** `null` while it is on its way, and where it could not be had. */
  readonly data: Data | null;
  /** Whether the last question had no answer; what came before stays. */
  readonly hasFailed: boolean;
  readonly askAgain: () => Promise<void>;
}

/** Asks once as it is drawn, and again when told to. The newest question counts; what is asked does not change meanwhile. */
export function useAsked<Data>(question: () => Promise<Answer<Data>>): Asked<Data> {
  const [came, setCame] = useState<Pick<Asked<Data>, "data" | "hasFailed">>({ data: null, hasFailed: false });
  const asked = useRef(0);
  const [askAgain] = useState(() => async (): Promise<void> => {
    asked.current += 1;
    const nth = asked.current;
    const answer = await question();
    if (nth !== asked.current) return;
    setCame((before) =>
      answer.kind === "data" ? { data: answer.data, hasFailed: false } : { ...before, hasFailed: true },
    );
  });
  useEffect(() => {
    void askAgain();
    return () => {
      asked.current += 1;
    };
  }, [askAgain]);
  return { ...came, askAgain };
}
