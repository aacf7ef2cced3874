import { UserId } from "@holdfast/case-schema";
import { LINK_VALID_MS } from "../auth/one-time-link.ts";
import { builder } from "./builder.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { OneTimeLink } from "./one-time-link.ts";
import { OwnAccount } from "./own-account.ts";
import { proofIn, ProveItsYou } from "./proves-its-you.ts";
import { LastAdministrator } from "./staff-management.ts";
import { tagged, tagOf } from "./tagged.ts";

const AccessReset = builder
  .objectRef<{ readonly link: typeof OneTimeLink.$inferType }>("AccessReset")
  .implement({
    ...needs("staff.manage"),
    fields: (t) => ({ link: t.expose("link", { type: OneTimeLink }) }),
  });

const PersonIsDisabled = builder.objectRef<{ readonly id: string }>("PersonIsDisabled").implement({
  ...needs("staff.manage"),
  description: "No link opens a disabled account; enable it first.",
  fields: (t) => ({ id: t.exposeID("id") }),
});

const ResetAccessResult = builder.unionType("ResetAccessResult", {
  types: [AccessReset, PersonIsDisabled, LastAdministrator, OwnAccount, ProveItsYou, NotFound],
  resolveType: tagOf,
});

builder.mutationField("resetAccess", (t) =>
  t.field({
    ...needs("staff.manage"),
    type: ResetAccessResult,
    description:
      "Ends somebody's password, second factor, sessions and earlier link at once, and makes the link by which they choose a new password. No mail is sent.",
    args: { userId: t.arg.id({ required: true }) },
    resolve: async (_root, { userId: id }, context) => {
      const { store, identity, makeLink, clock, recheckSessions, provedWithinMs: withinMs } = context;
      const user = UserId.safeParse(id);
      if (!user.success) return tagged("NotFound", { id });
      if (user.data === identity.userId) return tagged("OwnAccount", { id });
      if (!(await store.people.isProved(identity.userId, proofIn(context))))
        return tagged("ProveItsYou", { withinMs });
      const { secret, secretHash } = makeLink();
      const validForMs = LINK_VALID_MS.reset;
      const expiresAt = clock() + validForMs;
      const outcome = await store.people.reset(user.data, { secretHash, by: identity.userId, validForMs });
      if (outcome === "not_found") return tagged("NotFound", { id });
      if (outcome === "disabled") return tagged("PersonIsDisabled", { id });
      if (outcome === "last_administrator") return tagged("LastAdministrator", { id });
      await recheckSessions();
      return tagged("AccessReset", { link: { kind: "reset" as const, secret, expiresAt } });
    },
  }),
);
