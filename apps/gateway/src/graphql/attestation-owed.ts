import type { AttestationOwed as Owed } from "@holdfast/consent-policy";
import { builder } from "./builder.ts";
import { needs } from "./needs.ts";

/** What its author has to attest of a reply before it is kept. Personal data: `mentioned`. */
export const AttestationOwed = builder.objectRef<Owed>("AttestationOwed").implement({
  ...needs("contact.answer"),
  description: `Nothing was kept. Whoever wrote this attests that it tells nothing about another person, by sending it again
with attested, or composes a disclosure.`,
  fields: (t) => ({
    isToAnother: t.exposeBoolean("isToAnother", {
      description: "Whoever reads it is there for somebody else, or nobody knows who of the case they are.",
    }),
    mentioned: t.exposeStringList("mentioned", {
      description:
        "Names and addresses of others of cases that the author has opened, as they stand in the author's own words.",
    }),
  }),
});
