import { maskAddress } from "@holdfast/access-policy";
import { isAddressField, type MaskedEntry } from "@holdfast/case-schema/case";
import type { CaseAddressPlace } from "@holdfast/db";
import { z } from "zod";
import type { Context } from "./context.ts";

const Addresses = z.array(z.string()).catch([]);

/** A value of a field as whoever reads the case sees it: of a field of addresses the mask of each, and by what it is named (A93). */
export function shownValue(
  { store }: Pick<Context, "store">,
  place: CaseAddressPlace,
  value: unknown,
): unknown {
  if (!isAddressField(place.kind, place.field) || value === null) return value;
  return Addresses.parse(value).map((address): MaskedEntry => ({
    key: store.cases.addressKey(place, address),
    masked: maskAddress(address),
  }));
}
