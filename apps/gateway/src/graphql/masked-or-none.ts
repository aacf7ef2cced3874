import { maskAddress } from "@holdfast/access-policy";

/** What is seen of an address (A76); `null` where there is none. */
export const maskedOrNone = (address: string | null): string | null =>
  address === null ? null : maskAddress(address);
