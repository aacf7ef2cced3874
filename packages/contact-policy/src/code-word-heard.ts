import type { CodeWordHash, CodeWordKind } from "@holdfast/case-schema";

/** The two words of one agreement, by their hashes. */
export interface AgreedWords {
  readonly safe: CodeWordHash;
  readonly danger: CodeWordHash | null;
}

/** Which of the agreed words was said. */
export interface CodeWordHeard {
  readonly kind: CodeWordKind;
  readonly hash: CodeWordHash;
}

/**
 * Which of somebody's code words is among the hashes of a message's candidates, or `null`. Where both are, it is danger, also
 * where one of them is of an earlier agreement (CP44).
 */
export function codeWordHeard(
  hashes: ReadonlySet<CodeWordHash>,
  agreed: readonly AgreedWords[],
): CodeWordHeard | null {
  for (const { danger } of agreed)
    if (danger !== null && hashes.has(danger)) return { kind: "danger", hash: danger };
  for (const { safe } of agreed) if (hashes.has(safe)) return { kind: "safe", hash: safe };
  return null;
}
