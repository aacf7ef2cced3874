/** What a line begins with in which a program names itself or what it runs on, in the languages that are spoken here. */
const SENT =
  /^(?:sent|enviado|envoy[eé]) (?:(?:from|via|with|using|desde|con|de|depuis|avec|[aà] partir de) (?:(?:my|mi|mon|ma) )?|(?:[aà] partir )?d['’])/iu;
const GET =
  /^(?:get|obtener|obtenga|descargar|obtenir|t[eé]l[eé]charger) outlook (?:for|para|pour) (?:ios|android)(?: ?[<[]https?:\/\/\S{1,80}[>\]])?$/iu;

/** What anybody could name; alone, since whatever followed it would be words of theirs. */
const DEVICES = wordsOf(
  "phone cell mobile smartphone tablet laptop computer device teléfono móvil celular tableta ordenador dispositivo téléphone portable tablette ordinateur appareil correo courrier",
);
/** Names that makers, programs and carriers gave themselves. */
const NAMES = wordsOf(
  "iphone ipad ipod apple galaxy samsung android pixel google huawei xiaomi redmi motorola nokia oneplus oppo blackberry windows outlook yahoo gmail aol icloud proton protonmail mail verizon t-mobile at&t",
);
/** What they put beside these, and nobody says anything by. */
const BESIDE = wordsOf("pro max plus mini ultra lite fe 3g 4g 5g lte ios app secure email");
const JOINING = wordsOf("on for an para con en pour sur");
/** A model's letter and number. A number alone is none: it could be one that is to be called, or a door's. */
const MODEL = /^[ajms]\d{1,2}[a-z+]?$/u;

/**
 * Whether a mail program wrote this line of its own accord. Every word of it is one that they are known to write: whoever goes on in
 * words of their own, be it a single one, has written a message (CP45).
 */
export function isProgramLine(line: string): boolean {
  const said = line.normalize("NFC").trim().replace(/[.!]$/u, "");
  if (GET.test(said)) return true;
  const begins = SENT.exec(said)?.[0];
  if (begins === undefined) return false;
  const named = said.slice(begins.length).toLowerCase();
  const words = named.replace(/(?<=\bwindows) 1[01]$/u, "").split(/,? /u);
  if (words.length === 1 && DEVICES.has(named)) return true;
  return (
    words.some((word) => NAMES.has(word)) &&
    words.every((word, at) => isTheirs(word) || (JOINING.has(word) && at < words.length - 1))
  );
}

function isTheirs(word: string): boolean {
  return NAMES.has(word) || DEVICES.has(word) || BESIDE.has(word) || MODEL.test(word);
}

function wordsOf(words: string): ReadonlySet<string> {
  return new Set(words.split(" "));
}
