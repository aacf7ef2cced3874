import { builder } from "./builder.ts";
import { needs } from "./needs.ts";
import { LinkKind } from "./people.ts";

/** A link in the one answer that ever holds its secret. */
interface FreshLink {
  readonly kind: "invitation" | "reset";
  readonly secret: string;
  readonly expiresAt: number;
}

/** What an administrator hands over by hand. */
export const OneTimeLink = builder.objectRef<FreshLink>("OneTimeLink").implement({
  ...needs("staff.manage"),
  description: "Lets its holder choose the password, once. It is told here and never again.",
  fields: (t) => ({
    kind: t.expose("kind", { type: LinkKind }),
    secret: t.exposeString("secret"),
    expiresAt: t.expose("expiresAt", { type: "Instant" }),
  }),
});
