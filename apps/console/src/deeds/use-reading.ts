import { useEffect, useState } from "react";
import type { Answer } from "../api/ask.ts";
import { serverNow } from "../clock/server-clock.ts";
import { latest } from "../store/latest.ts";

/** What is read for a part of a screen: as last told, and as of when. */
export type Reading<Data> =
  | { readonly kind: "loading" | "failed" }
  | { readonly kind: "ready"; readonly data: Data; readonly readAt: number; readonly isStale: boolean };

/** How often it is asked anew, in milliseconds: a clock that began meanwhile is not seen late. */
const EVERY_MS = 30_000;

/** Reads it as it is drawn, again while it stands there, and when told to. What is known stays while the gateway is away. */
export function useReading<Data>(question: () => Promise<Answer<Data>>): {
  readonly reading: Reading<Data>;
  readonly look: () => Promise<void>;
} {
  const [reading, setReading] = useState<Reading<Data>>({ kind: "loading" });
  const [newest] = useState(latest);
  const [look] = useState(() => async (): Promise<void> => {
    const answer = await newest.ask(question);
    if (answer === null) return;
    setReading((before) => {
      if (answer.kind === "data")
        return { kind: "ready", data: answer.data, readAt: serverNow(), isStale: false };
      return before.kind === "ready" ? { ...before, isStale: true } : { kind: "failed" };
    });
  });
  useEffect(() => {
    void look();
    const timer = setInterval(() => void look(), EVERY_MS);
    return () => {
      clearInterval(timer);
      newest.forget();
    };
  }, [look, newest]);
  return { reading, look };
}
