const LINE_MAX = 300;

/** Lines that programs write above the mail that is answered. */
const ABOVE =
  /^(-{2,}\s{0,3}(original message|ursprüngliche nachricht|original-nachricht|message (original|d'origine)|mensaje original|mensagem original|messaggio originale|forwarded message|weitergeleitete nachricht|message transféré|mensaje reenviado)\s{0,3}-{2,}|begin forwarded message:|_{20,})$/i;
/** "On …, somebody wrote:" in the languages that we meet; it may go over two lines. */
const WROTE =
  /^(on|am|le|el|il|em|den|op|dnia)\s.{4,250}(wrote|schrieb.{0,100}|a écrit|escribió|ha scritto|escreveu|skrev|schreef.{0,100}|napisał.{0,100})\s?:$/i;
const HEADER_BLOCK = /^(from|von|de|da|van)\s?:\s.{1,250}$/i;
const HEADER_NEXT =
  /^(sent|date|to|gesendet|datum|an|envoyé|date|à|enviado|fecha|para|inviato|data|verzonden|aan)\s?:\s/i;

/**
 * Where in a text the earlier mail begins that it answers: the offset of the first line that is no longer its writer's.
 * `null` when nothing is quoted, or words of the writer stand below and between. A hint for folding; nothing is cut.
 */
export function quotedFrom(text: string): number | null {
  const lines = text.split("\n");
  let offset = 0;
  let quote: number | null = null;
  for (let at = 0; at < lines.length; at++) {
    const line = (lines[at] ?? "").slice(0, LINE_MAX).trim();
    const next = (lines[at + 1] ?? "").slice(0, LINE_MAX).trim();
    if (ABOVE.test(line) || (HEADER_BLOCK.test(line) && HEADER_NEXT.test(next) && at > 0))
      return quote ?? offset;
    const introduces =
      WROTE.test(line) || (/^(on|am|le|el|il|em)\s/i.test(line) && WROTE.test(`${line} ${next}`));
    if (line.startsWith(">") || introduces) quote ??= offset;
    // Words below a quotation: an answer between the lines. What comes after the last of them may still be history.
    else if (
      line !== "" &&
      quote !== null &&
      !WROTE.test(`${(lines[at - 1] ?? "").trim().slice(0, LINE_MAX)} ${line}`)
    )
      quote = null;
    offset += (lines[at]?.length ?? 0) + 1;
  }
  return quote;
}
