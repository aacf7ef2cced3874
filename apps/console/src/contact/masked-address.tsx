import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useEffect, useId, useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import type { UnmaskPlace } from "./unmask-address.ts";
import { useMayUnmask } from "./use-may-unmask.ts";

/** How long an address stays shown, in milliseconds: long enough to dial or write it down, and not until whoever comes next. */
export const SHOWN_MS = 60_000;

export interface MaskedAddressProps {
  readonly masked: string;
  /** Which address of the opened contact it is. */
  readonly place: UnmaskPlace;
}

/**
 * An address of the opened contact: its mask, and for whoever may see it a way to be shown it. It is kept here alone, while it is
 * shown: for a minute, until the page is hidden, the contact is left or is somebody else's.
 */
export function MaskedAddress(props: MaskedAddressProps): ReactNode {
  const contactId = useMayUnmask();
  if (contactId === null) return <Mask masked={props.masked} />;
  return <Reveal key={contactId} {...props} contactId={contactId} />;
}

function Reveal({
  masked,
  place,
  contactId,
}: MaskedAddressProps & { readonly contactId: string }): ReactNode {
  const [address, keep] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const id = useId();
  useEffect(() => {
    if (address === null) return undefined;
    const hide = (): void => {
      keep(null);
      say("polite", t`The address is hidden again.`);
    };
    const hideUnseen = (): void => {
      if (document.hidden) hide();
    };
    const timer = setTimeout(hide, SHOWN_MS);
    document.addEventListener("visibilitychange", hideUnseen);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", hideUnseen);
    };
  }, [address]);

  async function show(): Promise<void> {
    setBusy(true);
    setFault(null);
    const outcome = await import("./unmask-address.ts").then(
      async ({ unmask }) => unmask(contactId, place),
      () => ({ kind: "refused", words: t`This cannot be done now.` }) as const,
    );
    setBusy(false);
    if (outcome.kind === "refused") {
      setFault(outcome.words);
      return say("assertive", outcome.words);
    }
    keep(outcome.address);
    // Never the address itself: what is announced stays to be read again.
    say("polite", t`The address is shown for a minute, before the button.`);
  }

  return (
    <>
      {address === null ? (
        <Mask masked={masked} />
      ) : (
        <span id={id} data-words="" className="wrap-anywhere">
          {address}
        </span>
      )}
      <Button
        tone="quiet"
        size="small"
        className="-my-1.5"
        isPending={isBusy}
        {...(address === null ? {} : { "aria-describedby": id })}
        onPress={() => (address === null ? void show() : keep(null))}
      >
        {buttonWords(masked, place, address !== null)}
      </Button>
      {fault === null ? null : <span className="text-concern">{fault}</span>}
    </>
  );
}

/** What is seen of it; to whoever listens in words, not in dots. */
function Mask({ masked }: { readonly masked: string }): ReactNode {
  const seen = masked.replaceAll("•", "");
  return (
    <>
      <span aria-hidden="true" className="wrap-anywhere">
        {masked}
      </span>
      <span className="sr-only">{seen === "" || seen === "@" ? t`hidden` : t`hidden but for ${seen}`}</span>
    </>
  );
}

/** Another name for each of them that stands on one screen. */
function buttonWords(masked: string, place: UnmaskPlace, isShown: boolean): string {
  switch (place.of) {
    case "reach":
      return isShown ? t`Hide what they gave` : t`Show what they gave`;
    case "sender":
      return isShown ? t`Hide the sender’s address` : t`Show the sender’s address`;
    case "addressee": {
      const which = String(place.nth + 1);
      return isShown ? t`Hide address ${which}` : t`Show address ${which}`;
    }
    case "contact":
      if (/[0-9]$/.test(masked)) return isShown ? t`Hide number` : t`Show number`;
      return isShown ? t`Hide address` : t`Show address`;
  }
}

function say(urgency: "polite" | "assertive", words: string): void {
  announce({ kind: "address", urgency, words: () => words });
}
