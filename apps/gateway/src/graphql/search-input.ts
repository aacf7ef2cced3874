import { ChannelId, UserId, type Lane as Lanes, type ContactStatus as States } from "@holdfast/case-schema";
import type { SearchTerm } from "@holdfast/db";
import { GraphQLError } from "graphql";
import { z } from "zod";
import { builder } from "./builder.ts";
import type { Context } from "./context.ts";
import { ContactStatus, Lane } from "./enums.ts";
import { CaseStatus } from "./case-enums.ts";

/** Longer than any name, address or code, and than anybody's memory of words. */
const SOUGHT_MAX = 300;

const SearchTermInput = builder.inputType("SearchTermInput", {
  description: "What is looked for: one of these, as it was typed. Personal data, which is kept nowhere.",
  fields: (t) => ({
    address: t.string({ required: false }),
    code: t.string({ required: false, description: "What somebody holds to come back with." }),
    number: t.int({ required: false, description: "The short number of a contact or a case." }),
    name: t.string({
      required: false,
      description: "Of somebody in a case, all words of it that are given.",
    }),
    words: t.string({ required: false, description: "All of them." }),
  }),
});

export const SearchContactsInput = builder.inputType("SearchContactsInput", {
  fields: (t) => ({
    term: t.field({ type: SearchTermInput, required: true }),
    channels: t.idList({ required: false }),
    states: t.field({ type: [ContactStatus], required: false }),
    lanes: t.field({ type: [Lane], required: false }),
    from: t.field({ type: "Instant", required: false, description: "When it began." }),
    until: t.field({ type: "Instant", required: false, description: "The first that is not meant." }),
    hadBy: t.id({ required: false, description: "Who has it, or closed it." }),
    below: t.int({ required: false, description: "`below` of the page before." }),
  }),
});

export const SearchCasesInput = builder.inputType("SearchCasesInput", {
  fields: (t) => ({
    term: t.field({ type: SearchTermInput, required: true }),
    statuses: t.field({ type: [CaseStatus], required: false }),
    from: t.field({ type: "Instant", required: false, description: "When it was made." }),
    until: t.field({ type: "Instant", required: false, description: "The first that is not meant." }),
    hadBy: t.id({ required: false, description: "Who had a contact of it." }),
    below: t.int({ required: false, description: "`below` of the page before." }),
  }),
});

const Text = z.string().max(SOUGHT_MAX);
const Term = z.union([
  z.strictObject({ address: Text }),
  z.strictObject({ code: Text }),
  z.strictObject({ number: z.number().int() }),
  z.strictObject({ name: Text }),
  z.strictObject({ words: Text }),
]);

/** What is looked for, where that is one thing. A code is asked of the channels that give such codes. Throws what says nothing of it. */
export function readTerm(given: object, { channels }: Pick<Context, "channels">): SearchTerm {
  const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
  const { data: term } = Term.safeParse(said);
  if (term === undefined) throw misused("One thing is looked for at a time, and it is not longer than that.");
  if ("address" in term) return { kind: "address", ...term };
  if ("number" in term) return { kind: "number", ...term };
  if ("name" in term) return { kind: "name", ...term };
  if ("words" in term) return { kind: "words", ...term };
  const giveCodes = channels.filter(({ traits }) => traits.threadKey === "submission");
  return { kind: "code", ...term, channels: giveCodes.map(({ id }) => id) };
}

const Span = z.object({
  from: z
    .number()
    .nullish()
    .transform((at) => at ?? null),
  until: z
    .number()
    .nullish()
    .transform((at) => at ?? null),
  hadBy: UserId.nullish().transform((id) => id ?? null),
});
const Channels = z.array(ChannelId).nullish();

interface Given {
  readonly from?: number | null | undefined;
  readonly until?: number | null | undefined;
  readonly hadBy?: string | null | undefined;
}

export function readSpan(given: Given): z.output<typeof Span> {
  const { data } = Span.safeParse(given);
  if (data === undefined) throw misused("Nobody is named like that.");
  return data;
}

/** What of contacts is meant. */
export function readContactFilter({
  channels,
  states,
  lanes,
  ...span
}: Given & {
  readonly channels?: readonly string[] | null | undefined;
  readonly states?: readonly States[] | null | undefined;
  readonly lanes?: readonly Lanes[] | null | undefined;
}) {
  const known = Channels.safeParse(channels);
  if (!known.success) throw misused("No channel is named like that.");
  return { ...readSpan(span), channels: known.data ?? null, states: states ?? null, lanes: lanes ?? null };
}

function misused(words: string): GraphQLError {
  return new GraphQLError(words, { extensions: { code: "BAD_USER_INPUT" } });
}
