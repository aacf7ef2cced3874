import { CaseCame } from "@holdfast/case-schema/case";
import { PLACE } from "../sealing/places.ts";
import { open } from "../sealing/seal.ts";
import type { Inside } from "../store/inside.ts";
import type { FilingRow } from "./case-statements.ts";
import type { CaseFiling } from "./case-store.ts";

export function filingOfRow({ owners }: Pick<Inside, "owners">, row: FilingRow): CaseFiling {
  return {
    contactId: row.contact_id,
    contactNumber: row.contact_number,
    caseId: row.case_id,
    atVersion: row.at_version,
    at: row.at,
    by: row.by,
    came: cameOf(owners, row),
  };
}

function cameOf(
  owners: Inside["owners"],
  { contact_id: id, contact_key, at_version: version, came_key: key, came: body }: FilingRow,
): CaseCame | null {
  try {
    const clear = open(owners.unwrap(id, contact_key), PLACE.caseCame(id, version), { key, body });
    return CaseCame.parse(JSON.parse(clear.toString()));
  } catch {
    // Damaged: that it is filed there, by whom and when, is still told.
    return null;
  }
}
