import { useEffect, useState } from "react";
import { useMe } from "../session/use-me.ts";
import type { AddressesShown } from "./addresses-shown.ts";
import { showAddresses, type AddressesPlace } from "./show-addresses.ts";

/** Addresses while they are shown, and how to ask for them or hide them. Personal data: `addresses`, kept here alone. */
export interface ShownAddresses {
  /** Whether whoever looks may ask at all; of what, the gateway says. */
  readonly mayAsk: boolean;
  readonly addresses: ReadonlyMap<string, string> | null;
  readonly refused: string | null;
  readonly isBusy: boolean;
  readonly toggle: () => void;
}

/** Those of one field of a case. */
export function useShownAddresses(place: AddressesPlace): ShownAddresses {
  return useShown(useMe().capabilities.has("case.unmask"), async () => showAddresses(place));
}

/** Whatever `ask` shows, for as long as it is shown. */
export function useShown(mayAsk: boolean, ask: () => Promise<AddressesShown>): ShownAddresses {
  const [came, keep] = useState<AddressesShown | null>(null);
  const [isBusy, setBusy] = useState(false);
  const shown = came?.kind === "shown" ? came : null;
  useEffect(() => shown?.hideInTime(() => keep(null)), [shown]);

  async function show(): Promise<void> {
    setBusy(true);
    keep(await ask());
    setBusy(false);
  }
  return {
    mayAsk,
    addresses: shown?.addresses ?? null,
    refused: came?.kind === "refused" ? came.words : null,
    isBusy,
    toggle: () => (shown === null ? void show() : keep(null)),
  };
}
