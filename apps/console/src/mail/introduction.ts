/** The row above a mail that is answered. A row with other words in it says something. */
const ROW =
  /^(?:[-_]{2,}|-{2,}\s*(?:original message|ursprüngliche nachricht|original-nachricht|message (?:original|d['’]origine)|mensaje original|mensagem original|messaggio originale)\s*-{2,})$/iu;
/** The fields of a head, in the languages that we meet. */
const FIELDS = [
  /^(?:from|von|de|da|van)\s?:/iu,
  /^(?:sent|date|datum|gesendet|envoyé|enviado|fecha|inviato|data|verzonden)\s?:/iu,
  /^(?:to|an|à|para|a|aan)\s?:/iu,
  /^(?:cc|kopie)\s?:/iu,
  /^(?:subject|betreff|objet|asunto|oggetto|assunto|onderwerp)\s?:/iu,
];
/** "On …, somebody wrote:" in the same languages. */
const WROTE =
  /^(?:on|am|le|el|il|em|den|op|dnia)\s.*(?:wrote|schrieb.{0,100}|a écrit|escribió|ha scritto|escreveu|skrev|schreef.{0,100}|napisał.{0,100})\s?:$/iu;
/** Over how many lines such a sentence may be broken. */
const WROTE_LINES_MAX = 3;

/**
 * How many lines only say whose words follow: a row, and behind it a head, each field of it once, or one sentence. What a
 * person may have written themselves is none of them.
 */
export function introduction(quoted: readonly string[]): number {
  const lines = quoted
    .slice(0, 1 + FIELDS.length + WROTE_LINES_MAX)
    .map((line) => line.normalize("NFC").trim());
  const row = ROW.test(lines[0] ?? "") ? 1 : 0;
  const below = lines.slice(row);
  return row + (sentence(below) || head(below));
}

function sentence(lines: readonly string[]): number {
  for (let count = 1; count <= Math.min(WROTE_LINES_MAX, lines.length); count++) {
    const some = lines.slice(0, count);
    if (some.includes("")) return 0;
    if (WROTE.test(some.join(" "))) return count;
  }
  return 0;
}

function head(lines: readonly string[]): number {
  const fields = lines.map((line) => FIELDS.findIndex((field) => field.test(line)));
  const end = fields.findIndex((field, at) => field < 0 || fields.indexOf(field) < at);
  return end < 0 ? fields.length : end;
}
