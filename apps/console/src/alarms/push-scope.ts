/** Where the script lies that wakes this browser, and all that is its: no page of the console is below. */
export const PUSH_SCOPE = "/alarm-push/";

/** Ends that this browser is woken, whoever it was woken for: with the script goes what push services know of it. */
export async function wakeNoMore(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  const registration = await navigator.serviceWorker.getRegistration(PUSH_SCOPE);
  await registration?.unregister();
}
