import type { ReachAnswers } from "@holdfast/case-schema";
import { builder } from "./builder.ts";
import { Language, ReachWay } from "./enums.ts";
import { maskedOrNone } from "./masked-or-none.ts";
import { needs } from "./needs.ts";

/** How somebody may be reached, in their own answers. Personal data. */
export const Reach = builder.objectRef<ReachAnswers>("Reach").implement({
  ...needs("contact.read"),
  fields: (t) => ({
    ways: t.expose("ways", { type: [ReachWay] }),
    maskedAddress: t.string({
      nullable: true,
      description: "What of where they said that they can be reached is seen.",
      resolve: ({ address }) => maskedOrNone(address),
    }),
    safeTimes: t.exposeString("safeTimes", { nullable: true }),
    mayLeaveMessage: t.exposeBoolean("mayLeaveMessage"),
    language: t.expose("language", { type: Language }),
  }),
});
