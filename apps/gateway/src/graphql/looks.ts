import { MessageId } from "@holdfast/case-schema";
import type { Look as Stored, LookDecided as Decided, LookVerdict as Verdict } from "@holdfast/db";
import { targetMs } from "@holdfast/queue-policy";
import type { QueueRow as Row, StaffName } from "@holdfast/wire";
import { builder } from "./builder.ts";
import type { Context } from "./context.ts";
import { AutomaticKind, LookReason, LookVerdict } from "./enums.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { decodePage, encodePage } from "./page.ts";
import { QueueRow } from "./queue.ts";
import { Staff } from "./staff.ts";
import { tagged, tagOf } from "./tagged.ts";

/** How many one page holds, and up to how many are counted. */
const PAGE_SIZE = 50;
const COUNTED = 100;

const Look = builder.objectRef<Stored>("Look").implement({
  ...needs("contact.read"),
  description:
    "A message that nobody would see unless somebody looks: unreadable, not read whole, or taken for a machine's in a closed contact. Facts only.",
  fields: (t) => ({
    messageId: t.exposeID("messageId"),
    at: t.expose("at", { type: "Instant" }),
    reason: t.expose("reason", { type: LookReason }),
    automatic: t.expose("automatic", {
      type: AutomaticKind,
      nullable: true,
      description: "As which machine's it was taken; null for a person's.",
    }),
    row: t.field({ type: QueueRow, resolve: ({ row }): Row => row }),
  }),
});

const LookPage = builder
  .objectRef<{ readonly looks: readonly Stored[]; readonly next: string | null }>("LookPage")
  .implement({
    ...needs("contact.read"),
    fields: (t) => ({
      looks: t.expose("looks", { type: [Look] }),
      next: t.exposeID("next", {
        nullable: true,
        description: "`before` of the next page; null on the last.",
      }),
    }),
  });

builder.queryFields((t) => ({
  looks: t.field({
    ...needs("contact.read"),
    type: LookPage,
    description: "What nobody has looked at yet, the newest first.",
    args: { before: t.arg.id() },
    resolve: async (_root, { before }, { store, identity }) => {
      const end = before === null || before === undefined ? null : decodePage(before, MessageId);
      const looks = await store.looks.undecided({
        before: end === null ? null : { at: end.at, messageId: end.id },
        size: PAGE_SIZE,
        by: identity.userId,
      });
      const last = looks.at(-1);
      const next =
        last !== undefined && looks.length === PAGE_SIZE
          ? encodePage({ at: last.at, id: last.messageId })
          : null;
      return { looks, next };
    },
  }),
  lookCount: t.int({
    ...needs("contact.read"),
    description: "How many nobody has looked at yet, counted up to 100.",
    resolve: (_root, _args, { store, identity }) => store.looks.count(COUNTED, identity.userId),
  }),
}));

interface WithRow {
  readonly row: Row;
}

const LookDecided = builder
  .objectRef<WithRow>("LookDecided")
  .implement({ ...needs("queue.read"), fields: (t) => ({ row: t.expose("row", { type: QueueRow }) }) });

const LookDecidedAlready = builder
  .objectRef<WithRow & { readonly by: StaffName; readonly at: number; readonly verdict: Verdict }>(
    "LookDecidedAlready",
  )
  .implement({
    ...needs("queue.read"),
    description: "Somebody was faster; nothing changed.",
    fields: (t) => ({
      by: t.expose("by", { type: Staff }),
      at: t.expose("at", { type: "Instant" }),
      verdict: t.expose("verdict", { type: LookVerdict }),
      row: t.expose("row", { type: QueueRow }),
    }),
  });

const LookOpenElsewhere = builder.objectRef<WithRow>("LookOpenElsewhere").implement({
  ...needs("queue.read"),
  description: "They wrote again since: here is that contact, which is open. Nothing changed.",
  fields: (t) => ({ row: t.expose("row", { type: QueueRow }) }),
});

const LookResult = builder.unionType("LookResult", {
  types: [LookDecided, LookDecidedAlready, LookOpenElsewhere, NotFound],
  resolveType: tagOf,
});

builder.mutationFields((t) => ({
  markLookSeen: t.field({
    ...needs("contact.triage"),
    type: LookResult,
    description: "Takes it off the list. Who and when is kept; its contact stays as it is.",
    args: { messageId: t.arg.id({ required: true }) },
    resolve: (_root, { messageId }, context) => decide(messageId, "seen", context),
  }),
  sayLookIsPerson: t.field({
    ...needs("contact.triage"),
    type: LookResult,
    description: "Of what was taken for a machine's: its contact waits in the queue, since it came.",
    args: { messageId: t.arg.id({ required: true }) },
    resolve: (_root, { messageId }, context) => decide(messageId, "person", context),
  }),
}));

async function decide(id: string, verdict: Verdict, { store, identity }: Context) {
  const messageId = MessageId.safeParse(id);
  if (!messageId.success) return tagged("NotFound", { id });
  const { targets } = await store.settings.read();
  const decided = await store.looks.decide(messageId.data, identity.userId, verdict, (medium) => ({
    targetMs: targetMs(medium, false, targets),
    dangerTargetMs: targetMs(medium, true, targets),
  }));
  return answerOf(id, decided);
}

function answerOf(id: string, decided: Decided) {
  switch (decided.kind) {
    case "decided":
      return tagged("LookDecided", decided);
    case "decided_already":
      return tagged("LookDecidedAlready", decided);
    case "open_elsewhere":
      return tagged("LookOpenElsewhere", decided);
    case "not_found":
      return tagged("NotFound", { id });
  }
}
