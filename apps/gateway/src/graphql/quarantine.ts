import type { QuarantineStore } from "@holdfast/db";
import { builder } from "./builder.ts";
import { FLOOD } from "../intake/webhook-route.ts";
import { needs } from "./needs.ts";

type Quarantined = Awaited<ReturnType<QuarantineStore["list"]>>[number];

/** How many quarantined deliveries are shown at once. A flood comes last: it must not hide the one that is genuine. */
const SHOWN = 200;

const QuarantinedDelivery = builder.objectRef<Quarantined>("QuarantinedDelivery").implement({
  ...needs("quarantine.read"),
  description: "A delivery that failed verification. Its content stays sealed; bytes is how large it came.",
  fields: (t) => ({
    id: t.exposeID("id"),
    channel: t.exposeString("channel"),
    reason: t.exposeString("reason"),
    bytes: t.exposeInt("bytes"),
    at: t.expose("at", { type: "Instant" }),
  }),
});

builder.queryField("quarantine", (t) =>
  t.field({
    ...needs("quarantine.read"),
    type: [QuarantinedDelivery],
    description: "The newest first, what came in a flood last.",
    resolve: (_root, _args, { store }) => store.quarantine.list(SHOWN, FLOOD),
  }),
);
