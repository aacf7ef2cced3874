import type { CaseId } from "@holdfast/case-schema";
import { NAMES_VERSION } from "@holdfast/case-schema/case";
import { statement } from "../sql/statement.ts";
import { transaction } from "../sql/transaction.ts";
import type { Inside } from "../store/inside.ts";
import { keepTraces } from "./add-parts.ts";
import { lockCase, namesMade, partsOfCase } from "./case-statements.ts";
import { openPart } from "./sealed-part.ts";

const owedNames = statement<{ part_id: string; case_id: CaseId }, [version: number, most: number]>(
  "owed_case_names",
  `select made.part_id, part.case_id from case_names_made made join case_part part on part.id = made.part_id
   where made.made < $1 order by made.made, made.part_id limit $2`,
);

const isOwed = statement<{ part_id: string }, [partId: string, version: number]>(
  "case_names_are_owed",
  "select part_id from case_names_made where part_id = $1 and made < $2",
);

/**
 * Makes the words of the names of up to `most` people anew whose were made otherwise, or never, one after the other under their case's
 * lock, and says of how many (DB383). Nobody reads anything by it.
 */
export async function makeNames(inside: Inside, most: number): Promise<number> {
  const owed = await owedNames(inside.pool, NAMES_VERSION, most);
  for (const { part_id: id, case_id: caseId } of owed) await makeNamesOf(inside, caseId, id);
  return owed.length;
}

async function makeNamesOf(inside: Inside, caseId: CaseId, id: string): Promise<void> {
  await transaction(inside.pool, async (on) => {
    await lockCase(on, caseId);
    // Written meanwhile, or made by another gateway.
    if ((await isOwed(on, id, NAMES_VERSION)).length === 0) return;
    const row = (await partsOfCase(on, caseId)).find((each) => each.id === id);
    const part = row === undefined ? null : openPart(inside, row).part;
    // Forgotten, damaged, or of a later release, which makes them itself: there is nothing to make, and nothing waits behind it.
    if (part === null) await namesMade(on, id, NAMES_VERSION);
    else await keepTraces(inside, on, part);
  });
}
