import type { MaskedEntry } from "@holdfast/case-schema/case";
import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useId, type ReactNode } from "react";
import type { ShownAddresses } from "./use-shown-addresses.ts";

export interface MaskedAddressesProps {
  /** What they are called, such as “Telephones”. */
  readonly name: string;
  readonly entries: readonly MaskedEntry[];
  readonly shown: ShownAddresses;
  /** Takes one away; left out where nothing is changed. */
  readonly onRemove?: ((key: string) => void) | undefined;
  /** The id of what says whose they are, where those of several stand on one screen. */
  readonly describedBy?: string | undefined;
}

/** Addresses of a case: their masks, and for whoever may see them a way to be shown them all. One is shown before it is taken away. */
export function MaskedAddresses({
  name,
  entries,
  shown,
  onRemove,
  describedBy,
}: MaskedAddressesProps): ReactNode {
  const id = useId();
  if (entries.length === 0) return null;
  const { addresses } = shown;
  const described = [describedBy, addresses === null ? undefined : id].filter(Boolean).join(" ");
  return (
    <div className="flex flex-col gap-1">
      <ul id={id} aria-label={name} data-words="" className="flex flex-col gap-1">
        {entries.map(({ key, masked }, at) => {
          const address = addresses?.get(key);
          const which = String(at + 1);
          return (
            // The same address can stand there twice.
            <li key={`${key} ${which}`} className="flex flex-wrap items-center gap-2 wrap-anywhere">
              {address === undefined ? <Mask masked={masked} /> : <span>{address}</span>}
              {address === undefined || onRemove === undefined ? null : (
                <Button
                  size="inline"
                  tone="quiet"
                  aria-label={t`Take away ${name}, ${which}`}
                  onPress={() => onRemove(key)}
                >{t`Take away`}</Button>
              )}
            </li>
          );
        })}
      </ul>
      {shown.mayAsk ? (
        <div>
          <Button
            size="inline"
            tone="quiet"
            isPending={shown.isBusy}
            {...(described === "" ? {} : { "aria-describedby": described })}
            onPress={shown.toggle}
          >
            {addresses === null ? t`Show: ${name}` : t`Hide: ${name}`}
          </Button>
        </div>
      ) : null}
      {shown.refused === null ? null : <p className="text-small text-concern">{shown.refused}</p>}
    </div>
  );
}

/**
 * What is seen of one; to whoever listens in words, not in dots. The pane of a contact has its own, which would bring all of a case with it
 * if both were one.
 */
function Mask({ masked }: { readonly masked: string }): ReactNode {
  const seen = masked.replaceAll("•", "");
  return (
    <>
      <span aria-hidden="true">{masked}</span>
      <span className="sr-only">{seen.length < 2 ? t`hidden` : t`hidden but for ${seen}`}</span>
    </>
  );
}
