import { UserId, type Role as RoleName } from "@holdfast/case-schema";
import { builder } from "./builder.ts";
import { Role } from "./enums.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { ROLES_ON_SHIFT } from "./roles-on-shift.ts";
import { ROLES_THAT_CLAIM } from "./roles-that-claim.ts";
import { tagged, tagOf } from "./tagged.ts";

const SessionsRevoked = builder
  .objectRef<{ readonly count: number }>("SessionsRevoked")
  .implement({ ...needs("staff.manage"), fields: (t) => ({ count: t.exposeInt("count") }) });

const RevokeSessionsResult = builder.unionType("RevokeSessionsResult", {
  types: [SessionsRevoked, NotFound],
  resolveType: tagOf,
});

const RoleChanged = builder
  .objectRef<{ readonly role: RoleName }>("RoleChanged")
  .implement({ ...needs("staff.manage"), fields: (t) => ({ role: t.expose("role", { type: Role }) }) });

export const LastAdministrator = builder.objectRef<{ readonly id: string }>("LastAdministrator").implement({
  ...needs("staff.manage"),
  description: "Nobody could administer any more.",
  fields: (t) => ({ id: t.exposeID("id") }),
});

const ChangeRoleResult = builder.unionType("ChangeRoleResult", {
  types: [RoleChanged, LastAdministrator, NotFound],
  resolveType: tagOf,
});

builder.mutationField("revokeSessions", (t) =>
  t.field({
    ...needs("staff.manage"),
    type: RevokeSessionsResult,
    description: "Ends all sessions of somebody; their sockets close at once.",
    args: { userId: t.arg.id({ required: true }) },
    resolve: async (_root, { userId: id }, { store, identity, recheckSessions }) => {
      const user = (await store.people.list()).find((one) => one.id === id);
      if (user === undefined) return tagged("NotFound", { id });
      const count = await store.staff.revokeSessions(user.id, identity.userId);
      await recheckSessions();
      return tagged("SessionsRevoked", { count });
    },
  }),
);

builder.mutationField("changeRole", (t) =>
  t.field({
    ...needs("staff.manage"),
    type: ChangeRoleResult,
    description:
      "Gives somebody another role and ends their sessions, so that nobody acts under the old one. What they may no longer hold goes back to the queue.",
    args: { userId: t.arg.id({ required: true }), role: t.arg({ type: Role, required: true }) },
    resolve: async (_root, { userId: id, role }, { store, identity, recheckSessions }) => {
      const user = UserId.safeParse(id);
      const outcome = user.success
        ? await store.staff.changeRole(user.data, role, identity.userId)
        : "not_found";
      if (outcome === "not_found") return tagged("NotFound", { id });
      if (outcome === "last_administrator") return tagged("LastAdministrator", { id });
      await recheckSessions();
      await store.moves.returnStranded(ROLES_THAT_CLAIM);
      await store.shifts.endStranded(ROLES_ON_SHIFT);
      return tagged("RoleChanged", { role });
    },
  }),
);
