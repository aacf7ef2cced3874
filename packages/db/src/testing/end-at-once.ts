/** Ends a process with kill -9, or throws: to no process, or to the first one, the system would end whoever asks, or everything. */
export function endAtOnce(pid: number | null | undefined): void {
  if (pid === null || pid === undefined || !Number.isInteger(pid) || pid <= 1)
    throw new Error("there is no process to end");
  process.kill(pid, "SIGKILL");
}
