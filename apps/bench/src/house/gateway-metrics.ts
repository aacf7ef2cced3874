/** The longest time in milliseconds for which a gateway's loop stood still since it was last asked; `NaN` where it does not say. */
export async function longestStallMs(gateway: URL, token: string): Promise<number> {
  return (await metric(gateway, token, "nodejs_eventloop_lag_max_seconds")) * 1_000;
}

/** How often a gateway asked the database what consoles had missed, since it began; `NaN` where it does not say. */
export async function replayReads(gateway: URL, token: string): Promise<number> {
  return metric(gateway, token, "holdfast_replay_reads_total");
}

/** Megabytes that a gateway's programs hold in their heap, garbage included; `NaN` where it does not say. */
export async function heapMb(gateway: URL, token: string): Promise<number> {
  return (await metric(gateway, token, "nodejs_heap_size_used_bytes")) / 1_048_576;
}

async function metric(gateway: URL, token: string, name: string): Promise<number> {
  const answer = await fetch(new URL("/metrics", gateway), { headers: { authorization: `Bearer ${token}` } });
  const line = (await answer.text()).split("\n").find((one) => one.startsWith(`${name} `));
  return line === undefined ? Number.NaN : Number(line.slice(name.length));
}
