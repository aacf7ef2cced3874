import { addressKind, type AddressKind, type ChannelTraits } from "@holdfast/case-schema";

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
