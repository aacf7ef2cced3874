import { UserId } from "@holdfast/case-schema";
import { builder } from "./builder.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { OwnAccount } from "./own-account.ts";
import { ROLES_THAT_CLAIM } from "./roles-that-claim.ts";
import { LastAdministrator } from "./staff-management.ts";
import { tagged, tagOf } from "./tagged.ts";

const PersonDisabled = builder.objectRef<{ readonly returned: number }>("PersonDisabled").implement({
  ...needs("staff.manage"),
  fields: (t) => ({
    returned: t.exposeInt("returned", { description: "How many contacts went back to the queue." }),
  }),
});

const DisablePersonResult = builder.unionType("DisablePersonResult", {
  types: [PersonDisabled, LastAdministrator, OwnAccount, NotFound],
  resolveType: tagOf,
});

builder.mutationField("disablePerson", (t) =>
  t.field({
    ...needs("staff.manage"),
    type: DisablePersonResult,
    description:
      "Shuts an account: its sessions and links end, and the contacts its owner holds go back to the queue with what was not sent.",
    args: { userId: t.arg.id({ required: true }) },
    resolve: async (_root, { userId: id }, { store, identity, recheckSessions }) => {
      const user = UserId.safeParse(id);
      if (!user.success) return tagged("NotFound", { id });
      if (user.data === identity.userId) return tagged("OwnAccount", { id });
      const outcome = await store.people.disable(user.data, identity.userId);
      if (outcome.kind !== "disabled")
        return tagged(outcome.kind === "not_found" ? "NotFound" : "LastAdministrator", { id });
      await recheckSessions();
      // What they claimed in the very moment; the clock finds what even later requests leave.
      await store.moves.returnStranded(ROLES_THAT_CLAIM);
      return tagged("PersonDisabled", { returned: outcome.returned });
    },
  }),
);

const PersonEnabled = builder
  .objectRef<{ readonly id: string }>("PersonEnabled")
  .implement({ ...needs("staff.manage"), fields: (t) => ({ id: t.exposeID("id") }) });

const EnablePersonResult = builder.unionType("EnablePersonResult", {
  types: [PersonEnabled, NotFound],
  resolveType: tagOf,
});

builder.mutationField("enablePerson", (t) =>
  t.field({
    ...needs("staff.manage"),
    type: EnablePersonResult,
    description: "Opens a disabled account again. Nothing that ended comes back.",
    args: { userId: t.arg.id({ required: true }) },
    resolve: async (_root, { userId: id }, { store, identity }) => {
      const user = UserId.safeParse(id);
      return user.success && (await store.people.enable(user.data, identity.userId))
        ? tagged("PersonEnabled", { id })
        : tagged("NotFound", { id });
    },
  }),
);
