import { Chip } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { MaskedAddress } from "../contact/masked-address.tsx";
import type { EntrySender } from "./entry-people.ts";
import { visibleName } from "./visible-name.ts";

/**
 * Who wrote a mail. From the address that the contact began with, by name alone: the address stands in the contact's head.
 * From another one, with that, masked as there, and in words that it is another.
 */
export function SenderLine({
  sender,
  messageId,
}: {
  readonly sender: EntrySender | null;
  readonly messageId: string;
}): ReactNode {
  if (sender === null || (!sender.isOther && sender.name === null)) return null;
  const { name, maskedAddress, isOther } = sender;
  return (
    <p className="mb-1 flex flex-wrap items-center gap-x-1.5 text-small">
      <span className="text-muted">{t`From:`}</span>
      {name === null ? null : <SenderName name={name} />}
      {isOther && maskedAddress !== null ? (
        <MaskedAddress masked={maskedAddress} place={{ of: "sender", messageId }} />
      ) : null}
      {isOther ? (
        <Chip tone="concern">
          <span aria-hidden="true">▲</span>
          {t`Not this contact’s address`}
        </Chip>
      ) : null}
    </p>
  );
}

/** As it really reads. One with an address in it comes hidden. */
export function SenderName({ name }: { readonly name: string }): ReactNode {
  return (
    <bdi data-words="" className="font-medium wrap-anywhere">
      {visibleName(name)}
    </bdi>
  );
}
