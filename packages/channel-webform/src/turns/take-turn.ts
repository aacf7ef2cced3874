import type { Language } from "@holdfast/case-schema";
import type { Fields } from "@holdfast/neutral-page";
import { isStep } from "../form/steps.ts";
import { readVisit } from "../form/visit.ts";
import { refuse, type Answer, type Desk } from "./desk.ts";
import { formTurn, isFormPage } from "./form-turn.ts";
import { isReturnPage, returnTurn } from "./return-turn.ts";

/** What a page's main button does: also what is meant when an old browser does not say which button was pressed. */
const MAIN_BUTTON: Readonly<Record<string, string>> = {
  start: "to-promise",
  promise: "to-danger",
  review: "send",
  return: "open",
  opened: "more",
  delete: "choose",
  erase: "again",
};

/** One posted page in, the next page out. The body alone says where the person is. */
export async function takeTurn(
  desk: Desk,
  request: Request,
  fields: Fields,
  fallback: Language,
): Promise<Answer> {
  const at = fields.get("at")?.[0] ?? "";
  const go = fields.get("go")?.[0] ?? MAIN_BUTTON[at] ?? (isStep(at) ? "next" : "");
  const visit = readVisit(fields, fallback);
  const answer =
    (isReturnPage(at)
      ? await returnTurn(desk, request, { at, go, fields, language: visit.language })
      : null) ?? (isFormPage(at) ? await formTurn(desk, request, { at, go, visit }) : null);
  return answer ?? refuse(desk, visit.language, 400, "refused.malformed");
}
