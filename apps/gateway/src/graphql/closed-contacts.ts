import { ContactId } from "@holdfast/case-schema";
import type { QueueRow as Row } from "@holdfast/wire";
import type { ContactStore } from "@holdfast/db";
import { builder } from "./builder.ts";
import { Closing } from "./closing.ts";
import { needs } from "./needs.ts";
import { decodePage, encodePage } from "./page.ts";
import { QueueRow } from "./queue.ts";

/** How many closed contacts one page holds. */
const PAGE_SIZE = 50;

type Closed = Awaited<ReturnType<ContactStore["closed"]>>[number];

const ClosedContact = builder.objectRef<Closed>("ClosedContact").implement({
  ...needs("closed.read"),
  fields: (t) => ({
    row: t.field({ type: QueueRow, resolve: (closed): Row => closed }),
    closing: t.field({
      type: Closing,
      resolve: ({ closedAt, closedBy, disposition, answer }) => ({
        at: closedAt,
        by: closedBy,
        disposition,
        answer,
      }),
    }),
  }),
});

const ClosedPage = builder
  .objectRef<{ readonly contacts: readonly Closed[]; readonly next: string | null }>("ClosedPage")
  .implement({
    ...needs("closed.read"),
    fields: (t) => ({
      contacts: t.expose("contacts", { type: [ClosedContact] }),
      next: t.exposeID("next", {
        nullable: true,
        description: "`before` of the next page; null on the last.",
      }),
    }),
  });

builder.queryField("closedContacts", (t) =>
  t.field({
    ...needs("closed.read"),
    type: ClosedPage,
    description: "Closed contacts, newest first; `number` finds one by its short number.",
    args: { before: t.arg.id(), number: t.arg.int() },
    resolve: async (_root, { before, number }, { store, identity }) => {
      const end = before === null || before === undefined ? null : decodePage(before, ContactId);
      const contacts = await store.contacts.closed({
        before: end === null ? null : { closedAt: end.at, id: end.id },
        size: PAGE_SIZE,
        number: number ?? null,
        by: identity.userId,
      });
      const last = contacts.at(-1);
      return {
        contacts,
        next:
          last !== undefined && contacts.length === PAGE_SIZE
            ? encodePage({ at: last.closedAt, id: last.id })
            : null,
      };
    },
  }),
);
