import { PictureId } from "@holdfast/case-schema";
import { builder } from "./builder.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { tagged, tagOf } from "./tagged.ts";

interface WithId {
  readonly id: string;
}

const PictureQuarantined = builder.objectRef<WithId>("PictureQuarantined").implement({
  ...needs("picture.quarantine"),
  description: "Nobody sees it from now on, whoever marked it.",
  fields: (t) => ({ id: t.exposeID("id") }),
});

const NothingKept = builder.objectRef<WithId>("NothingKept").implement({
  ...needs("picture.quarantine"),
  description: "There is no file here: it was gone at the provider, or taken back.",
  fields: (t) => ({ id: t.exposeID("id") }),
});

const QuarantinePictureResult = builder.unionType("QuarantinePictureResult", {
  types: [PictureQuarantined, NothingKept, NotFound],
  resolveType: tagOf,
});

const QuarantineReason = builder.enumType("QuarantineReason", {
  values: ["possible_sexual_image_of_minor"] as const,
});

builder.mutationField("quarantinePicture", (t) =>
  t.field({
    ...needs("picture.quarantine"),
    type: QuarantinePictureResult,
    description: "At once and for everybody; only the named officer proceeds.",
    args: {
      id: t.arg.id({ required: true }),
      reason: t.arg({ type: QuarantineReason, required: true }),
    },
    resolve: async (_root, { id }, { store, identity }) => {
      const picture = PictureId.safeParse(id);
      if (!picture.success) return tagged("NotFound", { id });
      const { decideWithinMs: dueMs, keepMs } = (await store.settings.read()).pictures;
      switch (await store.pictures.quarantine(picture.data, identity.userId, { dueMs, keepMs })) {
        case "quarantined":
          return tagged("PictureQuarantined", { id });
        case "nothing_kept":
          return tagged("NothingKept", { id });
        case "not_found":
          return tagged("NotFound", { id });
      }
    },
  }),
);
