import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { MaskedAddresses } from "../case/masked-addresses.tsx";
import { useShown } from "../case/use-shown-addresses.ts";
import { useMe } from "../session/use-me.ts";
import { showReach, type ReachOf } from "./show-reach.ts";

export interface ReachedAtProps {
  readonly of: ReachOf;
  readonly id: string;
  /** Empty: it was not said; `null`: it cannot be read. */
  readonly masked: string | null;
  /** The id of what says whose it is: of one of several on a screen. */
  readonly describedBy?: string | undefined;
}

/** Where somebody is reached who is nobody's contact: its mask, and for whoever may see it a way to be shown it. */
export function ReachedAt({ of, id, masked, describedBy }: ReachedAtProps): ReactNode {
  const shown = useShown(useMe().capabilities.has(`${of}.unmask`), async () => showReach(of, id));
  if (masked === null || masked === "") return <p>{t`not said`}</p>;
  return (
    <MaskedAddresses
      name={t`Address`}
      entries={[{ key: id, masked }]}
      shown={shown}
      describedBy={describedBy}
    />
  );
}
