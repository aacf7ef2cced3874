import { CannedTexts } from "@holdfast/case-schema";
import { invitesOptOut } from "@holdfast/sms-text";

/**
 * What is wrong with a setting beyond its shape, as paths and codes: a canned text that asks for a word which would cut
 * somebody off from us. What has no right shape is the store's to refuse.
 */
export function problemsOf(name: string, value: unknown): readonly string[] {
  if (name !== "cannedTexts") return [];
  const texts = CannedTexts.safeParse(value).data ?? [];
  return texts.flatMap(({ words }, index) =>
    invitesOptOut(words) === null ? [] : [`${String(index)}.words: invites_opt_out`],
  );
}
