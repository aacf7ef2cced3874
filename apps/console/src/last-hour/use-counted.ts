import { useCallback, useEffect, useState } from "react";
import { latest } from "../store/latest.ts";

/**
 * What is counted of a shift as it was read last; `null` before that, and read anew every so many milliseconds. What was known stays while it
 * cannot be read. `read` is the same as long as the same is read.
 */
export function useCounted<Counts extends object>(
  read: () => Promise<Counts | "unread">,
  everyMs: number,
): { readonly counted: Counts | null; readonly hasFailed: boolean; readonly look: () => void } {
  const [state, learn] = useState<{ readonly counted: Counts | null; readonly hasFailed: boolean }>({
    counted: null,
    hasFailed: false,
  });
  const [newest] = useState(latest);
  const look = useCallback(() => {
    const readAnew = async (): Promise<void> => {
      const answered = await newest.ask(async () => ({ answer: await read() }));
      if (answered === null) return;
      const { answer } = answered;
      learn(({ counted }) =>
        answer === "unread" ? { counted, hasFailed: true } : { counted: answer, hasFailed: false },
      );
    };
    void readAnew();
  }, [newest, read]);
  useEffect(() => {
    look();
    const again = setInterval(look, everyMs);
    return () => {
      clearInterval(again);
      newest.forget();
    };
  }, [look, newest, everyMs]);
  return { ...state, look };
}
