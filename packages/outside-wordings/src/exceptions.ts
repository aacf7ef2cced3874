/**
 * Texts that hold a quiet word on purpose, and why. All of them stand on public pages, which somebody opens themselves and
 * leaves by quick exit; what is sent to a device is never among them.
 */
export const QUIET_ON_PURPOSE: Readonly<Record<string, string>> = {
  "form.start.down.text": "whoever looks for another way must know which one does not work",
  "form.promise.minor": "nobody can agree to a report that is not named",
};
