import { Chip } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { maskAddress } from "../contact/mask-address.ts";
import { MaskedAddress } from "../contact/masked-address.tsx";
import type { EntrySender } from "./entry-people.ts";
import { visibleName } from "./visible-name.ts";

/**
 * Who wrote a mail. From the address that the contact began with, by name alone: the address stands in the contact's head.
 * From another one, with that, masked as there, and in words that it is another.
 */
export function SenderLine({ sender }: { readonly sender: EntrySender | null }): ReactNode {
  if (sender === null || (!sender.isOther && sender.name === null)) return null;
  const { name, address, isOther } = sender;
  return (
    <p className="mb-1 flex flex-wrap items-center gap-x-1.5 text-small">
      <span className="text-muted">{t`From:`}</span>
      {name === null ? null : <SenderName name={name} />}
      {isOther && address !== null ? (
        <MaskedAddress address={address} show={t`Show address`} hide={t`Hide address`} />
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

/** A name that is an address is hidden as one. */
export function SenderName({ name }: { readonly name: string }): ReactNode {
  return (
    <bdi data-words="" className="font-medium wrap-anywhere">
      {name.includes("@") ? maskAddress(name) : visibleName(name)}
    </bdi>
  );
}
