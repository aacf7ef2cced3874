import type { CentreCalled } from "@holdfast/db";
import { centresOf, isListed } from "../calls/listed-centre.ts";
import { builder } from "./builder.ts";
import { ContactLink } from "./contact-link.ts";
import { needs } from "./needs.ts";
import { Staff } from "./staff.ts";

/** How far back it is looked, in milliseconds. */
const LOOKED_MS = 30 * 24 * 60 * 60_000;
/** As many as are shown. */
const SHOWN = 50;

const UnlistedCentre = builder.objectRef<CentreCalled>("UnlistedCentre").implement({
  // Of whoever may listen to calls: leads.
  ...needs("call.listen"),
  description:
    "A call for help to a number that is not on the house's list. Facts; the number is in its contact.",
  fields: (t) => ({
    contact: t.field({
      type: ContactLink,
      resolve: ({ party, contactNumber: number }) => ({ id: party.contactId, number }),
    }),
    at: t.field({ type: "Instant", resolve: ({ party }) => party.dialledAt ?? party.at }),
    by: t.field({ type: Staff, resolve: ({ party }) => party.by }),
  }),
});

/**
 * An emergency centre is the one that is called on no ground, so nobody is kept from naming anybody so. Whoever leads looks at it
 * afterwards: what is put on the list is on it from then on.
 */
builder.queryField("unlistedCentres", (t) =>
  t.field({
    ...needs("call.listen"),
    type: [UnlistedCentre],
    nullable: true,
    description:
      "Of the last 30 days, the latest first; at most 50. Null: the list of the house cannot be read.",
    resolve: async (_root, _args, { store, clock }) => {
      const centres = centresOf(await store.settings.read());
      if (centres === null) return null;
      const called = await store.calls.parties.centresSince(clock() - LOOKED_MS);
      return called.filter(({ party }) => !isListed(centres, party.number)).slice(0, SHOWN);
    },
  }),
);
