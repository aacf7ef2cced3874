import { normalAddress, type AddressKind } from "../address.ts";
import type { CasePerson } from "./case-person.ts";

/** By what cases are compared, in the form in which it is compared. Personal data: what is kept of it are keyed hashes alone. */
export interface CaseTraces {
  readonly address: readonly string[];
  readonly venue: readonly string[];
}

/**
 * The addresses somebody may be reached at and the places where it happened. Both can be shared by people who have nothing to do
 * with each other: they are grounds to look, never to join.
 */
export function tracesOf({ telephones, mailAddresses, venueName, happenedAt }: CasePerson): CaseTraces {
  const names = [venueName, ...happenedAt.map((place) => ("name" in place ? place.name : null))];
  const streets = happenedAt.map((place) =>
    place.precision === "address" ? `${place.country} ${place.city} ${place.street}` : null,
  );
  return {
    address: [...compared("number", telephones), ...compared("mail", mailAddresses)],
    venue: [...written("name", names), ...written("street", streets)],
  };
}

function compared(kind: AddressKind, addresses: readonly string[]): readonly string[] {
  return [...new Set(addresses.flatMap((each) => normalAddress(kind, each) ?? []))].map(
    (form) => `${kind}:${form}`,
  );
}

/** Without case, accents and what stands between words. */
function written(kind: string, texts: readonly (string | null)[]): readonly string[] {
  const forms = texts.map((text) =>
    (text ?? "")
      .normalize("NFKD")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, ""),
  );
  return [...new Set(forms.filter((form) => form !== ""))].map((form) => `${kind}:${form}`);
}
