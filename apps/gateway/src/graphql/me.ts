import { capabilitiesOf } from "@holdfast/access-policy";
import type { Identity } from "../sessions/live-sessions.ts";
import { builder } from "./builder.ts";
import { Role } from "./enums.ts";
import { needs } from "./needs.ts";

const Me = builder.objectRef<Identity>("Me").implement({
  ...needs("self.read"),
  fields: (t) => ({
    id: t.exposeID("userId"),
    name: t.exposeString("name"),
    role: t.expose("role", { type: Role }),
    capabilities: t.stringList({
      description: "What the role may do: what a console needs to know what to show.",
      resolve: ({ role }) => [...capabilitiesOf(role)],
    }),
  }),
});

builder.queryField("me", (t) =>
  t.field({ ...needs("self.read"), type: Me, resolve: (_root, _args, { identity }) => identity }),
);
