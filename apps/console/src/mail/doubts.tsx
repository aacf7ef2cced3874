import type { DoubtSign } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { signAdviceWords, signWords } from "./doubt-words.ts";

/** Why it may not have been them who wrote, and what to do about it. In words and a frame, never by colour alone. */
export function Doubts({ signs }: { readonly signs: readonly DoubtSign[] }): ReactNode {
  if (signs.length === 0) return null;
  return (
    <div className="mb-1.5 rounded-hf border border-concern bg-concern-tint px-2.5 py-1.5 text-small text-concern">
      <p className="font-semibold">
        <span aria-hidden="true">▲ </span>
        {t`It is not certain who wrote this`}
      </p>
      <ul className="list-disc pl-4.5">
        {signs.map((sign) => (
          <li key={sign}>{signWords(sign)}</li>
        ))}
      </ul>
      <p className="mt-1 text-ink">{signAdviceWords(signs)}</p>
    </div>
  );
}
