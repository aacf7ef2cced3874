import { ContactId, ContactPlan as Words } from "@holdfast/case-schema";
import type { ListedPlan as Listed, Plan as Stored, PlanEntry } from "@holdfast/db";
import type { QueueRow as Row, StaffName } from "@holdfast/wire";
import { storable } from "../text/storable.ts";
import { builder } from "./builder.ts";
import type { Context } from "./context.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { QueueRow } from "./queue.ts";
import { Staff } from "./staff.ts";
import { tagged, tagOf } from "./tagged.ts";

const PlanWords = builder.objectRef<Words>("PlanWords").implement({
  ...needs("contact.read"),
  description: "Personal data.",
  fields: (t) => ({
    summary: t.exposeString("summary"),
    helps: t.exposeString("helps"),
    limits: t.exposeString("limits", {
      description: "As they are told, kindly; empty where there are none.",
    }),
  }),
});

const PlanReviewed = builder
  .objectRef<{ readonly by: StaffName; readonly at: number }>("PlanReviewed")
  .implement({
    ...needs("contact.read"),
    fields: (t) => ({ by: t.expose("by", { type: Staff }), at: t.expose("at", { type: "Instant" }) }),
  });

const Plan = builder.objectRef<Stored>("Plan").implement({
  ...needs("contact.read"),
  description: "What whoever answers somebody who comes often should know.",
  fields: (t) => ({
    version: t.exposeInt("version"),
    words: t.expose("words", { type: PlanWords, nullable: true, description: "Null when they are damaged." }),
    writtenBy: t.expose("writtenBy", { type: Staff }),
    writtenAt: t.expose("writtenAt", { type: "Instant" }),
    reviewed: t.expose("reviewed", { type: PlanReviewed, nullable: true }),
    reviewBy: t.expose("reviewBy", { type: "Instant" }),
  }),
});

const ListedPlan = builder.objectRef<Listed>("ListedPlan").implement({
  ...needs("contact.plan"),
  fields: (t) => ({
    row: t.field({
      type: QueueRow,
      description: "The thread's last contact.",
      resolve: ({ row }): Row => row,
    }),
    writtenBy: t.expose("writtenBy", { type: Staff }),
    writtenAt: t.expose("writtenAt", { type: "Instant" }),
    reviewBy: t.expose("reviewBy", { type: "Instant" }),
  }),
});

builder.queryFields((t) => ({
  contactPlan: t.field({
    ...needs("contact.read"),
    type: Plan,
    nullable: true,
    description: "The plan for whoever writes in this contact's thread, on whichever channel it was written.",
    args: { contactId: t.arg.id({ required: true }) },
    resolve: async (_root, { contactId: id }, { store }) => {
      const contactId = ContactId.safeParse(id);
      return contactId.success ? store.plans.ofContact(contactId.data) : null;
    },
  }),
  plans: t.field({
    ...needs("contact.plan"),
    type: [ListedPlan],
    description: "Every plan that there is, the next to be reviewed first.",
    resolve: (_root, _args, { store }) => store.plans.list(),
  }),
  planCount: t.int({
    ...needs("contact.plan"),
    description: "How many plans are to be reviewed by now.",
    resolve: (_root, _args, { store, identity }) => store.plans.countOverdue(identity.userId),
  }),
}));

const PlanKept = builder
  .objectRef<{ readonly version: number }>("PlanKept")
  .implement({ ...needs("contact.plan"), fields: (t) => ({ version: t.exposeInt("version") }) });

const PlanChanged = builder.objectRef<{ readonly plan: Stored | null }>("PlanChanged").implement({
  ...needs("contact.plan"),
  description: "Somebody was faster; here is how it stands. Nothing was kept.",
  fields: (t) => ({ plan: t.expose("plan", { type: Plan, nullable: true }) }),
});

const PlanInvalid = builder.objectRef<{ readonly parts: readonly string[] }>("PlanInvalid").implement({
  ...needs("contact.plan"),
  description: "Parts that are too long or show nothing: summary, helps, limits.",
  fields: (t) => ({ parts: t.exposeStringList("parts") }),
});

const PlanResult = builder.unionType("PlanResult", {
  types: [PlanKept, PlanChanged, PlanInvalid, NotFound],
  resolveType: tagOf,
});

builder.mutationFields((t) => {
  const seen = {
    contactId: t.arg.id({ required: true }),
    expectedVersion: t.arg.int({ required: true, description: "0 where there was no plan." }),
  };
  const adds = (kind: "reviewed" | "ended", description: string) =>
    t.field({
      ...needs("contact.plan"),
      type: PlanResult,
      description,
      args: seen,
      resolve: (_root, { contactId, expectedVersion }, context) =>
        add(contactId, expectedVersion, { kind }, context),
    });
  return {
    writePlan: t.field({
      ...needs("contact.plan"),
      type: PlanResult,
      description: "Follows what was written before, which stays.",
      args: {
        ...seen,
        summary: t.arg.string({ required: true }),
        helps: t.arg.string({ required: true }),
        limits: t.arg.string({ required: true }),
      },
      resolve: (_root, { contactId, expectedVersion, summary, helps, limits }, context) => {
        const words = Words.safeParse({
          summary: storable(summary),
          helps: storable(helps),
          limits: storable(limits),
        });
        if (!words.success) {
          const parts = [...new Set(words.error.issues.map(({ path }) => String(path[0])))];
          return tagged("PlanInvalid", { parts });
        }
        return add(contactId, expectedVersion, { kind: "written", words: words.data }, context);
      },
    }),
    reviewPlan: adds("reviewed", "It is right still: it is to be looked at again after 90 days."),
    endPlan: adds("ended", "There is none any more. What was written stays, and is shown to nobody."),
  };
});

async function add(id: string, version: number, entry: PlanEntry, { store, identity }: Context) {
  const contactId = ContactId.safeParse(id);
  if (!contactId.success) return tagged("NotFound", { id });
  const added = await store.plans.add(contactId.data, identity.userId, version, entry);
  switch (added.kind) {
    case "added":
      return tagged("PlanKept", { version: added.version });
    case "changed":
    case "no_plan":
      return tagged("PlanChanged", { plan: await store.plans.ofContact(contactId.data) });
    case "not_found":
      return tagged("NotFound", { id });
  }
}
