import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { Button } from "@holdfast/ui";
import { maskAddress } from "./mask-address.ts";

/** What they reached us from, all but its end hidden until somebody asks to see it. */
export function AddressReveal({ address }: { readonly address: string }): ReactNode {
  const [isShown, show] = useState(false);
  return (
    <div className="flex items-center gap-1">
      <dt className="text-muted">{t`From:`}</dt>
      <dd className="flex items-center gap-1 font-medium tabular-nums">
        <span {...(isShown ? { "data-words": "" } : {})}>{isShown ? address : maskAddress(address)}</span>
        <Button tone="quiet" size="small" className="-my-1.5" onPress={() => show(!isShown)}>
          {isShown ? t`Hide` : t`Show`}
        </Button>
      </dd>
    </div>
  );
}
