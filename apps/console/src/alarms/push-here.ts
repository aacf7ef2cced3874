import { PUSH_SCOPE } from "./push-scope.ts";

/** Where this browser is pushed to, and its keys, as the gateway takes them. */
export interface PushedTo {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

/** What came of asking the browser: `dismissed`, somebody did not say yes; `no_service`, its push service gave nothing. */
export type Asked =
  | { readonly kind: "pushed"; readonly to: PushedTo }
  | { readonly kind: "refused" | "dismissed" | "no_service" };

/** Whether this browser can be woken at all: not without https, and some have no web push. */
export function canBeWoken(): boolean {
  return "serviceWorker" in navigator && "PushManager" in globalThis && "Notification" in globalThis;
}

/** Whether somebody told this browser to show nothing of this page; it asks them no more then. */
export const isRefused = (): boolean => Notification.permission === "denied";

/** Where this browser is pushed to already; `null`: nowhere. */
export async function endpointHere(): Promise<string | null> {
  if (!canBeWoken()) return null;
  const registration = await navigator.serviceWorker.getRegistration(PUSH_SCOPE);
  return (await registration?.pushManager.getSubscription())?.endpoint ?? null;
}

/** Asks for leave to show that somebody is needed, and has the browser woken from now on by whoever has the house's key. */
export async function wakeFromNowOn(key: string): Promise<Asked> {
  const said = await Notification.requestPermission();
  if (said !== "granted") return { kind: said === "denied" ? "refused" : "dismissed" };
  const registration = await navigator.serviceWorker.register(`${PUSH_SCOPE}worker.js`, {
    scope: PUSH_SCOPE,
    updateViaCache: "none",
  });
  await active(registration);
  // Of another key of the house, perhaps: a browser takes one at a time.
  await (await registration.pushManager.getSubscription())?.unsubscribe();
  try {
    const options = { userVisibleOnly: true, applicationServerKey: key };
    const { endpoint, keys } = (await registration.pushManager.subscribe(options)).toJSON();
    const { p256dh, auth } = keys ?? {};
    if (endpoint === undefined || p256dh === undefined || auth === undefined) return { kind: "no_service" };
    return { kind: "pushed", to: { endpoint, p256dh, auth } };
  } catch (error) {
    // What browsers say of a push service that they cannot reach, or do not have.
    if (error instanceof DOMException) return { kind: "no_service" };
    throw error;
  }
}

/** Until the script runs: before that nothing can be pushed to it. */
async function active({ active: now, waiting, installing }: ServiceWorkerRegistration): Promise<void> {
  const coming = installing ?? waiting;
  if (now !== null || coming === null) return;
  await new Promise<void>((resolve, reject) => {
    coming.addEventListener("statechange", () => {
      if (coming.state === "activated") resolve();
      if (coming.state === "redundant") reject(new Error("the script that wakes this browser did not start"));
    });
  });
}
