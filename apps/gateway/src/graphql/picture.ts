import type { Picture as StoredPicture } from "@holdfast/db";
import { builder } from "./builder.ts";
import { FileKind, PictureRefusal, PictureState } from "./enums.ts";
import { needs } from "./needs.ts";

/** A file of a message. Its bytes never come this way: `POST /pictures/<id>/display` has what may be shown of them. */
export const Picture = builder.objectRef<StoredPicture>("Picture").implement({
  ...needs("contact.read"),
  fields: (t) => ({
    id: t.exposeID("id"),
    messageId: t.exposeID("messageId"),
    ord: t.exposeInt("ord"),
    state: t.expose("state", { type: PictureState }),
    refusal: t.expose("refusal", {
      type: PictureRefusal,
      nullable: true,
      description: "Why it is not shown, when it is refused.",
    }),
    kind: t.expose("kind", { type: FileKind, nullable: true, description: "What it proved to be." }),
    bytes: t.exposeInt("bytes", { nullable: true }),
  }),
});
