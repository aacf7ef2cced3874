import { BLOCK_MAX_MS, BLOCK_WHY_MAX, ContactId, ONE_LEAD_BLOCK_MS } from "@holdfast/case-schema";
import type { BlockDeed, BlockDone } from "@holdfast/db";
import { GraphQLError } from "graphql";
import { setBlock, type BlockOutcome } from "../blocks/set-block.ts";
import { storable } from "../text/storable.ts";
import { Block, ThreadStanding } from "./block.ts";
import { builder } from "./builder.ts";
import type { Context } from "./context.ts";
import { BlockReason, SharedLineKind } from "./enums.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { tagged, tagOf } from "./tagged.ts";
import { refuseText, TextRefused } from "./text-refused.ts";

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

builder.queryFields((t) => ({
  blocks: t.field({
    ...needs("contact.block"),
    type: [Block],
    description: "What holds, the next to end first; then what ended within 30 days, the newest first.",
    resolve: (_root, _args, { store }) => store.blocks.list(),
  }),
  blockCount: t.int({
    ...needs("contact.block"),
    description: "How many wait for the asker: to be agreed to, or to be reviewed.",
    resolve: (_root, _args, { store, identity }) => store.blocks.countWaiting(identity.userId),
  }),
  threadStanding: t.field({
    ...needs("contact.read"),
    type: ThreadStanding,
    nullable: true,
    description: "Whether a contact's thread is blocked, and whether its line is known to be shared.",
    args: { contactId: t.arg.id({ required: true }) },
    resolve: async (_root, { contactId: id }, { store }) => {
      const contactId = ContactId.safeParse(id);
      return contactId.success ? store.blocks.standing(contactId.data) : null;
    },
  }),
}));

const Blocked = builder
  .objectRef<{ readonly contactId: string }>("Blocked")
  .implement({ ...needs("contact.block"), fields: (t) => ({ contactId: t.exposeID("contactId") }) });

const BlockRefused = builder
  .objectRef<{ readonly problem: Extract<BlockOutcome, { kind: "refused" }>["problem"] }>("BlockRefused")
  .implement({
    ...needs("contact.block"),
    fields: (t) => ({
      problem: t.exposeString("problem", {
        description: "shared_line, no_time, too_long or blocked_already",
      }),
    }),
  });

const BlockThreadResult = builder.unionType("BlockThreadResult", {
  types: [Blocked, BlockRefused, TextRefused, NotFound],
  resolveType: tagOf,
});

const BlockChanged = builder
  .objectRef<{ readonly id: string }>("BlockChanged")
  .implement({ ...needs("contact.block"), fields: (t) => ({ id: t.exposeID("id") }) });

const BlockNotChanged = builder
  .objectRef<{ readonly because: Exclude<BlockDone, "done" | "not_found"> | "too_long" }>("BlockNotChanged")
  .implement({
    ...needs("contact.block"),
    fields: (t) => ({
      because: t.exposeString("because", {
        description:
          "ended, proposed_already, nothing_proposed, agreed_already, same_lead, nothing_to_review or too_long",
      }),
    }),
  });

const ChangeBlockResult = builder.unionType("ChangeBlockResult", {
  types: [BlockChanged, BlockNotChanged, NotFound],
  resolveType: tagOf,
});

const SharedLineMarked = builder
  .objectRef<{ readonly contactId: string }>("SharedLineMarked")
  .implement({ ...needs("contact.mark_shared"), fields: (t) => ({ contactId: t.exposeID("contactId") }) });

const MarkSharedLineResult = builder.unionType("MarkSharedLineResult", {
  types: [SharedLineMarked, NotFound],
  resolveType: tagOf,
});

builder.mutationFields((t) => {
  const deed = (kind: Exclude<BlockDeed["kind"], "propose">, description: string) =>
    t.field({
      ...needs("contact.block"),
      type: ChangeBlockResult,
      description,
      args: { id: t.arg.id({ required: true }) },
      resolve: (_root, { id }, context) => change(id, { kind }, context),
    });
  return {
    blockThread: t.field({
      ...needs("contact.block"),
      type: BlockThreadResult,
      description:
        "24 hours at most; what is longer is proposed to another lead. Holds while no contact of the thread is open.",
      args: {
        contactId: t.arg.id({ required: true }),
        reason: t.arg({ type: BlockReason, required: true }),
        why: t.arg.string({ required: true, description: "In the lead's own words. Personal data." }),
        milliseconds: t.arg.float({ required: true }),
      },
      resolve: async (_root, { contactId: id, reason, why, milliseconds }, { store, identity }) => {
        const refused = refuseText(why, BLOCK_WHY_MAX);
        if (refused !== null) return refused;
        const contactId = ContactId.safeParse(id);
        if (!contactId.success) return tagged("NotFound", { id });
        const outcome = await setBlock(store, {
          contactId: contactId.data,
          by: identity.userId,
          reason,
          why: storable(why),
          forMs: milliseconds,
        });
        if (outcome.kind === "refused") return tagged("BlockRefused", outcome);
        return outcome.kind === "blocked" ? tagged("Blocked", { contactId: id }) : tagged("NotFound", { id });
      },
    }),
    proposeLongerBlock: t.field({
      ...needs("contact.block"),
      type: ChangeBlockResult,
      description: "Counted from when it was set; holds once another lead agrees.",
      args: { id: t.arg.id({ required: true }), milliseconds: t.arg.float({ required: true }) },
      resolve: async (_root, { id, milliseconds: longerMs }, context) => {
        if (!Number.isSafeInteger(longerMs) || longerMs <= ONE_LEAD_BLOCK_MS || longerMs > BLOCK_MAX_MS)
          throw new GraphQLError("A longer block has a length in whole milliseconds, of more than a day.", {
            extensions: { code: "BAD_USER_INPUT" },
          });
        const { longestBlockMs } = await context.store.settings.read();
        if (longerMs > longestBlockMs) return tagged("BlockNotChanged", { because: "too_long" as const });
        return change(id, { kind: "propose", longerMs }, context);
      },
    }),
    agreeToBlock: deed("agree", "To what another lead proposed."),
    reviewBlock: deed("review", "It goes on for 30 days at most, as far as two leads agreed."),
    liftBlock: deed("lift", "Ends it at once."),
    markSharedLine: t.field({
      ...needs("contact.mark_shared"),
      type: MarkSharedLineResult,
      description:
        "Says that others use this line, too, which ends a block; without a kind, that they do not.",
      args: { contactId: t.arg.id({ required: true }), kind: t.arg({ type: SharedLineKind }) },
      resolve: async (_root, { contactId: id, kind }, { store, identity }) => {
        const contactId = ContactId.safeParse(id);
        if (!contactId.success) return tagged("NotFound", { id });
        const marked = await store.blocks.markShared(contactId.data, identity.userId, kind ?? null);
        return marked === "done" ? tagged("SharedLineMarked", { contactId: id }) : tagged("NotFound", { id });
      },
    }),
  };
});

async function change(id: string, deed: BlockDeed, { store, identity }: Context) {
  const done = UUID.test(id) ? await store.blocks.change(id, identity.userId, deed) : "not_found";
  if (done === "not_found") return tagged("NotFound", { id });
  return done === "done" ? tagged("BlockChanged", { id }) : tagged("BlockNotChanged", { because: done });
}
