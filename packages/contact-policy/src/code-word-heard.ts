import type { CodeWordHash, CodeWordKind, CodeWords } from "@holdfast/case-schema";

/**
 * Which of somebody's code words is among the hashes of a message's candidates, or `null`. Where both are, it is danger
 * (CP44).
 */
export function codeWordHeard(
  hashes: ReadonlySet<CodeWordHash>,
  codes: CodeWords | null,
): CodeWordKind | null {
  if (codes === null) return null;
  if (codes.danger !== null && hashes.has(codes.danger.hash)) return "danger";
  return hashes.has(codes.safe) ? "safe" : null;
}
