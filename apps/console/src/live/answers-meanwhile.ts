/** Whether the gateway answers at all within so many milliseconds, or until nobody wants to know; never rejects. */
export type Answers = (withinMs: number, unwanted: AbortSignal) => Promise<boolean>;

/** How long a question beside the patient one may take, in milliseconds, and how often one is asked. */
export const MEANWHILE_MS = 2_000;

/**
 * Asks once with all the patience given, which a slow line needs, and every two seconds beside it with little.
 *
 * What was asked on a line that was silent then is never answered, also when the line has come back since; and a browser
 * goes on asking over connections that it kept open and that died with the line, one after another. Each costs its
 * question the whole patience, so a line that is back must not be told by a patient question alone.
 */
export function answersMeanwhile(
  answers: Answers,
  withinMs: number,
  unwanted: AbortSignal,
): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (isThere: boolean): void => {
      clearInterval(asking);
      unwanted.removeEventListener("abort", drop);
      resolve(isThere);
    };
    const drop = (): void => settle(false);
    const asking = setInterval(() => {
      // Its silence says nothing: the patient one may still be answered.
      void answers(MEANWHILE_MS, unwanted).then((isThere) => isThere && settle(true));
    }, MEANWHILE_MS);
    unwanted.addEventListener("abort", drop);
    void answers(withinMs, unwanted).then(settle);
  });
}
