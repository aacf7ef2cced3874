import {
  CannedTexts,
  DEFAULT_KEYWORDS,
  KeywordLists,
  Language,
  NeutralChecks,
  Queues,
  type ChannelId,
} from "@holdfast/case-schema";
import { keywordProblems, quietWordsIn } from "@holdfast/contact-policy";
import { neverFed } from "@holdfast/queue-policy";
import { invitesOptOut } from "@holdfast/sms-text";
import type { CurrentSettings } from "@holdfast/db";
import { quietWordsNow } from "../reach/as-delivered.ts";

/**
 * What is wrong with a setting beyond its shape, as paths and codes: a text that asks for a word which would cut somebody off
 * from us, a check message that tells whoever reads along who asks, a keyword that says two things, or a queue that nothing of these channels would
 * ever stand in. What has no right shape is the
 * store's to refuse.
 */
export function problemsOf(
  name: string,
  value: unknown,
  settings: Pick<CurrentSettings, "quietWords" | "keywords">,
  channels: readonly ChannelId[],
): readonly string[] {
  switch (name) {
    case "cannedTexts":
      return (CannedTexts.safeParse(value).data ?? []).flatMap(({ words }, index) =>
        invitations(words, settings).map((code) => `${String(index)}.words: ${code}`),
      );
    case "keywords":
      return keywordProblems(KeywordLists.safeParse(value).data ?? DEFAULT_KEYWORDS.lists).map(
        ({ kind, word }) => `${word}: ${kind}`,
      );
    case "neutralChecks": {
      const checks = NeutralChecks.safeParse(value).data;
      if (checks === undefined) return [];
      return Language.options.flatMap((language) =>
        checks[language].flatMap((text, index) => {
          const codes = codesOf(text, settings);
          return codes.map((code) => `${language}.${String(index)}: ${code}`);
        }),
      );
    }
    case "queues": {
      const queues = Queues.safeParse(value).data;
      if (queues === undefined) return [];
      const without = new Set(neverFed(queues, channels));
      return queues.flatMap(({ id }, index) => (without.has(id) ? [`${String(index)}: never_fed`] : []));
    }
    default:
      return [];
  }
}

function codesOf(
  text: string,
  settings: Pick<CurrentSettings, "quietWords" | "keywords">,
): readonly string[] {
  const isQuiet = quietWordsIn([{ place: "text", text }], quietWordsNow(settings)).length > 0;
  return [...invitations(text, settings), ...(isQuiet ? ["quiet_words"] : [])];
}

/**
 * That a text asks for a word which opts out here, one of those that were delivered or of the hotline's own, with the word: it
 * is one of a list, and tells nothing else of the text.
 */
function invitations(text: string, { keywords }: Pick<CurrentSettings, "keywords">): readonly string[] {
  const own = keywords.flatMap((list) => list.opt_out);
  const word = invitesOptOut(text, own);
  return word === null ? [] : [`invites_opt_out ${word}`];
}
