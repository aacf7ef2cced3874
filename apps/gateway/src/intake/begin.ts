import { addressKind, normalAddress, type AddressKind, type ChannelTraits } from "@holdfast/case-schema";
import type { Begun, Channel } from "@holdfast/channel-kit";

/** How a conversation is begun from our side on a channel. */
export interface Beginning {
  /** What kind of address it takes. */
  readonly kind: AddressKind;
  /** The conversation with this address, or `null` when it is none of that kind, or our own. Sends nothing. */
  readonly at: (typed: string) => (Begun & { readonly address: string }) | null;
}

/**
 * Whether and how we can begin on a channel, by what it is and can do (CH33); `null` where we cannot: answers there are
 * fetched, nobody has an address there, or nothing names the conversation.
 */
export function beginningOf(
  { medium, delivery, threadKey }: ChannelTraits,
  channel: Pick<Channel, "begin">,
): Beginning | null {
  const kind = addressKind(medium);
  const name =
    channel.begin ?? (threadKey === "address" ? (address: string): Begun => ({ threadKey: address }) : null);
  if (kind === null || delivery !== "pushed" || name === null) return null;
  return {
    kind,
    at: (typed) => {
      const address = normalAddress(kind, typed);
      const begun = address === null ? null : name(address);
      return address === null || begun === null ? null : { ...begun, address };
    },
  };
}
