import { decideAccess } from "@holdfast/access-policy";
import { CaseId, ContactId, PersonId, Uuid } from "@holdfast/case-schema";
import type { UnsettledWithdrawal } from "@holdfast/db";
import { builder } from "./builder.ts";
import { caseAsker } from "./case-asker.ts";
import { RevokedHow } from "./disclosure-enums.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { NotHolder } from "./not-holder.ts";
import { tagged, tagOf } from "./tagged.ts";

const Unsettled = builder.objectRef<UnsettledWithdrawal>("UnsettledWithdrawal").implement({
  ...needs("release.read"),
  description:
    "Somebody took everything back in a contact, who may be this person. Until it is said, nothing of theirs goes.",
  fields: (t) => ({
    id: t.exposeID("id"),
    personId: t.exposeID("person"),
    at: t.expose("at", { type: "Instant" }),
    how: t.expose("how", { type: RevokedHow }),
  }),
});

const WithdrawnInContact = builder.objectRef<{ readonly id: string }>("WithdrawnInContact").implement({
  ...needs("release.withdraw"),
  description: "It is kept. Whether there is a case of theirs is not told.",
  fields: (t) => ({ id: t.exposeID("id") }),
});

const WithdrawalSettled = builder.objectRef<{ readonly id: string }>("WithdrawalSettled").implement({
  ...needs("release.withdraw"),
  fields: (t) => ({ id: t.exposeID("id") }),
});

const WithdrawResult = builder.unionType("WithdrawInContactResult", {
  types: [WithdrawnInContact, NotHolder, NotFound],
  resolveType: tagOf,
});
const SettleResult = builder.unionType("SettleWithdrawalResult", {
  types: [WithdrawalSettled, NotFound],
  resolveType: tagOf,
});

builder.queryField("unsettledWithdrawals", (t) =>
  t.field({
    ...needs("release.read"),
    type: [Unsettled],
    nullable: true,
    description: "Of the people of a case, the oldest first; null where it is not there or not theirs.",
    args: { caseId: t.arg.id({ required: true }) },
    resolve: (_root, { caseId }, context) => {
      const id = CaseId.safeParse(caseId);
      return id.success ? context.store.releases.unsettled(id.data, caseAsker(context, "read")) : null;
    },
  }),
);

builder.mutationFields((t) => ({
  withdrawInContact: t.field({
    ...needs("release.withdraw"),
    type: WithdrawResult,
    description:
      "Somebody takes everything back, by whoever has the contact: nothing goes of anybody whom it may be, until the people of their case say whether it was them.",
    args: {
      id: t.arg.id({
        required: true,
        description: "Made by whoever writes it down: written twice, it is there once.",
      }),
      contactId: t.arg.id({ required: true }),
      how: t.arg({ type: RevokedHow, required: true }),
    },
    resolve: async (_root, { id, contactId, how }, { store, identity }) => {
      const [known, contact] = [Uuid.safeParse(id), ContactId.safeParse(contactId)];
      if (!known.success || !contact.success) return tagged("NotFound", { id: contactId });
      const given = { id: known.data, contactId: contact.data, how, by: identity.userId };
      const done = await store.releases.withdrawInContact(given);
      // Who answers nobody is not told either that somebody else has it (G471).
      const mayRead = decideAccess(identity.role, "contact.read").allowed;
      if (done.kind === "not_holder" && mayRead) return tagged("NotHolder", { holder: done.holder });
      return done.kind === "withdrawn"
        ? tagged("WithdrawnInContact", { id: known.data })
        : tagged("NotFound", { id: contactId });
    },
  }),
  settleWithdrawal: t.field({
    ...needs("release.withdraw"),
    type: SettleResult,
    description: "Whether it was that person: then it is their own withdrawal, from when it was said on.",
    args: {
      id: t.arg.id({ required: true }),
      caseId: t.arg.id({ required: true }),
      personId: t.arg.id({ required: true }),
      wasTheirs: t.arg.boolean({ required: true }),
    },
    resolve: async (_root, { id, caseId, personId, wasTheirs }, context) => {
      const [known, ofCase, person] = [
        Uuid.safeParse(id),
        CaseId.safeParse(caseId),
        PersonId.safeParse(personId),
      ];
      if (!known.success || !ofCase.success || !person.success) return tagged("NotFound", { id });
      const said = { id: known.data, caseId: ofCase.data, person: person.data, wasTheirs };
      const { kind } = await context.store.releases.settle(said, caseAsker(context, "change"));
      return kind === "settled"
        ? tagged("WithdrawalSettled", { id: known.data })
        : tagged("NotFound", { id });
    },
  }),
}));
