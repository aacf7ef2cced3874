import { useState } from "react";
import { plainOffer, type WrittenPlainly } from "./plainly.ts";

/** Writing plainly at a wish, and back again as long as nothing else was typed. */
export function usePlainly(
  text: string,
  write: (text: string) => void,
): {
  /** What stands there plainly and can be put back. */
  readonly written: WrittenPlainly | null;
  /** Writes plainly, or puts back what was; says whether there was anything to do. */
  readonly toggle: () => boolean;
  /** Puts back what was, as undoing does; says whether there was anything to do. */
  readonly undo: () => boolean;
} {
  const [last, setLast] = useState<WrittenPlainly | null>(null);
  const written = last !== null && last.after === text ? last : null;
  const undo = (): boolean => {
    if (written === null) return false;
    setLast(null);
    write(written.before);
    return true;
  };
  const toggle = (): boolean => {
    const offer = plainOffer(text);
    if (offer === null) return undo();
    setLast(offer);
    write(offer.after);
    return true;
  };
  return { written, toggle, undo };
}
