import { useState, type ReactNode } from "react";
import { Button } from "@holdfast/ui";
import { maskAddress } from "./mask-address.ts";

export interface MaskedAddressProps {
  readonly address: string;
  /** What the button says while the address is hidden, and while it is not. */
  readonly show: string;
  readonly hide: string;
}

/** An address, all but its end hidden until somebody asks to see it. */
export function MaskedAddress({ address, show, hide }: MaskedAddressProps): ReactNode {
  const [isShown, setShown] = useState(false);
  return (
    <>
      <span className="wrap-anywhere" {...(isShown ? { "data-words": "" } : {})}>
        {isShown ? address : maskAddress(address)}
      </span>
      <Button tone="quiet" size="small" className="-my-1.5" onPress={() => setShown(!isShown)}>
        {isShown ? hide : show}
      </Button>
    </>
  );
}
