import { hasVisibleText } from "@holdfast/case-schema";
import { segmentsOf, splitAtSentences, type Room, type SplitLimits } from "@holdfast/sms-text";

/** How long words may leave: at the ends of sentences, as one, or no longer than one text each wherever that cuts. */
export type Cut = "sentences" | "whole" | "short";

/** One way in which words may leave: the texts that would be sent, in order. Joined, they are the words. */
export interface Way {
  readonly cut: Cut;
  readonly parts: readonly [string, ...string[]];
}

/** What reads well on a phone as one message: about as many letters in either alphabet. More is offered as several. */
const COMFORTABLE = { gsm7: 1, ucs2: 2 } satisfies Room;
/** What a sentence may have that stands alone: three read better than a sentence in two halves. */
const SENTENCE: Room = 3;
/** What the oldest phone takes. */
const SHORT: Room = 1;

/**
 * The ways that words may leave by text, the kindest first; one alone when there is nothing to choose. No part is longer
 * than the channel takes, and none shows nothing.
 */
export function waysOf(text: string, longest: number): readonly [Way, ...Way[]] {
  const whole: Way = { cut: "whole", parts: [text] };
  const { alphabet, segments } = segmentsOf(text);
  if (segments <= COMFORTABLE[alphabet] && text.length <= longest) return [whole];
  const sentences = way("sentences", text, { segments: COMFORTABLE, sentence: SENTENCE });
  const short = way("short", text, { segments: SHORT });
  const found = [sentences, whole, short].filter(({ parts }) =>
    parts.every(({ length }) => length <= longest),
  );
  const [first, ...others] = found.filter(
    (one, nth) => found.findIndex(({ parts }) => isSame(parts, one.parts)) === nth,
  );
  return first === undefined ? [whole] : [first, ...others];
}

/** Whether words may leave in more than one way, or only in several texts. */
export function isChoice(ways: readonly Way[]): boolean {
  return ways.length > 1 || (ways[0]?.parts.length ?? 0) > 1;
}

function way(cut: Cut, text: string, limits: SplitLimits): Way {
  const [first = text, ...rest] = visible(splitAtSentences(text, limits));
  return { cut, parts: [first, ...rest] };
}

/** A piece that shows nothing goes with its neighbour: nobody is sent an empty text, and no space is lost. */
function visible(pieces: readonly string[]): readonly string[] {
  const parts: string[] = [];
  let open = "";
  for (const piece of pieces) {
    if (hasVisibleText(piece)) {
      parts.push(open + piece);
      open = "";
    } else if (parts.length > 0) parts.push(`${parts.pop() ?? ""}${piece}`);
    else open += piece;
  }
  return open === "" ? parts : [open, ...parts];
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((part, nth) => part === other[nth]);
}
