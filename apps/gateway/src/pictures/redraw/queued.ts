/** Lets `atOnce` decode at the same time; the others wait their turn, in the order in which they came. */
export function queued<Answer>(
  decode: (bytes: Uint8Array) => Promise<Answer>,
  atOnce: number,
): (bytes: Uint8Array) => Promise<Answer> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (bytes) => {
    if (running >= atOnce) await new Promise<void>((resolve) => void waiting.push(resolve));
    else running += 1;
    try {
      return await decode(bytes);
    } finally {
      // The place goes to whoever waits longest, or is free again.
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
