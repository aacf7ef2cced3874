import type { ReactNode } from "react";
import { MaskedAddress, type MaskedAddressProps } from "./masked-address.tsx";

/** Where they are reached, under a name, hidden until somebody who may asks to see it. */
export function AddressReveal({
  name,
  ...address
}: MaskedAddressProps & { readonly name: string }): ReactNode {
  return (
    <div className="flex items-center gap-1">
      <dt className="text-muted">{name}</dt>
      <dd className="flex items-center gap-1 font-medium tabular-nums">
        <MaskedAddress {...address} />
      </dd>
    </div>
  );
}
