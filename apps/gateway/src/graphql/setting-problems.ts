import { CannedTexts, Language, NeutralChecks } from "@holdfast/case-schema";
import { quietWordsIn } from "@holdfast/contact-policy";
import { invitesOptOut } from "@holdfast/sms-text";
import type { CurrentSettings } from "@holdfast/db";
import { quietWordsNow } from "../reach/as-delivered.ts";

/**
 * What is wrong with a setting beyond its shape, as paths and codes: a text that asks for a word which would cut somebody off
 * from us, or a check message that tells whoever reads along who asks. What has no right shape is the store's to refuse.
 */
export function problemsOf(
  name: string,
  value: unknown,
  settings: Pick<CurrentSettings, "quietWords">,
): readonly string[] {
  switch (name) {
    case "cannedTexts":
      return (CannedTexts.safeParse(value).data ?? []).flatMap(({ words }, index) =>
        invitesOptOut(words) === null ? [] : [`${String(index)}.words: invites_opt_out`],
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
    default:
      return [];
  }
}

function codesOf(text: string, settings: Pick<CurrentSettings, "quietWords">): readonly string[] {
  const isQuiet = quietWordsIn([{ place: "text", text }], quietWordsNow(settings)).length > 0;
  return [...(invitesOptOut(text) === null ? [] : ["invites_opt_out"]), ...(isQuiet ? ["quiet_words"] : [])];
}
