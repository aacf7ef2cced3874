import { CaseId, ContactId, PersonId, Uuid } from "@holdfast/case-schema";
import { checkRelease } from "@holdfast/consent-policy";
import type { ListedRelease, PrivacyNotice as Notice } from "@holdfast/db";
import { builder } from "./builder.ts";
import { caseAsker } from "./case-asker.ts";
import { NoticeHow, ReleaseForm, RevokedHow } from "./disclosure-enums.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { releaseGiven, ReleaseInput } from "./release-input.ts";
import { ReleaseScan } from "./scans.ts";
import { CaseStaff } from "./case-staff.ts";
import { tagged, tagOf } from "./tagged.ts";

const Release = builder.objectRef<ListedRelease>("Release").implement({
  ...needs("release.read"),
  description: "Personal data: withheld. A person's permission to share.",
  fields: (t) => ({
    id: t.exposeID("id"),
    personId: t.exposeID("person"),
    recipientId: t.exposeID("recipient"),
    purpose: t.string({ nullable: true, resolve: ({ release }) => release.purposes[0] ?? null }),
    dataClasses: t.stringList({ resolve: ({ release }) => release.data_classes }),
    withheldIn: t.stringList({ resolve: ({ release }) => release.withheld_in }),
    withheld: t.string({ nullable: true, resolve: ({ words }) => words?.withheld ?? null }),
    form: t.field({ type: ReleaseForm, resolve: ({ release }) => release.form }),
    expiresAt: t.field({ type: "Instant", nullable: true, resolve: ({ release }) => release.expires_at }),
    revokedAt: t.field({ type: "Instant", nullable: true, resolve: ({ release }) => release.revoked_at }),
    state: t.string({
      description: "Whether it counts at this moment, as the consent policy says it.",
      resolve: ({ release }, _args, { clock }) => checkRelease(release, clock()).state,
    }),
    because: t.string({
      nullable: true,
      resolve: ({ release }, _args, { clock }) => checkRelease(release, clock()).because,
    }),
    recordedBy: t.expose("recordedBy", { type: CaseStaff }),
    recordedAt: t.expose("recordedAt", { type: "Instant" }),
    scans: t.field({
      type: [ReleaseScan],
      description: "Of what is on paper, the oldest first.",
      resolve: ({ scans }) => [...scans],
    }),
  }),
});

const PrivacyNotice = builder.objectRef<Notice>("PrivacyNotice").implement({
  ...needs("contact.read"),
  fields: (t) => ({
    at: t.expose("at", { type: "Instant" }),
    by: t.expose("by", { type: CaseStaff }),
    spokenIn: t.exposeString("spokenIn"),
    how: t.expose("how", { type: NoticeHow }),
  }),
});

builder.queryFields((t) => ({
  releases: t.field({
    ...needs("release.read"),
    type: [Release],
    nullable: true,
    description: "All of a case, the newest first; null where it is not there or not theirs.",
    args: { caseId: t.arg.id({ required: true }) },
    resolve: (_root, { caseId }, context) => {
      const id = CaseId.safeParse(caseId);
      return id.success ? context.store.releases.list(id.data, caseAsker(context, "read")) : null;
    },
  }),
  privacyNotices: t.field({
    ...needs("contact.read"),
    type: [PrivacyNotice],
    args: { contactId: t.arg.id({ required: true }) },
    resolve: (_root, { contactId }, { store }) => {
      const id = ContactId.safeParse(contactId);
      return id.success ? store.releases.notices(id.data) : [];
    },
  }),
}));

const ReleaseKept = builder
  .objectRef<{ readonly id: string }>("ReleaseKept")
  .implement({ ...needs("release.keep"), fields: (t) => ({ id: t.exposeID("id") }) });

const ReleaseInvalid = builder.objectRef<{ readonly because: string }>("ReleaseInvalid").implement({
  ...needs("release.keep"),
  description: "The rule that it breaks, as a code. Nothing was kept.",
  fields: (t) => ({ because: t.exposeString("because") }),
});

