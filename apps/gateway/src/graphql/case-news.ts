import { CaseId } from "@holdfast/case-schema";
import type { CaseNews as News } from "@holdfast/db";
import { encodeCursor } from "@holdfast/wire";
import { builder } from "./builder.ts";
import { caseAsker } from "./case-asker.ts";
import { needs } from "./needs.ts";

const CaseNews = builder.objectRef<News>("CaseNews").implement({
  ...needs("case.read"),
  description: "From where a case's stream is followed (W28). Nothing of the case is read by it.",
  fields: (t) => ({
    asOf: t.field({
      type: "Cursor",
      description:
        "What is read of the case after this was asked holds all that stands in its stream before.",
      resolve: ({ asOf }) => encodeCursor(asOf),
    }),
    version: t.exposeInt("version"),
  }),
});

builder.queryFields((t) => ({
  caseNews: t.field({
    ...needs("case.read"),
    type: CaseNews,
    nullable: true,
    description: "null: there is no such case, or it is not the asker's at this moment.",
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, context) => {
      const known = CaseId.safeParse(id);
      return known.success ? context.store.cases.news(known.data, caseAsker(context, "read")) : null;
    },
  }),
}));
