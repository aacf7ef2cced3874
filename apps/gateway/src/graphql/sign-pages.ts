import { CaseId, ContactId, PersonId, SignPageState as States, Uuid } from "@holdfast/case-schema";
import type { OfferedSignPage } from "@holdfast/db";
import { z } from "zod";
import { maySignHere } from "../sign-pages/may-sign-here.ts";
import { whyNotOffered } from "../sign-pages/why-not-offered.ts";
import { storable } from "../text/storable.ts";
import { builder } from "./builder.ts";
import { caseAsker } from "./case-asker.ts";
import { PersonalClass } from "./case-enums.ts";
import { CaseStaff } from "./case-staff.ts";
import { DevicePrivacy, ReleasePurpose, SaidAlone, SubjectAge } from "./disclosure-enums.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { tagged, tagOf } from "./tagged.ts";

const SignPageState = builder.enumType("SignPageState", { values: States.options });

const SignPage = builder.objectRef<OfferedSignPage>("SignPage").implement({
  ...needs("release.keep"),
  description: "How a page stands that was offered to be signed on. It holds no words.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "The release's own, once it is signed." }),
    personId: t.exposeID("person"),
    recipientId: t.exposeID("recipient"),
    state: t.expose("state", { type: SignPageState }),
    offeredAt: t.expose("offeredAt", { type: "Instant" }),
    offeredBy: t.expose("offeredBy", { type: CaseStaff }),
    validUntil: t.expose("validUntil", { type: "Instant" }),
    endedAt: t.expose("endedAt", { type: "Instant", nullable: true }),
  }),
});

builder.queryField("signPages", (t) =>
  t.field({
    ...needs("release.keep"),
    type: [SignPage],
    nullable: true,
    description: "All of a case, the newest first; null where it is not there or not theirs.",
    args: { caseId: t.arg.id({ required: true }) },
    resolve: (_root, { caseId }, context) => {
      const id = CaseId.safeParse(caseId);
      return id.success ? context.store.signPages.list(id.data, caseAsker(context, "read")) : null;
    },
  }),
);

interface Keys {
  readonly id: string;
  readonly address: string;
  readonly code: string;
  readonly validUntil: number;
}

const SignPageOffered = builder.objectRef<Keys>("SignPageOffered").implement({
  ...needs("release.keep"),
  description: "Told here and never again. The two go by two ways.",
  fields: (t) => ({
    id: t.exposeID("id"),
    address: t.exposeString("address"),
    code: t.exposeString("code"),
    validUntil: t.expose("validUntil", { type: "Instant" }),
  }),
});

const SignPageNotOffered = builder.objectRef<{ readonly because: string }>("SignPageNotOffered").implement({
  ...needs("release.keep"),
  description: "The rule that speaks against it, as a code. Nothing was offered.",
  fields: (t) => ({ because: t.exposeString("because") }),
});

const SignPageWithdrawn = builder
  .objectRef<{ readonly id: string }>("SignPageWithdrawn")
  .implement({ ...needs("release.keep"), fields: (t) => ({ id: t.exposeID("id") }) });

const OfferResult = builder.unionType("OfferSignPageResult", {
  types: [SignPageOffered, SignPageNotOffered, NotFound],
  resolveType: tagOf,
});
const WithdrawResult = builder.unionType("WithdrawSignPageResult", {
  types: [SignPageWithdrawn, NotFound],
  resolveType: tagOf,
});

