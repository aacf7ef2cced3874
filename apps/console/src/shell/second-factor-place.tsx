import { useEffect, type ReactNode } from "react";
import { learnFactorTime } from "../session/factor-time.ts";
import { useMe } from "../session/use-me.ts";
import { LaterBar } from "./later-bar.tsx";
import { laterPart, type LaterPart } from "./later-part.ts";

const BAR: LaterPart = laterPart(
  async () => (await import("../roles/second-factor-bar.tsx")).SecondFactorBar,
);

/** How often it is asked, in milliseconds, whether one is wanted: whoever has a quarter of an hour for it is told within a minute of it. */
const EVERY_MS = 60_000;

/** Where it stands that a second factor is wanted, and by when: fetched once it is. */
export function SecondFactorPlace({ part = BAR }: { readonly part?: LaterPart }): ReactNode {
  const { secondFactorBy } = useMe();
  useEffect(() => {
    const again = setInterval(() => void learnFactorTime(), EVERY_MS);
    return () => clearInterval(again);
  }, []);
  return secondFactorBy === null ? null : <LaterBar part={part} capability="self.read" />;
}
