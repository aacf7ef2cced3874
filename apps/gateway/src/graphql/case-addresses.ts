import { CaseId, Uuid } from "@holdfast/case-schema";
import type { CaseAddressesShown as Shown } from "@holdfast/db";
import { builder } from "./builder.ts";
import { caseAsker } from "./case-asker.ts";
import { CasePartKind } from "./case-enums.ts";
import type { Context } from "./context.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { tagged, tagOf } from "./tagged.ts";

type Entry = Extract<Shown, { readonly kind: "shown" }>["addresses"][number];

const CaseAddress = builder.objectRef<Entry>("CaseAddress").implement({
  ...needs("case.unmask"),
  fields: (t) => ({
    key: t.exposeString("key", { description: "As it is named where its mask stands." }),
    address: t.exposeString("address", { description: "Personal data." }),
  }),
});

const CaseAddressesShown = builder
  .objectRef<{ readonly addresses: readonly Entry[] }>("CaseAddressesShown")
  .implement({
    ...needs("case.unmask"),
    description: "Answered here and nowhere else; to be kept by nobody. Personal data.",
    fields: (t) => ({
      addresses: t.field({ type: [CaseAddress], resolve: ({ addresses }) => [...addresses] }),
    }),
  });

const CaseAddressesTooOften = builder.objectRef<{ readonly id: string }>("CaseAddressesTooOften").implement({
  ...needs("case.unmask"),
  description: "Nothing was opened; in a minute it can be.",
  fields: (t) => ({ id: t.exposeID("id") }),
});

const ShownResult = builder.unionType("ShowCaseAddressesResult", {
  types: [CaseAddressesShown, CaseAddressesTooOften, NotFound],
  resolveType: tagOf,
});

builder.mutationField("showCaseAddresses", (t) =>
  t.field({
    ...needs("case.unmask"),
    type: ShownResult,
    description: `The addresses of one field of a case, whole. Each time is recorded before it is answered.
NotFound: there are none there, or none that the asker is shown.`,
    args: {
      caseId: t.arg.id({ required: true }),
      part: t.arg({ type: CasePartKind, required: true }),
      id: t.arg.id({ required: true }),
      field: t.arg.string({ required: true }),
    },
    resolve: async (_root, { caseId: of, part: kind, id, field }, context) => {
      const [caseId, known] = [CaseId.safeParse(of), Uuid.safeParse(id)];
      if (!caseId.success || !known.success) return tagged("NotFound", { id });
      if (context.unmasksTooOften(context.identity.userId)) return tooOften(context, id);
      const place = { kind, id: known.data, field };
      const shown = await context.store.cases.showAddresses(caseId.data, caseAsker(context, "unmask"), place);
      switch (shown.kind) {
        case "shown":
          return tagged("CaseAddressesShown", shown);
        case "too_often":
          return tooOften(context, id);
        case "not_found":
          return tagged("NotFound", { id });
      }
    },
  }),
);

/** Nothing was opened, which is recorded; of which case, nobody who may not read it names. */
async function tooOften({ store, identity }: Pick<Context, "store" | "identity">, id: string) {
  await store.audit.note({
    by: identity.userId,
    deed: "tried",
    thing: "address",
    subjectId: null,
    contactId: null,
    refusal: "too_often",
  });
  return tagged("CaseAddressesTooOften", { id });
}
