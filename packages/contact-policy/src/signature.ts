import { isProgramLine } from "./program-line.ts";
import { couldBeSigned } from "./signed-line.ts";

/** The line under which mail programs set a signature. */
const MARK = /^\s*--\s*$/u;
/** Longer is a message, whatever stands above it. */
const LINES_MAX = 4;
const LENGTH_MAX = 200;

/**
 * A mail's own words without the signature that a program put below them: lines in which a program names itself, and what follows a
 * line of two dashes where every line of it could be nothing but a signature's. Whatever could be words of theirs stays (CP45): a
 * STOP with a call for help below it is no STOP, and a signature that is taken for words costs nobody anything. Only what stands
 * alone is told by it (CP61): nothing else is listened to without it.
 */
export function withoutSignature(text: string): string {
  const lines = withoutProgramLines(text.split("\n"));
  const mark = lines.findIndex((line) => MARK.test(line));
  const isSigned = mark >= 0 && isSignature(lines.slice(mark + 1));
  return (isSigned ? withoutProgramLines(lines.slice(0, mark)) : lines).join("\n");
}

function isSignature(lines: readonly string[]): boolean {
  const said = lines.map((line) => line.trim()).filter((line) => line !== "");
  return (
    said.length <= LINES_MAX &&
    said.join("").length <= LENGTH_MAX &&
    said.every((line) => isProgramLine(line) || couldBeSigned(line))
  );
}

/** Without those at the end, and the empty lines around them. */
function withoutProgramLines(lines: readonly string[]): readonly string[] {
  const last = lines.findLastIndex((line) => line.trim() !== "" && !isProgramLine(line));
  return lines.slice(0, last + 1);
}
