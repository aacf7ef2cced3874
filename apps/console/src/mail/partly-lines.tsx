import type { PartlyReason } from "@holdfast/case-schema";
import type { ReactNode } from "react";
import { partlyWords } from "./doubt-words.ts";
import { SourceLine, type SourceLineProps } from "./source-line.tsx";

export interface PartlyLinesProps {
  readonly partly: readonly PartlyReason[];
  readonly source: SourceLineProps;
}

/** What is missing of a mail, and the way to have it as it came. */
export function PartlyLines({ partly, source }: PartlyLinesProps): ReactNode {
  if (partly.length === 0) return null;
  return (
    <div className="mt-1.5 flex flex-col gap-1 rounded-hf border border-concern/40 bg-concern-tint px-2.5 py-1.5 text-small text-concern">
      <ul className="flex flex-col gap-0.5">
        {partly.map((reason) => (
          <li key={reason}>{partlyWords(reason)}</li>
        ))}
      </ul>
      <SourceLine {...source} />
    </div>
  );
}
