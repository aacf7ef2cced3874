/** Milliseconds by a clock that all processes of this machine share, and that nobody puts back. */
export function oneClock(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