const ReleasesWithdrawn = builder.objectRef<{ readonly count: number }>("ReleasesWithdrawn").implement({
  ...needs("release.withdraw"),
  description: "From now on nothing goes on any of them.",
  fields: (t) => ({ count: t.exposeInt("count") }),
});

const GrantResult = builder.unionType("GrantReleaseResult", {
  types: [ReleaseKept, ReleaseInvalid, NotFound],
  resolveType: tagOf,
});
const WithdrawResult = builder.unionType("WithdrawReleasesResult", {
  types: [ReleasesWithdrawn, NotFound],
  resolveType: tagOf,
});

builder.mutationFields((t) => ({
  grantRelease: t.field({
    ...needs("release.keep"),
    type: GrantResult,
    args: { input: t.arg({ type: ReleaseInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      const given = releaseGiven(input);
      if (given === null) return tagged("NotFound", { id: input.id });
      const kept = await context.store.releases.grant(given, caseAsker(context, "change"));
      if (kept.kind === "invalid") return tagged("ReleaseInvalid", { because: kept.because });
      return kept.kind === "kept"
        ? tagged("ReleaseKept", { id: given.id })
        : tagged("NotFound", { id: input.id });
    },
  }),
  witnessRelease: t.field({
    ...needs("release.keep"),
    type: GrantResult,
    description:
      "Says that the asker heard it, too, or has seen the paper, who is not whoever recorded it. Paper counts from then on.",
    args: { id: t.arg.id({ required: true }), caseId: t.arg.id({ required: true }) },
    resolve: async (_root, { id, caseId }, context) => {
      const [release, ofCase] = [Uuid.safeParse(id), CaseId.safeParse(caseId)];
      if (!release.success || !ofCase.success) return tagged("NotFound", { id });
      const asker = caseAsker(context, "change");
      const { kind } = await context.store.releases.witness(release.data, ofCase.data, asker);
      if (kind === "own") return tagged("ReleaseInvalid", { because: "own" });
      return kind === "witnessed" ? tagged("ReleaseKept", { id }) : tagged("NotFound", { id });
    },
  }),
  withdrawReleases: t.field({
    ...needs("release.withdraw"),
    type: WithdrawResult,
    description: "One act: all that stands, or all to one recipient. Saying so is enough.",
    args: {
      caseId: t.arg.id({ required: true }),
      personId: t.arg.id({ required: true }),
      recipientId: t.arg.id({ required: false, description: "null: everybody." }),
      how: t.arg({ type: RevokedHow, required: true }),
    },
    resolve: async (_root, { caseId, personId, recipientId, how }, context) => {
      const [id, person] = [CaseId.safeParse(caseId), PersonId.safeParse(personId)];
      const recipient = Uuid.nullable().safeParse(recipientId ?? null);
      if (!id.success || !person.success || !recipient.success) return tagged("NotFound", { id: caseId });
      const what = { caseId: id.data, person: person.data, recipient: recipient.data, how };
      const done = await context.store.releases.withdraw(what, caseAsker(context, "withdraw"));
      return done.kind === "withdrawn"
        ? tagged("ReleasesWithdrawn", { count: done.count })
        : tagged("NotFound", { id: caseId });
    },
  }),
  givePrivacyNotice: t.field({
    ...needs("contact.answer"),
    type: GrantResult,
    description:
      "That somebody was told what stays private, and what the exceptions are. The contact's id comes back.",
    args: {
      contactId: t.arg.id({ required: true }),
      spokenIn: t.arg.string({ required: true, description: "By ISO 639." }),
      how: t.arg({ type: NoticeHow, required: true }),
    },
    resolve: async (_root, { contactId, spokenIn, how }, { store, identity }) => {
      const id = ContactId.safeParse(contactId);
      if (!/^[a-z]{2,3}$/.test(spokenIn)) return tagged("ReleaseInvalid", { because: "language" });
      if (!id.success || (await store.contacts.contact(id.data)) === null)
        return tagged("NotFound", { id: contactId });
      await store.releases.giveNotice(id.data, identity.userId, { spokenIn, how });
      return tagged("ReleaseKept", { id: contactId });
    },
  }),
}));
