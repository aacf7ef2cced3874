import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useEffect, useRef, type ReactNode } from "react";
import type { CaseData } from "../case/case-documents.ts";
import { goneWords, type Gone } from "./compose-acts.ts";
import { PacketLines } from "./packet-lines.tsx";

export interface DisclosureGoneProps {
  readonly gone: Gone;
  readonly data: CaseData;
  readonly onDone: () => void;
}

/** What went, to be told as it stands. It takes the place of the form, and its focus. */
export function DisclosureGone({ gone, data, onDone }: DisclosureGoneProps): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="flex flex-col gap-2 rounded-hf border border-line p-3">
      <h4 ref={heading} tabIndex={-1} className="font-semibold">
        {goneWords(gone)}
      </h4>
      {gone.packet === null ? null : <PacketLines packet={gone.packet} data={data} />}
      <div className="flex justify-end">
        <Button size="small" onPress={onDone}>{t`Done`}</Button>
      </div>
    </div>
  );
}
