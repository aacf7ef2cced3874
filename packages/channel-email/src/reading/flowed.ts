/** Text whose long lines were folded for travel (RFC 3676) as its writer saw it. Depths of quotation are kept apart. */
export function unfoldFlowed(text: string, isDelSp: boolean): string {
  const out: string[] = [];
  let pieces: string[] = [];
  let openDepth = 0;
  const flush = (): void => {
    if (pieces.length > 0) out.push(quoted(openDepth, pieces.join("")));
    pieces = [];
  };
  for (const line of text.split(/\r?\n/)) {
    const depth = depthOf(line);
    const content = line.slice(depth).replace(/^ /, "");
    if (depth !== openDepth || content === SIGNATURE) flush();
    openDepth = depth;
    const isFlowed = content.endsWith(" ") && content !== SIGNATURE;
    pieces.push(isFlowed && isDelSp ? content.slice(0, -1) : content);
    if (!isFlowed) flush();
  }
  flush();
  return out.join("\n");
}

/** Ends in a space and folds nothing. */
const SIGNATURE = "-- ";

function depthOf(line: string): number {
  let depth = 0;
  while (line[depth] === ">") depth++;
  return depth;
}

function quoted(depth: number, content: string): string {
  return depth === 0 ? content : `${">".repeat(depth)} ${content}`.trimEnd();
}
