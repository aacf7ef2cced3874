import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { MaskedAddress } from "./masked-address.tsx";

/** What they reached us from, all but its end hidden until somebody asks to see it. */
export function AddressReveal({ address }: { readonly address: string }): ReactNode {
  return (
    <div className="flex items-center gap-1">
      <dt className="text-muted">{t`From:`}</dt>
      <dd className="flex items-center gap-1 font-medium tabular-nums">
        <MaskedAddress address={address} show={t`Show`} hide={t`Hide`} />
      </dd>
    </div>
  );
}
