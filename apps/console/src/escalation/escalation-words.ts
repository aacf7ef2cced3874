import { plural, t } from "@lingui/core/macro";
import { spoken } from "../text/language.ts";
import { durationWords, secondWords } from "../text/time-words.ts";
import type { Escalation } from "./escalation-documents.ts";
import type { NewsKind } from "./escalation-news.ts";

/** Names as a sentence has them: "Lee", "Lee and Lou". */
export function namesWords(staff: readonly { readonly name: string }[]): string {
  return new Intl.ListFormat(spoken.get(), { type: "conjunction" }).format(staff.map(({ name }) => name));
}

/** What a lead is called to, how long ago, and how often by now. */
export function calledWords({ by, contact, at, alarms }: Escalation, now: number): string {
  const [name, number, ago] = [by.name, String(contact.number), durationWords(now - at)];
  const again = alarms - 1;
  if (again === 0) return t`${name} calls you: contact ${number} is in danger. ${ago} ago.`;
  return t`${plural(again, { one: `${name} calls you: contact ${number} is in danger. ${ago} ago, called again once.`, other: `${name} calls you: contact ${number} is in danger. ${ago} ago, called again # times.` })}`;
}

/** How an escalation stands, for whoever has the contact before them. */
export function standsWords({ at, called, alarms, alarmedAt, seen }: Escalation): string {
  const since = secondWords(at);
  if (seen.length > 0)
    return seen.map(({ by, at: when }) => t`${by.name} has seen it, ${secondWords(when)}.`).join(" ");
  if (called.length === 0)
    return t`Escalated at ${since}. No lead was on shift: nobody was called. Whoever begins a shift as a lead sees it.`;
  const names = namesWords(called);
  if (alarms === 1) return t`Escalated at ${since}. Called: ${names}. Nobody has seen it yet.`;
  const again = secondWords(alarmedAt);
  return t`Escalated at ${since}. Called: ${names}, again at ${again}. Nobody has seen it yet.`;
}

/** What is said aloud of what is new. */
export function newsWords(kind: NewsKind, escalation: Escalation, now: number): string {
  const number = String(escalation.contact.number);
  switch (kind) {
    case "called":
      return calledWords(escalation, now);
    case "unseen":
      return t`Nobody has seen your escalation of contact ${number} yet. Leads are called again.`;
    case "seen": {
      const name = escalation.seen.at(-1)?.by.name ?? "";
      return t`${name} has seen your escalation of contact ${number}.`;
    }
  }
}
