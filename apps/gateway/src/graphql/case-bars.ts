import { decideBarring } from "@holdfast/access-policy";
import { UserId, Uuid } from "@holdfast/case-schema";
import { CaseBarReason as Reasons } from "@holdfast/case-schema/case";
import type { Barred, CaseBar as Stored } from "@holdfast/db";
import { builder } from "./builder.ts";
import { caseAsker } from "./case-asker.ts";
import { CaseStaff } from "./case-staff.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { tagged, tagOf } from "./tagged.ts";

const CaseBarReason = builder.enumType("CaseBarReason", { values: Reasons.options });

const CaseBar = builder.objectRef<Stored>("CaseBar").implement({
  ...needs("case.bar"),
  description: "That somebody has nothing to do with a case, whatever else they are to it.",
  fields: (t) => ({
    id: t.exposeID("id"),
    caseNumber: t.exposeInt("caseNumber"),
    user: t.expose("user", { type: CaseStaff }),
    reason: t.expose("reason", { type: CaseBarReason }),
    at: t.expose("at", { type: "Instant" }),
    by: t.expose("by", { type: CaseStaff }),
    endedAt: t.field({ type: "Instant", nullable: true, resolve: ({ ended }) => ended?.at ?? null }),
    endedBy: t.field({ type: CaseStaff, nullable: true, resolve: ({ ended }) => ended?.by ?? null }),
  }),
});

builder.queryField("caseBars", (t) =>
  t.field({
    ...needs("case.bar"),
    type: [CaseBar],
    description: "Of every case that is the asker's to bar from, what stands first; at most 200.",
    resolve: (_root, _args, context) => context.store.bars.list(caseAsker(context, "bar")),
  }),
);

const CaseBarred = builder
  .objectRef<{ readonly id: string }>("CaseBarred")
  .implement({ ...needs("case.bar"), fields: (t) => ({ id: t.exposeID("id") }) });

const NotBarred = builder.enumType("CaseNotBarredBecause", {
  values: ["nobody", "already", "last"] as const,
});
const CaseNotBarred = builder
  .objectRef<{ readonly because: "nobody" | "already" | "last" }>("CaseNotBarred")
  .implement({
    ...needs("case.bar"),
    description:
      "nobody: there is none whose role lets them near a case, or it is the asker. already: they are. last: nobody else of their role would be left who is not barred.",
    fields: (t) => ({ because: t.expose("because", { type: NotBarred }) }),
  });

const CaseBarLifted = builder
  .objectRef<{ readonly id: string }>("CaseBarLifted")
  .implement({ ...needs("case.bar"), fields: (t) => ({ id: t.exposeID("id") }) });

const BarResult = builder.unionType("CaseBarResult", {
  types: [CaseBarred, CaseNotBarred, NotFound],
  resolveType: tagOf,
});
const LiftResult = builder.unionType("LiftCaseBarResult", {
  types: [CaseBarLifted, NotFound],
  resolveType: tagOf,
});

builder.mutationFields((t) => ({
  barFromCase: t.field({
    ...needs("case.bar"),
    type: BarResult,
    description: "Somebody has nothing to do with a case from now on, nor with any that is one with it.",
    args: {
      id: t.arg.id({ required: true }),
      caseNumber: t.arg.int({ required: true }),
      userId: t.arg.id({ required: true }),
      reason: t.arg({ type: CaseBarReason, required: true }),
    },
    resolve: async (_root, { id, caseNumber, userId, reason }, context) => {
      const [known, user] = [Uuid.safeParse(id), UserId.safeParse(userId)];
      if (!known.success) return tagged("NotFound", { id });
      if (!user.success) return tagged("CaseNotBarred", { because: "nobody" as const });
      const given = { id: known.data, caseNumber, user: user.data, reason, mayBe: decideBarring };
      const barred = await context.store.bars.bar(given, caseAsker(context, "bar"));
      // What it keeps from them is kept before whoever barred them is told (G490).
      if (barred.kind === "barred") await context.recheckSessions();
      return answerOf(barred, id);
    },
  }),
  liftCaseBar: t.field({
    ...needs("case.bar"),
    type: LiftResult,
    description: "Never by whom it bars.",
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, context) => {
      const known = Uuid.safeParse(id);
      if (!known.success) return tagged("NotFound", { id });
      const { kind } = await context.store.bars.lift(known.data, caseAsker(context, "bar"));
      if (kind === "lifted") await context.recheckSessions();
      return tagged(kind === "lifted" ? "CaseBarLifted" : "NotFound", { id });
    },
  }),
}));

function answerOf({ kind }: Barred, id: string) {
  switch (kind) {
    case "barred":
      return tagged("CaseBarred", { id });
    case "already":
    case "last":
    case "nobody":
      return tagged("CaseNotBarred", { because: kind });
    case "not_found":
      return tagged("NotFound", { id });
  }
}
