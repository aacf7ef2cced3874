import type { QuarantineStore } from "@holdfast/db";
import { builder } from "./builder.ts";
import { needs } from "./needs.ts";

type Quarantined = Awaited<ReturnType<QuarantineStore["list"]>>[number];

/** How many quarantined deliveries are shown at once, newest first. */
const SHOWN = 200;

const QuarantinedDelivery = builder.objectRef<Quarantined>("QuarantinedDelivery").implement({
  ...needs("quarantine.read"),
  description: "A delivery that failed verification. Its content stays sealed.",
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
    resolve: (_root, _args, { store }) => store.quarantine.list(SHOWN),
  }),
);
