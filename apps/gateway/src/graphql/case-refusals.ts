import type { CaseChanged } from "@holdfast/db";
import { builder } from "./builder.ts";
import { CaseProblem } from "./case-enums.ts";
import { needs } from "./needs.ts";

type Problem = Extract<CaseChanged, { readonly kind: "invalid" }>["because"];

/** Never what was typed. */
export const CaseInvalid = builder.objectRef<{ readonly because: Problem }>("CaseInvalid").implement({
  ...needs("case.change"),
  description:
    "field: there is none such, or none that changes. value: it is none of that field. together: it contradicts what else is there. people: it names somebody who is not of the case. narrower: it leaves out somebody whose it was, or what may be in it. Nothing was kept.",
  fields: (t) => ({ because: t.expose("because", { type: CaseProblem }) }),
});

export const CaseFull = builder.objectRef<{ readonly id: string }>("CaseFull").implement({
  ...needs("case.change"),
  description: "The case holds as many of these as one can.",
  fields: (t) => ({ id: t.exposeID("id") }),
});
