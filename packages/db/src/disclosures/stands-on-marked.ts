import { statement, type Queryable } from "../sql/statement.ts";
import type { DisclosureAsked, DisclosureDecided } from "./disclosure-store.ts";

const markedAmong = statement<
  { readonly is_marked: boolean },
  [caseId: string, recipient: string, decisions: string]
>(
  "disclosure_stands_on_marked",
  `select exists (
     select from json_to_recordset($3::json) given (edition integer, rule_id text, outcome text, release_id uuid)
     join disclosure_rule rule on (rule.edition, rule.id, rule.outcome) = (given.edition, given.rule_id, given.outcome)
     join recipient on recipient.id = $2::uuid
     where stands_on_marked($1::uuid, recipient.type, rule, given.release_id)) as is_marked`,
);

/** Whether anything that would go stands on a word that may be the exploiter's (DB348). Asked under the locks of everybody in the case. */
export async function standsOnMarked(
  on: Queryable,
  { caseId, recipient }: Pick<DisclosureAsked, "caseId" | "recipient">,
  { goes, decisions }: Pick<DisclosureDecided, "goes" | "decisions">,
): Promise<boolean> {
  const standing = new Set(goes.flatMap(({ by }) => by));
  const rows = decisions
    .filter((_, at) => standing.has(at))
    .map(({ edition, ruleId, outcome, releaseId }) => ({
      edition,
      rule_id: ruleId,
      outcome,
      release_id: releaseId,
    }));
  const [found] = await markedAmong(on, caseId, recipient, JSON.stringify(rows));
  return found?.is_marked === true;
}
