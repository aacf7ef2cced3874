import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useEffect, useId, useState, type ReactNode } from "react";
import type { Unmasked, UnmaskPlace } from "./unmask-address.ts";
import { useMayUnmask } from "./use-may-unmask.ts";

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
  const [came, keep] = useState<Unmasked | null>(null);
  const [isBusy, setBusy] = useState(false);
  const id = useId();
  const shown = came?.kind === "shown" ? came : null;
  useEffect(() => shown?.hideInTime(() => keep(null)), [shown]);

  async function show(): Promise<void> {
    setBusy(true);
    keep(
      await import("./unmask-address.ts").then(
        async ({ unmask }) => unmask(contactId, place),
        () => ({ kind: "refused", words: t`This cannot be done now.` }),
      ),
    );
    setBusy(false);
  }

  return (
    <>
      {shown === null ? (
        <Mask masked={masked} />
      ) : (
        <span id={id} data-words="" className="wrap-anywhere">
          {shown.address}
        </span>
      )}
      <Button
        tone="quiet"
        size="inline"
        isPending={isBusy}
        {...(shown === null ? {} : { "aria-describedby": id })}
        onPress={() => (shown === null ? void show() : keep(null))}
      >
        {buttonWords(masked, place, shown !== null)}
      </Button>
      {came?.kind === "refused" ? <span className="text-concern">{came.words}</span> : null}
    </>
  );
}

/** What is seen of it; to whoever listens in words, not in dots. */
function Mask({ masked }: { readonly masked: string }): ReactNode {
  const seen = masked.replaceAll("•", "");
  return (
    <>
      <span aria-hidden="true">{masked}</span>
      <span className="sr-only">{seen.length < 2 ? t`hidden` : t`hidden but for ${seen}`}</span>
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
