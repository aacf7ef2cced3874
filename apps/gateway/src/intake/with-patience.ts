/** Something did not answer in time; what it does later is not waited for. */
export class OutOfPatience extends Error {
  override readonly name = "OutOfPatience";
}

/** What `work` comes to, or an `OutOfPatience` after `patienceMs`. */
export async function withPatience<Value>(work: Promise<Value>, patienceMs: number): Promise<Value> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new OutOfPatience("no answer in time")), patienceMs);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
