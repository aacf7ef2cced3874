import { plural, t } from "@lingui/core/macro";
import { mediumWords } from "../text/domain-words.ts";
import { clockWords } from "../text/time-words.ts";
import type { HandoverData, ShiftEndData } from "./handover-documents.ts";
import type { HandoverNews } from "./handover-news.ts";
import type { HeldStanding } from "./held-standing.ts";

/** When my shift ends, and with how many contacts. */
export function shiftEndWords({ endsAt, holds }: ShiftEndData, now: number): string {
  const clock = clockWords(endsAt, now);
  const count = holds.length;
  return endsAt > now
    ? t`${plural(count, { one: `Your shift ends at ${clock}, and you have # contact.`, other: `Your shift ends at ${clock}, and you have # contacts.` })}`
    : t`${plural(count, { one: `Your shift was to end at ${clock}, and you have # contact. It stays with you until somebody accepts it.`, other: `Your shift was to end at ${clock}, and you have # contacts. They stay with you until somebody accepts them.` })}`;
}

/** How it stands with a contact that I have. */
export function heldWords(standing: HeldStanding): string {
  switch (standing.kind) {
    case "not_offered":
      return t`Offered to nobody yet.`;
    case "offered":
      return standing.to === null
        ? t`Offered to the leads. It is yours until one accepts.`
        : t`Offered to ${standing.to}. It is yours until they accept.`;
    case "declined":
      return t`Declined by ${standing.by}. It is yours still: offer it to somebody else.`;
    case "never_offered":
      return t`You offered it to nobody by the end of your shift: every lead is asked, and it is yours until one accepts. If you stay, say another end.`;
    case "fell_to_lead":
      return t`Nobody accepted it by the end of your shift: it is offered to every lead, and yours until one accepts.`;
  }
}

/** Who offers what: a number and how words travel, and nothing of anybody who is in it. */
export function offeredWords(
  { from, contact, medium, state, at, stateAt, isNeverOffered }: HandoverData,
  now: number,
): string {
  const number = String(contact.number);
  const what = mediumWords(medium);
  if (state === "fell_to_lead") {
    const since = clockWords(stateAt, now);
    if (isNeverOffered)
      return t`Contact ${number} (${what}), which ${from.name} has and offered to nobody by the end of their shift. Asked of leads since ${since}.`;
    return t`Contact ${number} (${what}), which ${from.name} has: nobody accepted it. Offered to leads since ${since}.`;
  }
  const since = clockWords(at, now);
  return t`${from.name} offers you contact ${number} (${what}), since ${since}.`;
}

/** What is said aloud of it. */
export function newsWords(news: HandoverNews, now: number): string {
  return news.kind === "ends" ? shiftEndWords(news.end, now) : offeredWords(news.offer, now);
}
