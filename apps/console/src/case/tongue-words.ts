import { COUNTRIES } from "@holdfast/case-schema/case";

/** Languages that are offered to choose from, by three letters (ISO 639-2, terminology). */
const LANGUAGES = [
  "amh ara ben bul ces dan deu ell eng est fas fin fra guj hat hau heb hin hmn hrv hun hye ibo ind ita jpn kat khm kor",
  "kur lao lav lin lit mal mar mkd mon mya nep nld nor ori pan pol por pus quc que ron rus sin slk slv som spa sqi srp swa swe",
  "tam tel tgl tha tir tur uig ukr urd uzb vie wol yor zho zul",
]
  .join(" ")
  .split(" ");

export interface NamedCode {
  readonly id: string;
  readonly label: string;
}

/** Every country by its name in that language, in the order of names. */
export function countryChoices(language: string): readonly NamedCode[] {
  return named(COUNTRIES, new Intl.DisplayNames(language, { type: "region" }), language);
}

/** The languages that are offered, and those that are held already, by their names in that language. */
export function tongueChoices(language: string, held: readonly string[]): readonly NamedCode[] {
  const all = [...new Set([...LANGUAGES, ...held])];
  return named(all, new Intl.DisplayNames(language, { type: "language" }), language);
}

function named(codes: readonly string[], names: Intl.DisplayNames, language: string): readonly NamedCode[] {
  const collator = new Intl.Collator(language);
  return codes
    .map((id) => ({ id, label: names.of(id) ?? id }))
    .toSorted((one, other) => collator.compare(one.label, other.label));
}
