/** The longest time in milliseconds for which a gateway's loop stood still since it was last asked; `NaN` where it does not say. */
export async function longestStallMs(gateway: URL, token: string): Promise<number> {
  const answer = await fetch(new URL("/metrics", gateway), { headers: { authorization: `Bearer ${token}` } });
  const seconds = /^nodejs_eventloop_lag_max_seconds (\S+)$/m.exec(await answer.text())?.[1];
  return seconds === undefined ? Number.NaN : Number(seconds) * 1_000;
}
