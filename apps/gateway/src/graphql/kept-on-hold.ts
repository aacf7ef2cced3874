import { Uuid } from "@holdfast/case-schema";
import type { KeptOnHold } from "@holdfast/db";
import { builder } from "./builder.ts";
import { needs } from "./needs.ts";

const KeptOf = builder.enumType("KeptOf", {
  values: [
    "contact",
    "message",
    "mail",
    "mail_file",
    "draft",
    "note",
    "call_party",
    "case_part",
    "file",
    "scan",
  ] as const,
});

const Kept = builder.objectRef<KeptOnHold>("KeptOnHold").implement({
  ...needs("legal.decide"),
  description: "What was withdrawn or written anew while a hold stood, as it was. Personal data: words.",
  fields: (t) => ({
    id: t.exposeID("id"),
    of: t.expose("of", { type: KeptOf }),
    contactId: t.exposeID("contactId", { nullable: true, description: "Null: it is of the case." }),
    until: t.expose("until", { type: "Instant", description: "Until when it stood so." }),
    words: t.exposeString("words", {
      nullable: true,
      description:
        "As they were written; of a part of a case, somebody called, a contact and a mail as JSON of what there was. Null: it has none, or they are damaged. It is kept all the same.",
    }),
    fileId: t.exposeID("fileId", {
      nullable: true,
      description:
        "POST /kept/<hold>/<this> gives the file as it came, which is recorded. Null: it is none, or it was quarantined and opens for nobody.",
    }),
  }),
});

builder.queryField("keptOnHold", (t) =>
  t.field({
    ...needs("legal.decide"),
    type: [Kept],
    nullable: true,
    description:
      "What that hold keeps that everybody else sees gone. Null: it does not stand, or is of one contact and not confirmed. Each reading is recorded.",
    args: { holdId: t.arg.id({ required: true }) },
    resolve: async (_root, { holdId }, { store, identity }) => {
      const known = Uuid.safeParse(holdId);
      const kept = known.success ? await store.legal.kept(known.data, identity.userId) : null;
      return kept === null ? null : [...kept];
    },
  }),
);
