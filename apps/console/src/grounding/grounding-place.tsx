import type { QueueRow } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import { useEffect, useLayoutEffect, type ReactNode } from "react";
import { casePanel, closeCase } from "../case/case-at.ts";
import { leaveCase } from "../case/leave-case.ts";
import { useDoings } from "../keys/doings.ts";
import type { LetGo } from "../keys/hold-typing.ts";
import type { SafeContact } from "../reach/reach-documents.ts";
import { useMe } from "../session/use-me.ts";
import { AwaitedPart } from "../shell/awaited-part.tsx";
import type { LaterPart } from "../shell/later-part.ts";
import { GROUNDING } from "../shell/later-screens.ts";
import { useAskedPart } from "../shell/use-asked-part.ts";
import { useStore } from "../store/store.ts";
import { closeGrounding, goToGrounding, groundingAt, groundingPanel, isInGrounding } from "./grounding-at.ts";

/**
 * Where grounding scripts stand, beside the conversation of an opened contact. Hears the key that leads there, and back. The case
 * stands at the same place: of the two, the one that was asked for last.
 */
export function GroundingPlace({
  row,
  safe,
  part = GROUNDING,
}: {
  readonly row: QueueRow;
  readonly safe: SafeContact | null;
  readonly part?: LaterPart;
}): ReactNode {
  const { isOpen, asked } = useStore(groundingPanel);
  const isCaseOpen = useStore(casePanel).isOpen;
  const isOffered = useMe().capabilities.has("grounding.use") && row.status !== "closed";
  const now = useAskedPart(part, isOffered, isOpen);
  useLayoutEffect(() => groundingAt.set({ row, safe }), [row, safe]);
  useEffect(() => {
    if (isCaseOpen) closeGrounding();
  }, [isCaseOpen]);
  useDoings({
    "contact.grounding": isOffered
      ? {
          run: () => {
            if (isInGrounding()) return leaveCase();
            closeCase();
            goToGrounding();
          },
        }
      : { reason: t`Only for a contact that is open.` },
  });
  // Never open beside another contact than the one beside which it was opened: each has a place of its own.
  useEffect(() => closeGrounding, []);
  if (!isOffered || !isOpen) return null;
  return now.kind === "here" ? <now.Loaded /> : <AwaitedPart key={asked} letGo={letGo} />;
}

/** They come beside whoever goes on elsewhere, who need not be led into them. */
function letGo(how: LetGo): void {
  if (how !== "elsewhere") closeGrounding();
}
