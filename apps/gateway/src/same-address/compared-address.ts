import {
  addressKind,
  normalAddress,
  type AddressKind,
  type ChannelTraits,
  type Medium,
} from "@holdfast/case-schema";

/** An address with its kind, in the form in which it is compared; `null` when there is none. Personal data. */
export function comparedAddress(medium: Medium, address: string | null): string | null {
  const kind = addressKind(medium);
  const form = kind === null || address === null ? null : normalAddress(kind, address);
  return form === null ? null : `${kind}:${form}`;
}

/**
 * The kinds of address of which two contacts can be open at all with these channels. One channel alone that tells threads
 * apart by the address has one open contact of each (DB2), so there nothing is looked for.
 */
export function kindsThatMeet(channels: readonly ChannelTraits[]): ReadonlySet<AddressKind> {
  const kinds = channels.flatMap(({ medium, threadKey }) => {
    const kind = addressKind(medium);
    if (kind === null) return [];
    return threadKey === "address" ? [kind] : [kind, kind];
  });
  return new Set(kinds.filter((kind, index) => kinds.indexOf(kind) !== index));
}
