/**
 * Whether `address` is one of our addresses, with or without a tag after `+`. Letters of either size are
 * one, because mailboxes that tell them apart are a rumour.
 */
export function isOurs(address: string, ours: readonly string[]): boolean {
  const at = address.lastIndexOf("@");
  if (at <= 0) return false;
  const [local = ""] = address.slice(0, at).split("+", 1);
  const plain = `${local}${address.slice(at)}`.toLowerCase();
  return ours.some((one) => one.toLowerCase() === plain);
}
