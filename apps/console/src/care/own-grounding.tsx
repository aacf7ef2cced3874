import "../grounding/grounding-texts.ts";
import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { serverNow } from "../clock/server-clock.ts";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { minutesAndSeconds } from "../text/minutes-and-seconds.ts";
import { useNow } from "../text/now.ts";
import { MINUTES_3_MS, ownGroundingAt } from "./own-grounding-at.ts";

interface Begun {
  readonly startedAt: number;
  readonly isLonger: boolean;
}

/** The kind of what it says aloud. */
const KIND = "own-grounding";

/**
 * Three minutes for whoever had a contact, and three more without asking anybody, once. Theirs alone: it stands in no record, asks
 * for no number and is told to nobody.
 */
export function OwnGrounding(): ReactNode {
  const now = useNow(1_000);
  const [begun, begin] = useState<Begun | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const kept = useKeptFocus(() => place.current?.querySelector("button")?.focus());
  const at = begun === null ? null : ownGroundingAt(begun, now, promptsWords().length);
  const words = at?.kind === "going" ? (promptsWords()[at.prompt] ?? "") : null;
  useEffect(() => {
    if (words !== null) announce({ kind: KIND, urgency: "polite", words: () => words });
  }, [words]);
  return (
    <div ref={place} className="flex flex-wrap items-center gap-2" {...kept}>
      {begun === null || at === null ? (
        <Button size="small" onPress={() => begin({ startedAt: serverNow(), isLonger: false })}>
          {t`Three minutes for you`}
        </Button>
      ) : (
        <>
          {at.kind === "going" ? (
            <p className="w-full text-[1.25rem] leading-snug">
              <span className="text-small text-concern">{t`Draft.`}</span> {words}{" "}
              <span aria-hidden="true" className="text-small tabular-nums">
                {minutesAndSeconds(at.leftMs)}
              </span>
            </p>
          ) : (
            <p className="w-full">{t`The minutes are over. Nobody was told of them. Take longer where you need it.`}</p>
          )}
          {begun.isLonger ? null : (
            <Button size="small" onPress={() => begin({ ...begun, isLonger: true, ...restarted(at.kind) })}>
              {t`Three more`}
            </Button>
          )}
          <Button size="small" tone="quiet" onPress={() => begin(null)}>
            {at.kind === "going" ? t`Stop here` : t`Put it away`}
          </Button>
        </>
      )}
    </div>
  );
}

/** Three more that are asked for after the first are three from now on. */
function restarted(kind: "going" | "over"): Partial<Begun> {
  return kind === "over" ? { startedAt: serverNow() - MINUTES_3_MS } : {};
}

/** What there is to do; outward, with open eyes, none of it a must. A draft, which the screen says: no clinician has read it. */
function promptsWords(): readonly string[] {
  return [
    t`If you like, let your feet feel the floor.`,
    t`Look around, and let your eyes rest on something that is far away.`,
    t`Find three things of one colour.`,
    t`Listen for a sound outside this room.`,
    t`Let your shoulders do what they want. A sip of water is good, too.`,
    t`Say to yourself what day it is, and one thing that comes after this shift.`,
  ];
}
