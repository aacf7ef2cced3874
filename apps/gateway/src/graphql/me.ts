import { Capability } from "@holdfast/access-policy";
import type { Identity } from "../sessions/live-sessions.ts";
import { mayDo } from "./access.ts";
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
      description: "What the asker may do in this session: what a console needs to know what to show.",
      resolve: (who) => Capability.options.filter((capability) => mayDo(who, capability)),
    }),
    wantsSecondFactor: t.boolean({
      description: "Nothing but their own account is open to them before they have shown a second factor.",
      resolve: ({ factors }) => factors === "wanted",
    }),
    secondFactorBy: t.field({
      type: "Instant",
      nullable: true,
      description:
        "Until when at the longest this session opens all as before, though a second factor is wanted since it began; null: none is, or they have shown it.",
      resolve: ({ factors }) => (typeof factors === "object" ? factors.wantedBy : null),
    }),
  }),
});

builder.queryField("me", (t) =>
  t.field({ ...needs("self.read"), type: Me, resolve: (_root, _args, { identity }) => identity }),
);
