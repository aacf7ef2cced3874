import { BlockList, isIP, isIPv4 } from "node:net";

/** A set of addresses. An IPv4 address written inside IPv6 (`::ffff:…`) counts as itself. */
export interface AddressRange {
  readonly includes: (address: string) => boolean;
  /** Whether no address is in it. */
  readonly empty: boolean;
}

const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, "");

/** Reads addresses and CIDR ranges separated by commas; `null` when one of them is neither. */
export function parseAddressRange(list: string): AddressRange | null {
  const ranges = new BlockList();
  for (const item of list.split(",").map((part) => part.trim())) {
    if (item === "") continue;
    const [address = "", bits, more] = item.split("/");
    const family = isIP(address) === 4 ? "ipv4" : "ipv6";
    const longest = family === "ipv4" ? 32 : 128;
    if (isIP(address) === 0 || more !== undefined) return null;
    if (bits === undefined) ranges.addAddress(address, family);
    else if (/^\d{1,3}$/.test(bits) && Number(bits) <= longest)
      ranges.addSubnet(address, Number(bits), family);
    else return null;
  }
  return {
    empty: ranges.rules.length === 0,
    includes: (address) => {
      const known = plain(address);
      return isIP(known) !== 0 && ranges.check(known, isIPv4(known) ? "ipv4" : "ipv6");
    },
  };
}

/** An address in the one form that everything here compares: without the IPv6 wrapping, zone or brackets. */
export function canonicalAddress(address: string): string {
  return plain(address.replace(/^\[|\]$/g, "").replace(/%.*$/, ""));
}
