import { Explanation } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useEffect, useRef, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { secondWords } from "../text/time-words.ts";
import type { CallData } from "./call-data.ts";
import { promptWords } from "./prompt-words.ts";

/** As many as stay in view; the others are counted. */
const SHOWN = 8;

/**
 * What they pressed, the last first. Whoever cannot speak answers by keys: 1 for yes, 2 for no, once they were told so.
 */
export function CallKeys({ call, isLive }: { readonly call: CallData; readonly isLive: boolean }): ReactNode {
  const keys = call.keys.toReversed();
  const known = useRef(call.keys.length);
  useEffect(() => {
    const news = call.keys.slice(known.current);
    known.current = call.keys.length;
    if (!isLive || news.length === 0) return;
    const words = news
      .map(({ digit, asked }) =>
        asked === null ? digitWords(digit) : `${promptWords(asked)} ${digitWords(digit)}`,
      )
      .join(", ");
    announce({ kind: "keys", urgency: "polite", about: "mine", words: () => t`They pressed ${words}.` });
  }, [call.keys, isLive]);
  const older = keys.length - SHOWN;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-small">
      <span className="text-muted">{t`Keys they pressed:`}</span>
      {keys.length === 0 ? <span>{t`none`}</span> : null}
      {keys.length === 0 ? null : (
        <ol className="flex flex-wrap gap-2 tabular-nums" aria-label={t`Keys they pressed, the last first`}>
          {keys.slice(0, SHOWN).map(({ at, digit, asked }, nth) => (
            <li
              key={`${String(at)}-${String(keys.length - nth)}`}
              className="rounded-hf bg-theirs px-2 py-0.5"
            >
              {asked === null ? null : <span>{promptWords(asked)} </span>}
              <strong className="font-semibold">{digitWords(digit)}</strong> {secondWords(at)}
            </li>
          ))}
        </ol>
      )}
      {older > 0 ? <span>{t`and ${String(older)} before`}</span> : null}
      {isLive && call.lastPrompt !== null ? (
        <span>{t`Played last: ${promptWords(call.lastPrompt)}`}</span>
      ) : null}
      {isLive ? <Protocol /> : null}
    </div>
  );
}

/** A key and what it means where somebody cannot speak. */
export function digitWords(digit: string | null): string {
  if (digit === null) return t`not readable`;
  if (digit === "1") return t`1, yes`;
  return digit === "2" ? t`2, no` : digit;
}

/** How to talk with somebody who says nothing (handbook 3.4). */
function Protocol(): ReactNode {
  return (
    <Explanation label={t`They say nothing?`} title={t`Talking with whoever cannot speak`}>
      <p>
        {t`Say: “You do not have to speak. If you can, press 1 for yes and 2 for no. Is it safe to go on?” Or have it played by “Ask by keys”. Ask only what yes or no can answer. No key: ask twice more, over about two minutes. Then say that they can call or text again at any time, and end warmly. Never call back unless that was agreed.`}
      </p>
    </Explanation>
  );
}
