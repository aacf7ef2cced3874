import type { Draft as StoredDraft } from "@holdfast/db";
import { builder } from "./builder.ts";
import { DraftKind } from "./enums.ts";
import { needs } from "./needs.ts";
import { Staff } from "./staff.ts";

/** What somebody has not sent. `text` is personal data. */
export const Draft = builder.objectRef<StoredDraft>("Draft").implement({
  ...needs("draft.read"),
  fields: (t) => ({
    kind: t.expose("kind", { type: DraftKind }),
    author: t.expose("author", { type: Staff }),
    revision: t.exposeInt("revision", { description: "Counted by whoever writes; the higher one holds." }),
    at: t.expose("at", { type: "Instant" }),
    text: t.exposeString("text", { description: "Empty once there are no words. Personal data." }),
  }),
});
