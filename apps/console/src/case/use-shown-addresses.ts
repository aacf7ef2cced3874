import { useEffect, useState } from "react";
import { useMe } from "../session/use-me.ts";
import { showAddresses, type AddressesPlace, type AddressesShown } from "./show-addresses.ts";

/** The addresses of one field while they are shown, and how to ask for them or hide them. Personal data: `addresses`, kept here alone. */
export interface ShownAddresses {
  /** Whether whoever looks may ask at all; of which case, the gateway says. */
  readonly mayAsk: boolean;
  readonly addresses: ReadonlyMap<string, string> | null;
  readonly refused: string | null;
  readonly isBusy: boolean;
  readonly toggle: () => void;
}

export function useShownAddresses(place: AddressesPlace): ShownAddresses {
  const { capabilities } = useMe();
  const [came, keep] = useState<AddressesShown | null>(null);
  const [isBusy, setBusy] = useState(false);
  const shown = came?.kind === "shown" ? came : null;
  useEffect(() => shown?.hideInTime(() => keep(null)), [shown]);

  async function show(): Promise<void> {
    setBusy(true);
    keep(await showAddresses(place));
    setBusy(false);
  }
  return {
    mayAsk: capabilities.has("case.unmask"),
    addresses: shown?.addresses ?? null,
    refused: came?.kind === "refused" ? came.words : null,
    isBusy,
    toggle: () => (shown === null ? void show() : keep(null)),
  };
}
