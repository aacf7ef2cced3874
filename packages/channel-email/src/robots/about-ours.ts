import { messageIds } from "../threading/message-ids.ts";
import { ourMessage, type House, type OurMessage } from "../threading/our-names.ts";
import type { Reported } from "./reported.ts";

/** Words that are looked through for a name of ours: reports put it near the top or in the head they return. */
const WORDS_MAX = 200_000;

/** A mail's own name, and where a service on its way put it when it gave the mail a name of its own. */
const NAMES = [
  "message-id",
  "x-microsoft-original-message-id",
  "x-google-original-message-id",
  "x-gmail-original-message-id",
  "original-message-id",
];

/**
 * Which message of ours a report is about: by the head of the mail it returns, by its fields, by what it answers, and where it
 * only writes about it, by its words. `null` when it names none.
 */
export function aboutOurs(
  reported: Reported,
  follows: readonly string[],
  text: string,
  house: House,
): OurMessage | null {
  const returned = reported.returned.flatMap((head) => NAMES.map((name) => head.first(name)));
  const fields = reported.fields.flatMap((table) =>
    [
      "original-message-id",
      "x-original-message-id",
      "x-postfix-original-message-id",
      "original-envelope-id",
    ].map((name) => table.first(name)),
  );
  const candidates = [...returned, ...fields].flatMap((value) => [
    ...messageIds(value),
    value.replace(/^[^;]*;/, "").trim(),
  ]);
  for (const id of [...candidates, ...follows, ...messageIds(text.slice(0, WORDS_MAX))]) {
    const ours = ourMessage(id, house);
    if (ours) return ours;
  }
  return null;
}
