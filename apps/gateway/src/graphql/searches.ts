import type { ContactFacts, FoundCase as FoundCaseRow, Searched } from "@holdfast/db";
import type { QueueRow as Row } from "@holdfast/wire";
import { builder } from "./builder.ts";
import { caseAsker } from "./case-asker.ts";
import { CaseFacts } from "./case.ts";
import type { Context } from "./context.ts";
import { needs } from "./needs.ts";
import { QueueRow } from "./queue.ts";
import {
  readContactFilter,
  readSpan,
  readTerm,
  SearchCasesInput,
  SearchContactsInput,
} from "./search-input.ts";
import { tagged, tagOf } from "./tagged.ts";

/** How many one page holds. */
const PAGE_SIZE = 50;

interface Found<Each> {
  readonly found: readonly Each[];
  readonly below: number | null;
}
const BELOW = "Names the next page; null: that was all. A page may have few or none, and more may follow.";

const FoundContacts = builder.objectRef<Found<ContactFacts>>("FoundContacts").implement({
  ...needs("contact.read"),
  description: "Facts, as the queue shows them: no words and no address.",
  fields: (t) => ({
    found: t.field({ type: [QueueRow], resolve: ({ found }): readonly Row[] => found }),
    below: t.exposeInt("below", { nullable: true, description: BELOW }),
  }),
});

const LastFiled = builder.objectRef<NonNullable<FoundCaseRow["lastFiled"]>>("LastFiled").implement({
  ...needs("case.read"),
  fields: (t) => ({ id: t.exposeID("id"), number: t.exposeInt("number") }),
});

const FoundCase = builder.objectRef<FoundCaseRow>("FoundCase").implement({
  ...needs("case.read"),
  fields: (t) => ({
    facts: t.field({ type: CaseFacts, resolve: (found) => found }),
    lastFiled: t.expose("lastFiled", {
      type: LastFiled,
      nullable: true,
      description: "The contact that was filed there last, in which it is opened; null: none is.",
    }),
  }),
});

const FoundCases = builder.objectRef<Found<FoundCaseRow>>("FoundCases").implement({
  ...needs("case.read"),
  fields: (t) => ({
    found: t.field({ type: [FoundCase], resolve: ({ found }) => [...found] }),
    below: t.exposeInt("below", { nullable: true, description: BELOW }),
  }),
});

const NothingSought = builder.objectRef<{ readonly kind: string }>("NothingSought").implement({
  ...needs("self.read"),
  description: "Nobody could be found by that: it has no word that counts, or is no address, code or number.",
  fields: (t) => ({ kind: t.exposeString("kind", { description: "As what it was looked for." }) }),
});

const SearchedTooOften = builder.objectRef<{ readonly kind: string }>("SearchedTooOften").implement({
  ...needs("self.read"),
  description: "Nothing was looked for; in a minute it can be.",
  fields: (t) => ({ kind: t.exposeString("kind") }),
});

const ContactsResult = builder.unionType("SearchContactsResult", {
  types: [FoundContacts, NothingSought, SearchedTooOften],
  resolveType: tagOf,
});
const CasesResult = builder.unionType("SearchCasesResult", {
  types: [FoundCases, NothingSought, SearchedTooOften],
  resolveType: tagOf,
});

builder.queryFields((t) => ({
  searchContacts: t.field({
    ...needs("contact.read"),
    type: ContactsResult,
    description:
      "Contacts by one thing that is looked for, the newest first. That somebody searched is recorded.",
    args: { input: t.arg({ type: SearchContactsInput, required: true }) },
    resolve: async (_root, { input: { term: given, below, ...filter } }, context) => {
      const term = readTerm(given, context);
      const asked = readContactFilter(filter);
      if (await isTooOften(context)) return tagged("SearchedTooOften", { kind: term.kind });
      const page = { below: below ?? null, size: PAGE_SIZE };
      const by = { id: context.identity.userId, at: context.clock() };
      const searched = await context.store.search.contacts(term, asked, page, by);
      return answerOf("FoundContacts", searched, term.kind);
    },
  }),
  searchCases: t.field({
    ...needs("case.read"),
    type: CasesResult,
    description:
      "Cases that are the asker's to read, by one thing that is looked for, the newest first. That somebody searched is recorded.",
    args: { input: t.arg({ type: SearchCasesInput, required: true }) },
    resolve: async (_root, { input: { term: given, below, statuses, ...span } }, context) => {
      const term = readTerm(given, context);
      const asked = { ...readSpan(span), statuses: statuses ?? null };
      if (await isTooOften(context)) return tagged("SearchedTooOften", { kind: term.kind });
      const page = { below: below ?? null, size: PAGE_SIZE };
      const searched = await context.store.search.cases(term, asked, page, caseAsker(context, "read"));
      return answerOf("FoundCases", searched, term.kind);
    },
  }),
}));

function answerOf<Name extends "FoundContacts" | "FoundCases", Each>(
  name: Name,
  searched: Searched<Each>,
  kind: string,
) {
  return searched.kind === "searched" ? tagged(name, searched) : tagged("NothingSought", { kind });
}

/** Whoever asks too often is refused, and that is recorded (AU2). */
async function isTooOften({ identity, searchesTooOften, store }: Context): Promise<boolean> {
  if (!searchesTooOften(identity.userId)) return false;
  await store.audit.refused({ by: identity.userId, thing: "search", refusal: "too_often", facts: null });
  return true;
}
