import { CaseId, Uuid } from "@holdfast/case-schema";
import type { CaseJoin as Stored } from "@holdfast/db";
import { builder } from "./builder.ts";
import { caseAsker } from "./case-asker.ts";
import { CaseJoin } from "./case-join.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { tagged, tagOf } from "./tagged.ts";

const joined = (name: string, description: string) =>
  builder.objectRef<{ readonly join: Stored }>(name).implement({
    ...needs("case.change"),
    description,
    fields: (t) => ({ join: t.expose("join", { type: CaseJoin }) }),
  });
const CasesJoined = joined("CasesJoined", "They are one. Nobody may read more than before.");
const CaseJoinUndone = joined("CaseJoinUndone", "Each is by itself again, as it would be without.");

const AlreadyJoined = builder.objectRef<{ readonly id: string }>("AlreadyJoined").implement({
  ...needs("case.change"),
  description: "One of them points at another already, or both are the same. Nothing was joined.",
  fields: (t) => ({ id: t.exposeID("id") }),
});

const JoinResult = builder.unionType("JoinResult", {
  types: [CasesJoined, AlreadyJoined, NotFound],
  resolveType: tagOf,
});
const UndoJoinResult = builder.unionType("UndoJoinResult", {
  types: [CaseJoinUndone, NotFound],
  resolveType: tagOf,
});

builder.mutationFields((t) => ({
  joinCases: t.field({
    ...needs("case.change"),
    type: JoinResult,
    description: "Says that two cases are one, of which the second is kept. By whoever may change both.",
    args: {
      id: t.arg.id({ required: true, description: "Of the join; made by whoever joins." }),
      from: t.arg.id({ required: true }),
      into: t.arg.id({ required: true }),
    },
    resolve: async (_root, { id, from, into }, context) => {
      const [join, one, two] = [Uuid.safeParse(id), CaseId.safeParse(from), CaseId.safeParse(into)];
      if (!join.success || !one.success || !two.success) return tagged("NotFound", { id: from });
      const asker = caseAsker(context, "change");
      const done = await context.store.cases.join(asker, join.data, one.data, two.data);
      switch (done.kind) {
        case "joined":
          return tagged("CasesJoined", { join: done.join });
        case "already_joined":
        case "same":
          return tagged("AlreadyJoined", { id: from });
        case "not_found":
          return tagged("NotFound", { id: from });
      }
    },
  }),
  undoCaseJoin: t.field({
    ...needs("case.change"),
    type: UndoJoinResult,
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, context) => {
      const known = Uuid.safeParse(id);
      if (!known.success) return tagged("NotFound", { id });
      const { join } = await context.store.cases.undoJoin(caseAsker(context, "change"), known.data);
      return join === null ? tagged("NotFound", { id }) : tagged("CaseJoinUndone", { join });
    },
  }),
}));
