import type { StaffName } from "@holdfast/wire";
import type { Role as RoleName } from "@holdfast/case-schema";
import { builder } from "./builder.ts";
import { Role } from "./enums.ts";
import { needs } from "./needs.ts";

/** A colleague as the queue names them. */
export const Staff = builder.objectRef<StaffName>("Staff").implement({
  ...needs("queue.read"),
  fields: (t) => ({ id: t.exposeID("id"), name: t.exposeString("name") }),
});

const Colleague = builder
  .objectRef<{ readonly id: string; readonly name: string; readonly role: RoleName }>("Colleague")
  .implement({
    ...needs("staff.list"),
    fields: (t) => ({
      id: t.exposeID("id"),
      name: t.exposeString("name"),
      role: t.expose("role", { type: Role }),
    }),
  });

builder.queryField("colleagues", (t) =>
  t.field({
    ...needs("staff.list"),
    type: [Colleague],
    resolve: (_root, _args, { store }) => store.staff.list(),
  }),
);
