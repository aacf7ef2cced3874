import { addressesMeant, isAddressField } from "@holdfast/case-schema/case";
import type { CaseId } from "@holdfast/case-schema";
import { z } from "zod";
import { isShownTooOften } from "../contacts/reach-shown.ts";
import { statement } from "../sql/statement.ts";
import { transaction } from "../sql/transaction.ts";
import type { Inside } from "../store/inside.ts";
import { askedCase } from "./asked-case.ts";
import { partsOfCase } from "./case-statements.ts";
import type { CaseAddressesShown, CaseAddressPlace, CaseAsker } from "./case-store.ts";
import { openPart } from "./sealed-part.ts";

const Addresses = z.array(z.string()).catch([]);
/** Of the hash: as many as nobody comes upon twice. */
const KEY_BYTES = 12;

/** Of which part and field it was, never what it is. */
const noteShown = statement<
  { done: boolean },
  [by: string, caseId: string, subject: string, kind: string, field: string]
>(
  "note_case_addresses",
  `select audit_write($1, 'looked', 'address', $3, null, $2, jsonb_build_object('kind', $4::text, 'of', $5::text)) as done`,
);

/** By what an address is named that stands in a field: of another field or part the same has another. */
export function addressKey(
  { keyring }: Pick<Inside, "keyring">,
  { kind, id, field }: CaseAddressPlace,
  address: string,
): string {
  const hash = keyring.hash("case_address", [kind, id, field, address].join("\0"));
  return hash.subarray(0, KEY_BYTES).toString("base64url");
}

/** A value as it is meant, with each address that is kept as it stands; `undefined`: it is none of that field. */
export function meantValue(
  inside: Pick<Inside, "keyring">,
  place: CaseAddressPlace,
  value: unknown,
  standing: unknown,
): unknown {
  if (!isAddressField(place.kind, place.field)) return value;
  const known = Addresses.parse(standing).map(
    (address) => [addressKey(inside, place, address), address] as const,
  );
  return addressesMeant(value, new Map(known)) ?? undefined;
}

export async function showCaseAddresses(
  inside: Inside,
  id: CaseId,
  asker: CaseAsker,
  place: CaseAddressPlace,
): Promise<CaseAddressesShown> {
  return transaction(inside.pool, async (on) => {
    const row = await askedCase(on, id, asker, "read");
    if (row === null || !isAddressField(place.kind, place.field)) return { kind: "not_found" };
    if (await isShownTooOften(on, asker.id)) return { kind: "too_often" };
    const found = (await partsOfCase(on, id)).find(
      (part) => part.id === place.id && part.kind === place.kind,
    );
    const values: Readonly<Record<string, unknown>> =
      (found === undefined ? null : openPart(inside, found).part?.values) ?? {};
    const addresses = Addresses.parse(values[place.field]);
    if (addresses.length === 0) return { kind: "not_found" };
    await noteShown(on, asker.id, id, place.id, place.kind, place.field);
    return {
      kind: "shown",
      addresses: addresses.map((address) => ({ key: addressKey(inside, place, address), address })),
    };
  });
}
