import { useEffect, useState } from "react";
import { latest } from "../store/latest.ts";
import type { Answer } from "./ask.ts";

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
  const [newest] = useState(latest);
  const [askAgain] = useState(() => async (): Promise<void> => {
    const answer = await newest.ask(question);
    if (answer === null) return;
    setCame((before) =>
      answer.kind === "data" ? { data: answer.data, hasFailed: false } : { ...before, hasFailed: true },
    );
  });
  useEffect(() => {
    void askAgain();
    return newest.forget;
  }, [askAgain, newest]);
  return { ...came, askAgain };
}
