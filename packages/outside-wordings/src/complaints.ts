import { Language } from "@holdfast/case-schema";
import { DEFAULT_QUIET_WORDS, quietWordsIn } from "@holdfast/contact-policy";
import { invitesOptOut } from "@holdfast/sms-text";
import { toldIn, type Told } from "./told.ts";

/** What is asked of the wordings. */
export interface Asked {
  readonly wordings: Readonly<Record<Language, unknown>>;
  /** Keys of texts that may hold a quiet word, each with its reason. */
  readonly quietOnPurpose: Readonly<Record<string, string>>;
}

/** What somebody should change in the wordings; nothing, when they keep OW1, OW3 and OW4. */
export function complaintsAbout({ wordings, quietOnPurpose }: Asked): readonly string[] {
  const all = Language.options.flatMap((language) => toldIn(language, wordings[language]));
  return [
    ...missing(all),
    ...all.flatMap((told) => wrongIn(told, quietOnPurpose)),
    ...stale(all, quietOnPurpose),
  ];
}

const at = ({ language, key }: Pick<Told, "language" | "key">): string => `${language}.json: ${key}`;

function missing(all: readonly Told[]): readonly string[] {
  const keys = [...new Set(all.map(({ key }) => key))];
  return Language.options.flatMap((language) => {
    const own = new Set(all.filter((told) => told.language === language).map(({ key }) => key));
    return keys.filter((key) => !own.has(key)).map((key) => `${at({ language, key })} is missing`);
  });
}

function wrongIn(told: Told, quietOnPurpose: Asked["quietOnPurpose"]): readonly string[] {
  const word = invitesOptOut(told.text);
  return [
    ...(told.text.trim() === "" ? [`${at(told)} says nothing`] : []),
    ...(word === null ? [] : [`${at(told)} invites ${word}, a word that opts out`]),
    ...(quietOnPurpose[told.key] === undefined
      ? quietIn(told).map((found) => `${at(told)} holds a quiet word: ${found}`)
      : []),
  ];
}

function quietIn({ text }: Told): readonly string[] {
  return quietWordsIn([{ place: "text", text }], DEFAULT_QUIET_WORDS).map(({ kind, entry }) => entry ?? kind);
}

/** An exception that nothing needs would let the next quiet word pass. */
function stale(all: readonly Told[], quietOnPurpose: Asked["quietOnPurpose"]): readonly string[] {
  return Object.keys(quietOnPurpose)
    .filter((key) => !all.some((told) => told.key === key && quietIn(told).length > 0))
    .map((key) => `exceptions.ts: ${key} holds no quiet word`);
}
