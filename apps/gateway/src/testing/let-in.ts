/** What of a socket says whether it was let in. */
interface Knocking {
  once(event: "connect" | "connect_error", heard: (error: Error) => void): unknown;
}

/** Far longer than a gateway of this machine takes for it, and shorter than a test may. */
const WITHIN_MS = 10_000;

/** Resolves once a socket is let in. Rejects with why where it is refused, and where nobody says anything in time. */
export async function letIn(socket: Knocking, withinMs = WITHIN_MS): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const late = setTimeout(
    () => reject(new Error(`a socket was neither let in nor refused within ${withinMs} ms`)),
    withinMs,
  );
  socket.once("connect", () => resolve());
  socket.once("connect_error", reject);
  try {
    await promise;
  } finally {
    clearTimeout(late);
  }
}
