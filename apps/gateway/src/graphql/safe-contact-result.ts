import type { ContactId } from "@holdfast/case-schema";
import type { StaffName } from "@holdfast/wire";
import { builder } from "./builder.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { NotHolder } from "./not-holder.ts";
import { tagged, tagOf } from "./tagged.ts";

const SafeContactChanged = builder.objectRef<{ readonly version: number }>("SafeContactChanged").implement({
  ...needs("contact.read"),
  description: "It is kept; the contact has this version.",
  fields: (t) => ({ version: t.exposeInt("version") }),
});

const CheckWordNotHeard = builder
  .objectRef<{ readonly since: number | null }>("CheckWordNotHeard")
  .implement({
    ...needs("contact.read"),
    description: "Nobody confirms that danger is over before the check word was heard after it.",
    fields: (t) => ({ since: t.expose("since", { type: "Instant", nullable: true }) }),
  });

export const SafeContactMoved = builder
  .objectRef<{ readonly version: number }>("SafeContactMoved")
  .implement({
    ...needs("contact.read"),
    description:
      "Something happened since the version that was seen. Nothing was recorded: look, and say it again.",
    fields: (t) => ({ version: t.exposeInt("version") }),
  });

/** What saying something about reaching somebody came to. */
export const SafeContactResult = builder.unionType("SafeContactResult", {
  types: [SafeContactChanged, SafeContactMoved, CheckWordNotHeard, NotHolder, NotFound],
  resolveType: tagOf,
});

/** What the stores answer to whoever says something of a contact. */
type Said =
  | { readonly kind: "recorded" | "kept" | "moved"; readonly version: number }
  | { readonly kind: "not_holder"; readonly holder: StaffName | null }
  | { readonly kind: "not_found" };

/** The same as GraphQL answers it. */
export function answerToSaid(id: ContactId, said: Said) {
  switch (said.kind) {
    case "recorded":
    case "kept":
      return tagged("SafeContactChanged", { version: said.version });
    case "moved":
      return tagged("SafeContactMoved", { version: said.version });
    case "not_holder":
      return tagged("NotHolder", { holder: said.holder });
    case "not_found":
      return tagged("NotFound", { id });
  }
}
