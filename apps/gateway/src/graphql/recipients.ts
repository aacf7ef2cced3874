import { CaseId, PersonId, Uuid, VERIFICATION_HOLDS_MS } from "@holdfast/case-schema";
import type { RecipientWords, StoredRecipient } from "@holdfast/db";
import { z } from "zod";
import { numberToDial } from "../disclosure/number-to-dial.ts";
import { storable } from "../text/storable.ts";
import { builder } from "./builder.ts";
import { caseAsker } from "./case-asker.ts";
import { RecipientType } from "./disclosure-enums.ts";
import { maskedReach } from "./masked-reach.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { CaseStaff } from "./case-staff.ts";
import { tagged, tagOf } from "./tagged.ts";

const Words = z.object({
  name: z.string().min(1).max(200),
  reach: z.string().max(400),
  vetting: z.string().min(1).max(2_000),
});

const Recipient = builder.objectRef<StoredRecipient>("Recipient").implement({
  ...needs("recipient.read"),
  description: "Personal data. Somebody of ours has vetted them.",
  fields: (t) => ({
    id: t.exposeID("id"),
    type: t.expose("type", { type: RecipientType }),
    personId: t.exposeID("person", { nullable: true, description: "Whom of a case it is." }),
    name: t.string({
      nullable: true,
      description: "Null when it is damaged.",
      resolve: ({ words }) => words?.name ?? null,
    }),
    maskedReach: t.string({
      nullable: true,
      description:
        "What is seen of where they are reached (G539): showRecipientReach answers it whole. Empty: it was not said.",
      resolve: ({ words }) => maskedReach(words?.reach ?? null),
    }),
    hasNumber: t.boolean({
      description: "Whether a call that was decided for them can be made without saying a number (G540).",
      resolve: ({ words }) => words !== null && numberToDial(words.reach) !== null,
    }),
    vetting: t.string({ nullable: true, resolve: ({ words }) => words?.vetting ?? null }),
    vettedBy: t.expose("vettedBy", { type: CaseStaff }),
    vettedAt: t.expose("vettedAt", { type: "Instant" }),
    verifiedUntil: t.field({
      type: "Instant",
      nullable: true,
      description: "Until when it counts that somebody of a case was verified as themself; null of others.",
      resolve: ({ person, vettedAt }) => (person === null ? null : vettedAt + VERIFICATION_HOLDS_MS),
    }),
  }),
});

builder.queryField("recipients", (t) =>
  t.field({
    ...needs("recipient.read"),
    type: [Recipient],
    description: "To whom something may go; people of cases are not among them.",
    resolve: (_root, _args, { store }) => store.recipients.list(),
  }),
);

builder.queryField("verifiedPeople", (t) =>
  t.field({
    ...needs("recipient.read"),
    type: [Recipient],
    nullable: true,
    description:
      "The people of a case who are verified as themselves, for 4 hours and no longer than they are; null where it is not there or not theirs.",
    args: { caseId: t.arg.id({ required: true }) },
    resolve: async (_root, { caseId }, context) => {
      const id = CaseId.safeParse(caseId);
      const found = id.success
        ? await context.store.recipients.verified(id.data, caseAsker(context, "read"))
        : null;
      return found === null ? null : [...found];
    },
  }),
);

const RecipientVetted = builder
  .objectRef<{ readonly id: string }>("RecipientVetted")
  .implement({ ...needs("recipient.read"), fields: (t) => ({ id: t.exposeID("id") }) });

const RecipientInvalid = builder.objectRef<{ readonly part: string }>("RecipientInvalid").implement({
  ...needs("recipient.read"),
  description:
    "type: no row is one of that kind. words: too long, or empty. id: another one has it. Nothing was kept.",
  fields: (t) => ({ part: t.exposeString("part") }),
});

const RecipientResult = builder.unionType("RecipientResult", {
  types: [RecipientVetted, RecipientInvalid, NotFound],
  resolveType: tagOf,
});

builder.mutationFields((t) => {
  const words = {
    id: t.arg.id({ required: true, description: "Made by whoever asks." }),
    name: t.arg.string({ required: true }),
    reach: t.arg.string({ required: true }),
    vetting: t.arg.string({ required: true, description: "How it is known that it is them." }),
  };
  return {
    vetRecipient: t.field({
      ...needs("recipient.vet"),
      type: RecipientResult,
      args: { ...words, type: t.arg({ type: RecipientType, required: true }) },
      resolve: async (_root, { id, type, ...given }, { store, identity }) => {
        const read = recipientGiven(id, given);
        if (read === null) return tagged("RecipientInvalid", { part: "words" });
        const { kind } = await store.recipients.vet({ ...read, type, by: identity.userId });
        if (kind === "vetted") return tagged("RecipientVetted", { id });
        return tagged("RecipientInvalid", { part: kind === "taken" ? "id" : "type" });
      },
    }),
    verifyPersonAsRecipient: t.field({
      ...needs("release.keep"),
      type: RecipientResult,
      description:
        "Somebody of a case as the recipient of what is kept of themself, after they were safely verified. It counts for 4 hours; who was verified before is anew.",
      args: { ...words, caseId: t.arg.id({ required: true }), personId: t.arg.id({ required: true }) },
      resolve: async (_root, { id, caseId, personId, ...given }, context) => {
        const [ofCase, person] = [CaseId.safeParse(caseId), PersonId.safeParse(personId)];
        const read = recipientGiven(id, given);
        if (read === null) return tagged("RecipientInvalid", { part: "words" });
        if (!ofCase.success || !person.success) return tagged("NotFound", { id: caseId });
        const asker = caseAsker(context, "change");
        const whom = { ...read, caseId: ofCase.data, person: person.data, asker };
        const { kind } = await context.store.recipients.verifyPerson(whom);
        if (kind === "not_found") return tagged("NotFound", { id: caseId });
        return kind === "taken"
          ? tagged("RecipientInvalid", { part: "id" })
          : tagged("RecipientVetted", { id });
      },
    }),
    endRecipient: t.field({
      ...needs("recipient.vet"),
      type: RecipientResult,
      description: "Nothing goes there any more. What they were and what went stays known.",
      args: { id: t.arg.id({ required: true }) },
      resolve: async (_root, { id }, { store, identity }) => {
        const known = Uuid.safeParse(id);
        if (!known.success) return tagged("NotFound", { id });
        const { kind } = await store.recipients.end(known.data, identity.userId);
        return kind === "ended" ? tagged("RecipientVetted", { id }) : tagged("NotFound", { id });
      },
    }),
  };
});

function recipientGiven(
  id: string,
  { name, reach, vetting }: RecipientWords,
): { readonly id: string; readonly words: RecipientWords } | null {
  const known = Uuid.safeParse(id);
  const read = Words.safeParse({ name: storable(name), reach: storable(reach), vetting: storable(vetting) });
  return known.success && read.success ? { id: known.data, words: read.data } : null;
}
