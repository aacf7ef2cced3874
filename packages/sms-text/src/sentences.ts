const SEGMENTER = new Intl.Segmenter(undefined, { granularity: "sentence" });

/** What closes a sentence from outside it, and so belongs to it: « Il a dit « non. » » */
const CLOSING = /^[»”’")\]]+\s*/;

/** An ellipsis that something new follows: a capital, or what opens a question, an exclamation or speech. */
const AFTER_ELLIPSIS = /(?<=…[»”’")\]]*\s+)(?=[\p{Lu}¿¡«“"(])/u;

/**
 * The sentences of a text in English, Spanish or French, each with the space that follows it; joined, they are the text
 * (ST8). Beyond Unicode's own rules, a closing mark stays with its sentence, and an ellipsis ends one.
 */
export function sentencesOf(text: string): readonly string[] {
  const sentences: string[] = [];
  for (const { segment } of SEGMENTER.segment(text)) {
    const closing = sentences.length === 0 ? undefined : CLOSING.exec(segment)?.[0];
    if (closing !== undefined) sentences.push(`${sentences.pop() ?? ""}${closing}`);
    const rest = segment.slice(closing?.length ?? 0);
    if (rest !== "") sentences.push(...rest.split(AFTER_ELLIPSIS));
  }
  return sentences;
}
