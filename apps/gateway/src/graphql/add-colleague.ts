import { hashPassword } from "better-auth/crypto";
import { takesPassword, usernameOf } from "../auth/credentials.ts";
import { builder } from "./builder.ts";
import { Role } from "./enums.ts";
import { needs } from "./needs.ts";
import { tagged, tagOf } from "./tagged.ts";

/** Longest name that colleagues are shown under. */
const NAME_LENGTH_MAX = 80;

const ColleagueAdded = builder
  .objectRef<{ readonly username: string }>("ColleagueAdded")
  .implement({ ...needs("staff.manage"), fields: (t) => ({ username: t.exposeString("username") }) });

const ColleagueRefused = builder.objectRef<{ readonly reason: string }>("ColleagueRefused").implement({
  ...needs("staff.manage"),
  fields: (t) => ({
    reason: t.exposeString("reason", { description: "username, username_taken, name or password" }),
  }),
});

const AddColleagueResult = builder.unionType("AddColleagueResult", {
  types: [ColleagueAdded, ColleagueRefused],
  resolveType: tagOf,
});

builder.mutationField("addColleague", (t) =>
  t.field({
    ...needs("staff.manage"),
    type: AddColleagueResult,
    description: "Makes an account with a first password, which its owner changes.",
    args: {
      username: t.arg.string({ required: true }),
      name: t.arg.string({ required: true }),
      role: t.arg({ type: Role, required: true }),
      password: t.arg.string({ required: true }),
    },
    resolve: async (_root, { role, password, ...given }, { store }) => {
      const username = usernameOf(given.username);
      const name = given.name.trim();
      if (username === null) return tagged("ColleagueRefused", { reason: "username" });
      if (name === "" || name.length > NAME_LENGTH_MAX || name.includes("\0"))
        return tagged("ColleagueRefused", { reason: "name" });
      if (!takesPassword(password)) return tagged("ColleagueRefused", { reason: "password" });
      const passwordHash = await hashPassword(password);
      const outcome = await store.staff.create({ username, name, role, passwordHash });
      return outcome === "created"
        ? tagged("ColleagueAdded", { username })
        : tagged("ColleagueRefused", { reason: "username_taken" });
    },
  }),
);
