import type { ReachAnswers } from "@holdfast/case-schema";
import { builder } from "./builder.ts";
import { Language, ReachWay } from "./enums.ts";
import { needs } from "./needs.ts";

/** How somebody may be reached, in their own answers. Personal data. */
export const Reach = builder.objectRef<ReachAnswers>("Reach").implement({
  ...needs("contact.read"),
  fields: (t) => ({
    ways: t.expose("ways", { type: [ReachWay] }),
    address: t.exposeString("address", { nullable: true }),
    safeTimes: t.exposeString("safeTimes", { nullable: true }),
    mayLeaveMessage: t.exposeBoolean("mayLeaveMessage"),
    language: t.expose("language", { type: Language }),
  }),
});
