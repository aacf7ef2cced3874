import { alphabetOf, switchCost } from "@holdfast/sms-text";
import { t } from "@lingui/core/macro";
import { useEffect, useRef } from "react";
import { announce } from "../announce/announce.ts";
import { characterWords } from "./character-words.ts";
import { textsWords } from "./text-count.ts";

/** Which character makes words need more texts, and how many; `null` while none does. */
export function switchWords(text: string): string | null {
  const cost = switchCost(text);
  if (cost === null) return null;
  const character = characterWords(cost.character);
  const [texts, instead] = [textsWords(cost.segments), String(cost.narrow)];
  return t`${character} makes this ${texts} instead of ${instead}.`;
}

/**
 * Tells those who listen, politely and once, that a character has made their words dearer, and that words will leave in
 * several texts. Said again only after it was over. What stood there when the place was opened is not news.
 */
export function useTextNotices(text: string, parts: number): void {
  const isDear = useRef(switchWords(text) !== null);
  const isSplit = useRef(parts > 1);
  useEffect(() => {
    const words = switchWords(text);
    if (words !== null && !isDear.current)
      announce({ kind: "switch", urgency: "polite", words: () => words });
    if (words !== null) isDear.current = true;
    else if (alphabetOf(text) === "gsm7") isDear.current = false;
  }, [text]);
  useEffect(() => {
    const words = textsWords(parts);
    if (parts > 1 && !isSplit.current)
      announce({ kind: "split", urgency: "polite", words: () => t`This leaves as ${words}.` });
    isSplit.current = parts > 1;
  }, [parts]);
}
