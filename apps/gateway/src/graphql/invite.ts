import { isLabel } from "@holdfast/case-schema";
import { usernameOf } from "../auth/credentials.ts";
import { LINK_VALID_MS } from "../auth/one-time-link.ts";
import { builder } from "./builder.ts";
import { Language, Role } from "./enums.ts";
import { needs } from "./needs.ts";
import { OneTimeLink } from "./one-time-link.ts";
import { proofIn, ProveItsYou } from "./proves-its-you.ts";
import { tagged, tagOf } from "./tagged.ts";

/** Longest name that colleagues are shown under. */
const NAME_LENGTH_MAX = 80;

const Invited = builder
  .objectRef<{ readonly username: string; readonly link: typeof OneTimeLink.$inferType }>("Invited")
  .implement({
    ...needs("staff.manage"),
    fields: (t) => ({
      username: t.exposeString("username"),
      link: t.expose("link", { type: OneTimeLink }),
    }),
  });

const InvitationRefusal = builder.enumType("InvitationRefusal", {
  values: ["username", "username_taken", "name"] as const,
});

const InvitationRefused = builder
  .objectRef<{ readonly reason: typeof InvitationRefusal.$inferType }>("InvitationRefused")
  .implement({
    ...needs("staff.manage"),
    fields: (t) => ({ reason: t.expose("reason", { type: InvitationRefusal }) }),
  });

const InviteResult = builder.unionType("InviteResult", {
  types: [Invited, InvitationRefused, ProveItsYou],
  resolveType: tagOf,
});

builder.mutationField("invite", (t) =>
  t.field({
    ...needs("staff.manage"),
    type: InviteResult,
    description: "Makes an account, and the link by which its owner chooses a password. No mail is sent.",
    args: {
      username: t.arg.string({ required: true }),
      name: t.arg.string({ required: true }),
      role: t.arg({ type: Role, required: true }),
      languages: t.arg({ type: [Language], required: true }),
    },
    resolve: async (_root, { role, languages, ...given }, context) => {
      const { store, identity, makeLink, clock, provedWithinMs: withinMs } = context;
      // What the link opens is a door into the house: nobody else's hand on this keyboard makes one (G493).
      if (!(await store.people.isProved(identity.userId, proofIn(context))))
        return tagged("ProveItsYou", { withinMs });
      const username = usernameOf(given.username);
      const name = given.name.trim();
      if (username === null) return tagged("InvitationRefused", { reason: "username" as const });
      if (name.length > NAME_LENGTH_MAX || !isLabel(name))
        return tagged("InvitationRefused", { reason: "name" as const });
      const { secret, secretHash } = makeLink();
      const validForMs = LINK_VALID_MS.invitation;
      const expiresAt = clock() + validForMs;
      const outcome = await store.people.invite(
        { username, name, role, languages: [...new Set(languages)] },
        { secretHash, by: identity.userId, validForMs },
      );
      return outcome === "invited"
        ? tagged("Invited", { username, link: { kind: "invitation" as const, secret, expiresAt } })
        : tagged("InvitationRefused", { reason: "username_taken" as const });
    },
  }),
);
