/**
 * Whether the gateway answers at all within so many milliseconds: the cheapest question there is. Never rejects; once it
 * is `unwanted`, its connection is let go.
 */
export async function gatewayAnswers(withinMs: number, unwanted: AbortSignal): Promise<boolean> {
  try {
    const signal = AbortSignal.any([unwanted, AbortSignal.timeout(withinMs)]);
    const answer = await fetch("/healthz", { cache: "no-store", signal });
    return answer.ok;
  } catch {
    return false;
  }
}
