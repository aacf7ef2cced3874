import type { Person as StoredPerson } from "@holdfast/db";
import { builder } from "./builder.ts";
import { Language, Role } from "./enums.ts";
import { needs } from "./needs.ts";

export const LinkKind = builder.enumType("LinkKind", { values: ["invitation", "reset"] as const });

const OpenLink = builder.objectRef<NonNullable<StoredPerson["link"]>>("OpenLink").implement({
  ...needs("staff.manage"),
  description: "That a link could still be used; what it is was shown once.",
  fields: (t) => ({
    kind: t.expose("kind", { type: LinkKind }),
    expiresAt: t.expose("expiresAt", { type: "Instant" }),
  }),
});

const Person = builder.objectRef<StoredPerson>("Person").implement({
  ...needs("staff.manage"),
  description: "Somebody inside and their account.",
  fields: (t) => ({
    id: t.exposeID("id"),
    username: t.exposeString("username"),
    name: t.exposeString("name"),
    role: t.expose("role", { type: Role }),
    languages: t.field({ type: [Language], resolve: ({ languages }) => [...languages] }),
    disabledAt: t.expose("disabledAt", { type: "Instant", nullable: true }),
    hasPassword: t.exposeBoolean("hasPassword"),
    hasDirectory: t.exposeBoolean("hasDirectory", {
      description: "Whether they sign in by the organisation's own directory.",
    }),
    hasTwoFactor: t.exposeBoolean("hasTwoFactor"),
    link: t.expose("link", { type: OpenLink, nullable: true }),
    sessions: t.exposeInt("sessions"),
    holding: t.exposeInt("holding", { description: "Open contacts that they hold." }),
  }),
});

builder.queryField("people", (t) =>
  t.field({
    ...needs("staff.manage"),
    type: [Person],
    resolve: async (_root, _args, { store }) => [...(await store.people.list())],
  }),
);
