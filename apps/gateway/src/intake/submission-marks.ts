/** More than so many submissions of one client within the window are marked. */
export const SUBMISSIONS_MAX = 6;
const WINDOW_MS = 10 * 60_000;
/** Clients remembered; the ones longest quiet are forgotten first. */
const CLIENTS_MAX = 10_000;

/**
 * Counts submissions, and says whether this one is one of too many. A mark lowers trust and refuses nothing, because a
 * shelter, a school or a whole town may share one address.
 */
export function submissionMarks(clock: () => number): (client: string) => boolean {
  const clients = new Map<string, { readonly count: number; readonly began: number }>();
  return (client) => {
    const now = clock();
    const before = clients.get(client);
    const same = before !== undefined && now - before.began < WINDOW_MS;
    const count = same ? before.count + 1 : 1;
    clients.delete(client);
    clients.set(client, { count, began: same ? before.began : now });
    if (clients.size > CLIENTS_MAX) clients.delete(clients.keys().next().value ?? "");
    return count > SUBMISSIONS_MAX;
  };
}
