import { isIPv6 } from "node:net";

/** Turns text into bytes that only this installation can make again. */
type KeyedHash = (text: string) => Buffer;

/**
 * A stand-in for a client address, in the form of one: equal for the same client, and nothing that leads back to it. What
 * sign-in counts and keeps is this, so no address of a colleague rests in the database. IPv6 clients are counted by
 * their /64, because whoever has one address there has them all. With a user name, in any case of letters, it stands for
 * that client trying that name.
 */
export function bucketAddress(address: string, hash: KeyedHash, username: string | null = null): string {
  const client = isIPv6(address) ? prefix64(address) : address;
  const digest = hash(`sign-in:${client}${username === null ? "" : `\0${username.toLowerCase()}`}`)
    .subarray(0, 15)
    .toString("hex")
    .padEnd(30, "0");
  return `fd${digest}`.replace(/(.{4})(?=.)/g, "$1:");
}

function prefix64(address: string): string {
  const [head = "", tail] = address.toLowerCase().split("::");
  const groups = (side: string | undefined): string[] => (side ? side.split(":") : []);
  const missing = tail === undefined ? 0 : 8 - groups(head).length - groups(tail).length;
  return [...groups(head), ...Array.from({ length: Math.max(0, missing) }, () => "0"), ...groups(tail)]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":");
}
