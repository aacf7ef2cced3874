/** How deep objects and lists may lie in each other in what is posted here: what the console sends is a tenth of it. */
export const NESTING_MAX = 64;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * Whether JSON is nested deeper than it may be, told from its text alone: a parser reads any depth, and whatever then walks
 * the value one call a level runs out of stack. Text that is no JSON gets some answer, and is refused by its parser.
 */
export function isNestedTooDeep(json: string, most = NESTING_MAX): boolean {
  let depth = 0;
  let isInString = false;
  for (let at = 0; at < json.length; at += 1) {
    const code = json.charCodeAt(at);
    if (isInString) {
      if (code === BACKSLASH) at += 1;
      else if (code === QUOTE) isInString = false;
    } else if (code === QUOTE) isInString = true;
    // `[` and `{` differ by one bit only, and so do their ends.
    else if ((code | 0x20) === 0x7b) {
      depth += 1;
      if (depth > most) return true;
    } else if ((code | 0x20) === 0x7d) depth -= 1;
  }
  return false;
}
