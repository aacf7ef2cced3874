const LINE_MAX = 300;

/** Lines that programs write above the mail that is answered. */
const ABOVE =
  /^(-{2,}\s{0,3}(original message|ursprüngliche nachricht|original-nachricht|message (original|d'origine)|mensaje original|mensagem original|messaggio originale)\s{0,3}-{2,}|_{20,})$/i;
/** Lines above a mail that is passed on. */
const PASSED_ON =
  /^(-{2,}\s{0,3}(forwarded message|weitergeleitete nachricht|message transféré|mensaje reenviado|mensagem encaminhada|messaggio inoltrato)\s{0,3}-{2,}|begin forwarded message:|anfang der weitergeleiteten nachricht:|début du message (réexpédié|transféré)\s?:|inicio del mensaje reenviado:)$/i;
const PASSED_ON_SUBJECT = /^\s*(fwd?|wg|tr|rv|rif|enc|doorst)\s?:/i;
/** "On …, somebody wrote:" in the languages that we meet; it may go over two lines. */
const WROTE =
  /^(on|am|le|el|il|em|den|op|dnia)\s.{4,250}(wrote|schrieb.{0,100}|a écrit|escribió|ha scritto|escreveu|skrev|schreef.{0,100}|napisał.{0,100})\s?:$/i;
const HEADER_BLOCK = /^(from|von|de|da|van)\s?:\s.{1,250}$/i;
const HEADER_NEXT =
  /^(sent|date|to|gesendet|datum|an|envoyé|date|à|enviado|fecha|para|inviato|data|verzonden|aan)\s?:\s/i;

/** A mail that may quote the one it answers. Personal data. */
export interface Answering {
  readonly text: string;
  readonly subject: string;
  /** The mails it follows. */
  readonly follows: readonly string[];
}

/**
 * Where in a mail's text the earlier mail begins that it answers: the offset of the first line that is no longer its
 * writer's. `null` when it answers none, passes one on, quotes nothing, or has words of its writer below and between. A hint
 * for folding; nothing is cut.
 */
export function quotedFrom({ text, subject, follows }: Answering): number | null {
  return follows.length === 0 || PASSED_ON_SUBJECT.test(subject) ? null : historyFrom(text);
}

function historyFrom(text: string): number | null {
  const lines = text.split("\n");
  let offset = 0;
  let quote: number | null = null;
  for (let at = 0; at < lines.length; at++) {
    const line = (lines[at] ?? "").slice(0, LINE_MAX).trim();
    const next = (lines[at + 1] ?? "").slice(0, LINE_MAX).trim();
    if (PASSED_ON.test(line)) return null;
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
