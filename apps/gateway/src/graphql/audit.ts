import type { AuditEntry as Entry, AuditKey, AuditQuestion } from "@holdfast/db";
import { GraphQLError } from "graphql";
import { decodeAuditKey, nextPage } from "../audit/audit-page.ts";
import { builder } from "./builder.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { storable } from "../text/storable.ts";
import { tagged, tagOf } from "./tagged.ts";

const PAGE_SIZE = 50;

const AuditActor = builder.enumType("AuditActor", {
  values: ["staff", "house", "nobody"] as const,
  description:
    "house: what it does by itself. nobody: whoever was at the server itself, or signed in as nobody.",
});

const AuditEntry = builder.objectRef<Entry>("AuditEntry").implement({
  ...needs("audit.read"),
  description: "That somebody did, saw or was refused something. Codes are as they are recorded.",
  fields: (t) => ({
    id: t.id({ resolve: ({ era, xid, seq }) => `${era}.${xid}.${seq}` }),
    at: t.expose("at", { type: "Instant" }),
    actor: t.expose("actor", { type: AuditActor }),
    actorName: t.exposeString("actorName", { nullable: true }),
    deed: t.exposeString("deed"),
    thing: t.exposeString("thing"),
    aboutName: t.exposeString("aboutName", { nullable: true, description: "Whom of ours it is about." }),
    contact: t.exposeInt("contact", { nullable: true, description: "The number of the contact." }),
    case: t.exposeInt("case", { nullable: true, description: "The number of the case." }),
    refusal: t.exposeString("refusal", { nullable: true, description: "Why not; null: it was done." }),
    facts: t.exposeString("facts", { nullable: true, description: "As JSON: ids, enumerations and counts." }),
  }),
});

const AuditPage = builder
  .objectRef<{ readonly entries: readonly Entry[]; readonly next: string | null }>("AuditPage")
  .implement({
    ...needs("audit.read"),
    fields: (t) => ({
      entries: t.field({ type: [AuditEntry], resolve: ({ entries }) => [...entries] }),
      next: t.exposeID("next", {
        nullable: true,
        description: "`before` of the next page; null on the last.",
      }),
    }),
  });

const AuditResult = builder.unionType("AuditResult", { types: [AuditPage, NotFound], resolveType: tagOf });

const AuditAccount = builder
  .objectRef<{ readonly id: string; readonly name: string }>("AuditAccount")
  .implement({
    ...needs("audit.read"),
    fields: (t) => ({ id: t.exposeID("id"), name: t.exposeString("name") }),
  });

interface Asked {
  readonly contact?: number | null | undefined;
  readonly case?: number | null | undefined;
  readonly account?: string | null | undefined;
}

builder.queryFields((t) => ({
  audit: t.field({
    ...needs("audit.read"),
    type: AuditResult,
    description:
      "The newest first, of one contact or case by its number, or by one account; that it was asked is recorded. NotFound also of a case that bars whoever asks.",
    args: {
      contact: t.arg.int(),
      case: t.arg.int(),
      account: t.arg.id(),
      from: t.arg({ type: "Instant" }),
      to: t.arg({ type: "Instant", description: "Up to then." }),
      looksOnly: t.arg.boolean({ description: "Looks alone, without what was done." }),
      before: t.arg.id(),
    },
    resolve: async (_root, { before, from, to, looksOnly, ...asked }, { store, identity }) => {
      const question = questionOf(asked);
      const entries = await store.audit.read(identity.userId, question, {
        before: before === null || before === undefined ? null : keyOf(before),
        size: PAGE_SIZE,
        from: from ?? null,
        to: to ?? null,
        looksOnly: looksOnly === true,
      });
      return entries === null
        ? tagged("NotFound", { id: String(Object.values(question)[0]) })
        : tagged("AuditPage", { entries, next: nextPage(entries, PAGE_SIZE) });
    },
  }),
  auditAccounts: t.field({
    ...needs("audit.read"),
    type: [AuditAccount],
    description: "Everybody of ours, to choose of whom to ask.",
    resolve: async (_root, _args, { store }) => [...(await store.audit.accounts())],
  }),
}));

function questionOf({ contact, case: number, account }: Asked): AuditQuestion {
  const all: AuditQuestion[] = [];
  if (typeof contact === "number") all.push({ contact });
  if (typeof number === "number") all.push({ case: number });
  if (typeof account === "string") all.push({ account: storable(account) });
  const [one] = all;
  if (one === undefined || all.length > 1) throw badInput("Of one contact, one case or one account.");
  return one;
}

function keyOf(before: string): AuditKey {
  const key = decodeAuditKey(before);
  if (key === null) throw badInput("A page is named by the `next` of the page before it.");
  return key;
}

function badInput(words: string): GraphQLError {
  return new GraphQLError(words, { extensions: { code: "BAD_USER_INPUT" } });
}
