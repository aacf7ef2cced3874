import type { ReachStanding as Standing } from "@holdfast/contact-policy";
import { builder } from "./builder.ts";
import { ReachWay } from "./enums.ts";
import { needs } from "./needs.ts";
import { ReachStandingKind } from "./reach-enums.ts";

type Agreed = Extract<Standing, { readonly ways: unknown }>;

const ReachWayStanding = builder.objectRef<Agreed["ways"][number]>("ReachWayStanding").implement({
  ...needs("contact.read"),
  fields: (t) => ({
    way: t.expose("way", { type: ReachWay }),
    isOpen: t.exposeBoolean("isOpen"),
    changesAt: t.expose("changesAt", { type: "Instant", nullable: true }),
    mayLeaveVoicemail: t.exposeBoolean("mayLeaveVoicemail"),
  }),
});

/** What the header says after "Reach:". */
export const ReachStanding = builder.objectRef<Standing>("ReachStanding").implement({
  ...needs("contact.read"),
  description: "How they may be reached, as they said it; locks are the decision's.",
  fields: (t) => ({
    kind: t.expose("kind", { type: ReachStandingKind }),
    ways: t.field({
      type: [ReachWayStanding],
      resolve: (standing) => ("ways" in standing ? [...standing.ways] : []),
    }),
    timeZone: t.string({
      nullable: true,
      resolve: (standing) => ("timeZone" in standing ? standing.timeZone : null),
    }),
    validUntil: t.field({
      type: "Instant",
      nullable: true,
      resolve: (standing) => ("validUntil" in standing ? standing.validUntil : null),
    }),
  }),
});
