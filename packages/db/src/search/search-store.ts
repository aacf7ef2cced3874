import type { ChannelId, ContactId, ContactStatus, Lane, UserId } from "@holdfast/case-schema";
import type { CaseStatus } from "@holdfast/case-schema/case";
import type { CaseAsker, CaseFacts } from "../cases/case-store.ts";
import type { ContactFacts } from "../contacts/contact-facts.ts";

/** What somebody looks for: one thing, as they typed it. Personal data, and kept nowhere. */
export type SearchTerm =
  | { readonly kind: "address"; readonly address: string }
  /** What somebody holds to come back with, on one of the channels that give such codes. */
  | { readonly kind: "code"; readonly code: string; readonly channels: readonly ChannelId[] }
  /** A contact's or a case's short number. */
  | { readonly kind: "number"; readonly number: number }
  /** All words of it, of somebody of a case; contacts have no names. */
  | { readonly kind: "name"; readonly name: string }
  /** All of them, wherever in it they stand. */
  | { readonly kind: "words"; readonly words: string };

/** A part of what is found: what holds for all of it. Milliseconds since 1970; `until` is the first that is not meant. */
export interface SearchSpan {
  readonly from: number | null;
  readonly until: number | null;
  /** Who has or closed it; of a case, who has or had a contact of it. */
  readonly hadBy: UserId | null;
}

export interface ContactFilter extends SearchSpan {
  readonly channels: readonly ChannelId[] | null;
  readonly states: readonly ContactStatus[] | null;
  readonly lanes: readonly Lane[] | null;
}

export interface CaseFilter extends SearchSpan {
  readonly statuses: readonly CaseStatus[] | null;
}

/** Who searches contacts, and when. Which they find, the table of records says. */
export interface Searcher {
  readonly id: UserId;
  readonly at: number;
}

/** A page, the newest first. */
export interface SearchPage {
  /** The number that the page before said; `null` for the first. */
  readonly below: number | null;
  readonly size: number;
}

/** A case that was found, with the contact that was filed there last: where it is opened. */
export interface FoundCase extends CaseFacts {
  /** `null`: none is. */
  readonly lastFiled: { readonly id: ContactId; readonly number: number } | null;
}

export type Searched<Found> =
  | {
      readonly kind: "searched";
      readonly found: readonly Found[];
      /** Below which number to go on; `null`: that was all. A page may have few or none, and more may follow. */
      readonly below: number | null;
    }
  /** Nothing in it is anything that somebody could be found by; nothing was asked. */
  | { readonly kind: "nothing_asked" };

/**
 * Search. What is not there and what is not the asker's are one question with one answer (DB470). Who searched, for which kind of thing
 * and how many were found is recorded before anything is answered, and never what they looked for (DB473).
 */
export interface SearchStore {
  readonly contacts: (
    term: SearchTerm,
    filter: ContactFilter,
    page: SearchPage,
    by: Searcher,
  ) => Promise<Searched<ContactFacts>>;
  /** Of cases that are the asker's to read, by the filter of every list of them (DB471). */
  readonly cases: (
    term: SearchTerm,
    filter: CaseFilter,
    page: SearchPage,
    asker: CaseAsker,
  ) => Promise<Searched<FoundCase>>;
  /** Makes words that are owed, of up to `most` contacts and as many parts of cases, and says of how many (DB469). */
  readonly makeOwedWords: (most: number) => Promise<number>;
}
