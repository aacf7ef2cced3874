/**
 * Which of our addresses `address` is, with or without a tag after `+`, as the settings write it; `null` when none. Letters of
 * either size are one, because mailboxes that tell them apart are a rumour.
 */
export function ourAddressOf(address: string, ours: readonly string[]): string | null {
  const at = address.lastIndexOf("@");
  if (at <= 0) return null;
  const [local = ""] = address.slice(0, at).split("+", 1);
  const plain = `${local}${address.slice(at)}`.trim().toLowerCase();
  return ours.find((one) => one.toLowerCase() === plain) ?? null;
}

/** Whether `address` is one of our addresses. */
export function isOurs(address: string, ours: readonly string[]): boolean {
  return ourAddressOf(address, ours) !== null;
}
