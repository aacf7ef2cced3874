import { isReviewDue, type BlockTimes } from "@holdfast/case-schema";
import type { Block as Stored, SharedLine as Line, ThreadStanding as Standing } from "@holdfast/db";
import type { QueueRow as Row, StaffName } from "@holdfast/wire";
import { builder } from "./builder.ts";
import { BlockEnd, BlockReason, SharedLineKind } from "./enums.ts";
import { needs } from "./needs.ts";
import { QueueRow } from "./queue.ts";
import { Staff } from "./staff.ts";

interface Done {
  readonly by: StaffName;
  readonly at: number;
}

const BlockAgreed = builder.objectRef<Done>("BlockAgreed").implement({
  ...needs("contact.read"),
  fields: (t) => ({ by: t.expose("by", { type: Staff }), at: t.expose("at", { type: "Instant" }) }),
});

const LongerBlock = builder.objectRef<NonNullable<Stored["longer"]>>("LongerBlock").implement({
  ...needs("contact.read"),
  description: "What one lead proposed; it holds once another agreed.",
  fields: (t) => ({
    until: t.expose("until", { type: "Instant" }),
    by: t.expose("by", { type: Staff }),
    at: t.expose("at", { type: "Instant" }),
    agreed: t.expose("agreed", { type: BlockAgreed, nullable: true }),
  }),
});

const BlockEnded = builder.objectRef<NonNullable<Stored["ended"]>>("BlockEnded").implement({
  ...needs("contact.read"),
  fields: (t) => ({
    at: t.expose("at", { type: "Instant" }),
    how: t.expose("how", { type: BlockEnd }),
    by: t.expose("by", { type: Staff, nullable: true, description: "Null where it ended by itself." }),
  }),
});

const HeardThrough = builder.objectRef<NonNullable<Stored["heard"]>>("HeardThrough").implement({
  ...needs("contact.read"),
  fields: (t) => ({
    at: t.expose("at", { type: "Instant" }),
    because: t.exposeString("because", {
      description:
        "danger:<reason>, a lane's reason, keyword:<kind>, or unreadable. A code, never what somebody wrote.",
    }),
  }),
});

export const Block = builder.objectRef<Stored>("Block").implement({
  ...needs("contact.read"),
  description: "A blocked thread: what arrives is kept and waits for nobody, unless it tells of danger.",
  fields: (t) => ({
    id: t.exposeID("id"),
    row: t.field({
      type: QueueRow,
      description: "The thread's last contact, where what was kept can be read.",
      resolve: ({ row }): Row => row,
    }),
    reason: t.expose("reason", { type: BlockReason }),
    why: t.exposeString("why", {
      nullable: true,
      description: "What the lead wrote; null when it is damaged. Personal data.",
    }),
    by: t.expose("by", { type: Staff }),
    at: t.expose("at", { type: "Instant" }),
    until: t.expose("until", { type: "Instant", description: "As far as the first lead's word reaches." }),
    longer: t.expose("longer", { type: LongerBlock, nullable: true }),
    reviewedAt: t.expose("reviewedAt", { type: "Instant", nullable: true }),
    endsAt: t.expose("endsAt", { type: "Instant", description: "If nobody does anything." }),
    isReviewDue: t.boolean({
      description: "Whether it ends within a week because nobody reviewed it.",
      resolve: (block, _args, { clock }) => isReviewDue(timesOf(block), clock()),
    }),
    ended: t.expose("ended", { type: BlockEnded, nullable: true }),
    kept: t.exposeInt("kept", { description: "How many messages were kept in silence." }),
    keptLastAt: t.expose("keptLastAt", { type: "Instant", nullable: true }),
    heard: t.expose("heard", {
      type: HeardThrough,
      nullable: true,
      description: "What was heard through it last.",
    }),
  }),
});

function timesOf({ until, longer, reviewedAt, ended }: Stored): BlockTimes {
  return {
    until,
    longer: longer === null ? null : { until: longer.until, agreedAt: longer.agreed?.at ?? null },
    reviewedAt,
    endedAt: ended?.at ?? null,
  };
}

const SharedLine = builder.objectRef<Line>("SharedLine").implement({
  ...needs("contact.read"),
  description: "A line that others use, too: it is never blocked.",
  fields: (t) => ({
    kind: t.expose("kind", { type: SharedLineKind }),
    by: t.expose("by", { type: Staff }),
    at: t.expose("at", { type: "Instant" }),
  }),
});

export const ThreadStanding = builder.objectRef<Standing>("ThreadStanding").implement({
  ...needs("contact.read"),
  fields: (t) => ({
    block: t.expose("block", { type: Block, nullable: true, description: "The one that holds." }),
    sharedLine: t.expose("sharedLine", { type: SharedLine, nullable: true }),
  }),
});
