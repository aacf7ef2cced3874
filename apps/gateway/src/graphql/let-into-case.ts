import { decideAccess } from "@holdfast/access-policy";
import { CaseId, UserId } from "@holdfast/case-schema";
import type { LetIn } from "@holdfast/db";
import { builder } from "./builder.ts";
import { caseAsker } from "./case-asker.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { tagged, tagOf } from "./tagged.ts";

const CaseDoor = builder.objectRef<{ readonly isLetIn: boolean }>("CaseDoor").implement({
  ...needs("case.let_in"),
  fields: (t) => ({ isLetIn: t.exposeBoolean("isLetIn") }),
});

const NobodyToLetIn = builder.objectRef<{ readonly id: string }>("NobodyToLetIn").implement({
  ...needs("case.let_in"),
  description: "Nobody there whose role may read a case, or the asker themself.",
  fields: (t) => ({ id: t.exposeID("id") }),
});

const LetInResult = builder.unionType("LetInResult", {
  types: [CaseDoor, NobodyToLetIn, NotFound],
  resolveType: tagOf,
});

builder.mutationFields((t) => {
  const args = { caseId: t.arg.id({ required: true }), userId: t.arg.id({ required: true }) };
  return {
    letIntoCase: t.field({
      ...needs("case.let_in"),
      type: LetInResult,
      description: "Lets somebody read a case by name; whoever of them answers may change it, too.",
      args,
      resolve: async (_root, { caseId, userId }, context) => {
        const [id, user] = [CaseId.safeParse(caseId), UserId.safeParse(userId)];
        if (!id.success) return tagged("NotFound", { id: caseId });
        if (!user.success) return tagged("NobodyToLetIn", { id: userId });
        const whom = {
          user: user.data,
          mayBe: (role: Parameters<typeof decideAccess>[0]) => decideAccess(role, "case.read").allowed,
        };
        return answerOf(
          await context.store.cases.letIn(id.data, caseAsker(context, "let_in"), whom),
          caseId,
          userId,
        );
      },
    }),
    endLetIntoCase: t.field({
      ...needs("case.let_in"),
      type: LetInResult,
      args,
      resolve: async (_root, { caseId, userId }, context) => {
        const [id, user] = [CaseId.safeParse(caseId), UserId.safeParse(userId)];
        if (!id.success) return tagged("NotFound", { id: caseId });
        if (!user.success) return tagged("NobodyToLetIn", { id: userId });
        const asker = caseAsker(context, "let_in");
        return answerOf(await context.store.cases.endLetIn(id.data, asker, user.data), caseId, userId);
      },
    }),
  };
});

function answerOf({ kind }: LetIn, caseId: string, userId: string) {
  switch (kind) {
    case "let_in":
      return tagged("CaseDoor", { isLetIn: true });
    case "not_let_in":
      return tagged("CaseDoor", { isLetIn: false });
    case "nobody":
      return tagged("NobodyToLetIn", { id: userId });
    case "not_found":
      return tagged("NotFound", { id: caseId });
  }
}
