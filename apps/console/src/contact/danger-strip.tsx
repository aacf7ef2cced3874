import type { KnownDanger } from "@holdfast/queue-policy";
import type { ReactNode } from "react";
import { dangerWords } from "../text/domain-words.ts";

/** That somebody is in danger, and who says so: the one loud thing on the screen. */
export function DangerStrip({ danger }: { readonly danger: KnownDanger }): ReactNode {
  return (
    <p className="flex items-center gap-2 bg-danger px-5 py-2 font-semibold text-on-danger max-desk:sticky max-desk:top-0 max-desk:z-1 forced-colors:border-4 forced-colors:border-[CanvasText]">
      <span aria-hidden="true" className="text-lg leading-none">
        ◆
      </span>
      {dangerWords(danger)}
    </p>
  );
}
