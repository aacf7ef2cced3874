/** Longest line, without the space that says that it goes on. */
const WIDTH = 72;

/**
 * The text as RFC 3676 writes it (`format=flowed`): paragraphs wrapped where there is a space, so that each screen wraps
 * them anew, and nothing that a reader would take for a quotation. Spaces at the ends of lines, which would join lines, are
 * left out, and so are null bytes, which mail does not have.
 */
export function flowed(text: string): string {
  return text
    .replaceAll("\0", "")
    .split(/\r\n|\r|\n/)
    .flatMap((line) => wrapped(line.replace(/ +$/, "")))
    .join("\r\n");
}

function wrapped(line: string): readonly string[] {
  const lines: string[] = [];
  let rest = line;
  while (rest.length > WIDTH) {
    const before = rest.lastIndexOf(" ", WIDTH);
    // A word longer than a line stays whole; the encoding folds it.
    const at = before > 0 ? before : rest.indexOf(" ", WIDTH);
    if (at <= 0 || rest.slice(at).trim() === "") break;
    lines.push(stuffed(rest.slice(0, at + 1)));
    rest = rest.slice(at + 1);
  }
  return [...lines, stuffed(rest)];
}

/** What begins like a quotation, a space or "From " gets a space before it, which readers take away again. */
function stuffed(line: string): string {
  return /^(?:>| |From )/.test(line) ? ` ${line}` : line;
}