const SignPageInput = builder.inputType("SignPageInput", {
  description: "Personal data: withheld. What somebody would be asked to sign themself.",
  fields: (t) => ({
    id: t.id({ required: true, description: "Made by whoever asks; the release's own, once it is signed." }),
    caseId: t.id({ required: true }),
    personId: t.id({ required: true }),
    recipientId: t.id({ required: true }),
    contactId: t.id({ required: true, description: "In which they speak themself." }),
    purpose: t.field({ type: ReleasePurpose, required: true }),
    dataClasses: t.field({ type: [PersonalClass], required: true }),
    withheldIn: t.field({ type: [PersonalClass], required: true }),
    withheld: t.string({ required: true, description: "What they hold back, in their words; or empty." }),
    subjectAge: t.field({ type: SubjectAge, required: true }),
    underGuardianship: t.boolean({ required: true }),
    mayReceiveServiceAlone: t.boolean({ required: false, description: "null: nobody has looked." }),
    device: t.field({ type: DevicePrivacy, required: true }),
    conditionOfService: t.boolean({ required: true }),
    risksExplained: t.boolean({ required: true }),
    alternativesDiscussed: t.boolean({ required: true }),
    alone: t.field({ type: SaidAlone, required: true }),
    coached: t.boolean({ required: true }),
    duressWordHeard: t.boolean({ required: true }),
    expiresAt: t.field({ type: "Instant", required: true }),
  }),
});

const WORDS_MAX = 2_000;
const Ids = z.object({
  id: Uuid,
  caseId: CaseId,
  personId: PersonId,
  recipientId: Uuid,
  contactId: ContactId,
  withheld: z.string().max(WORDS_MAX),
});

builder.mutationFields((t) => ({
  offerSignPage: t.field({
    ...needs("release.keep"),
    type: OfferResult,
    description: "One of theirs that is open to the same recipient has to be withdrawn first.",
    args: { input: t.arg({ type: SignPageInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      const read = Ids.safeParse({ ...input, withheld: storable(input.withheld) });
      if (!read.success) return tagged("NotFound", { id: input.id });
      const { store, clock, makeSignKeys } = context;
      const { id, caseId, personId, recipientId, contactId, withheld } = read.data;
      const recipient = (await store.recipients.list()).find((each) => each.id === recipientId);
      if (recipient === undefined) return tagged("NotFound", { id: input.id });
      const { subjectAge, underGuardianship, mayReceiveServiceAlone, alone } = input;
      const keys = makeSignKeys();
      const offered = await store.signPages.offer(
        {
          id,
          caseId,
          person: personId,
          recipient: recipientId,
          purpose: input.purpose,
          dataClasses: input.dataClasses,
          withheldIn: input.withheldIn,
          said: {
            subject_age: subjectAge,
            under_guardianship: underGuardianship,
            may_receive_service_alone: mayReceiveServiceAlone ?? null,
            alone,
          },
          expiresAt: input.expiresAt,
          contactId,
          withheld,
        },
        keys,
        caseAsker(context, "change"),
        // Asked once the case is known to be theirs: to whom it is not, nothing else is said.
        (record) => whyNotOffered(input, recipient, clock()) ?? maySignHere(record, "offer", clock()),
      );
      switch (offered.kind) {
        case "offered":
          return tagged("SignPageOffered", {
            id,
            address: keys.address,
            code: keys.code,
            validUntil: offered.validUntil,
          });
        case "open_already":
          return tagged("SignPageNotOffered", { because: offered.kind });
        case "invalid":
          return tagged("SignPageNotOffered", { because: offered.because });
        case "not_found":
          return tagged("NotFound", { id: input.id });
      }
    },
  }),
  withdrawSignPage: t.field({
    ...needs("release.keep"),
    type: WithdrawResult,
    args: { id: t.arg.id({ required: true }), caseId: t.arg.id({ required: true }) },
    resolve: async (_root, { id, caseId }, context) => {
      const [page, ofCase] = [Uuid.safeParse(id), CaseId.safeParse(caseId)];
      if (!page.success || !ofCase.success) return tagged("NotFound", { id });
      const asker = caseAsker(context, "change");
      const { kind } = await context.store.signPages.withdraw(page.data, ofCase.data, asker);
      return kind === "withdrawn" ? tagged("SignPageWithdrawn", { id }) : tagged("NotFound", { id });
    },
  }),
}));
