import type { Agreed } from "@holdfast/contact-policy/naive-reach";
import type { Act, Deed, Words } from "./any-deeds.ts";

const passes = (seconds: number): Deed => ({ kind: "passes", seconds });
const answer = (words: Words): Deed => ({ kind: "answer", words });
const write = (text: string): Deed => ({ kind: "they_write", text });
const act = (done: Act): Deed => ({ kind: "act", act: done });
const over = (by: "dana" | "lee"): Deed => ({ kind: "danger_over", by });
const prefer = (rest: Partial<Agreed>): Deed => ({
  kind: "prefer",
  preference: {
    may: "contact",
    hasCoverStory: true,
    hasCheckQuestion: true,
    allowsPlainWords: false,
    ...rest,
  },
});
/** Longer than an answer is held back. */
const LEFT = passes(10);

/**
 * One story for each rule that can forbid a text: it does where the text is written, and where it was written before and would
 * leave now.
 */
export const KNOWN_STORIES: readonly (readonly Deed[])[] = [
  [
    prefer({}),
    answer("free"),
    write("my umbrella"),
    LEFT,
    answer("free"),
    answer("story"),
    LEFT,
    write("marigold"),
    over("dana"),
    over("lee"),
    answer("free"),
    LEFT,
  ],
  [answer("free"), prefer({ may: "never" }), LEFT, answer("free"), write("HELP"), answer("free")],
  [answer("free"), write("STOP"), LEFT, answer("free"), write("YES"), answer("free"), LEFT],
  [answer("free"), LEFT, passes(292), answer("free"), LEFT, answer("free"), answer("neutral"), LEFT],
  [answer("free"), LEFT, passes(895), answer("neutral"), LEFT, answer("neutral")],
  [answer("free"), act("markMayBeExploiter"), LEFT, answer("free"), answer("neutral"), LEFT],
  [prefer({ allowsPlainWords: true }), answer("quiet"), prefer({}), LEFT, answer("quiet")],
];
