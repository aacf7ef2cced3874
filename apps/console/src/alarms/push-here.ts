import { PUSH_SCOPE } from "./push-scope.ts";

/** Where this browser is pushed to, and its keys, as the gateway takes them. */
export interface PushedTo {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

/**
 * What came of asking the browser: `dismissed`, somebody did not say yes; `no_script`, what wakes it could not be loaded or did not start;
 * `no_service`, its push service gave nothing.
 */
export type Asked =
  | { readonly kind: "pushed"; readonly to: PushedTo }
  | { readonly kind: "refused" | "dismissed" | "no_script" | "no_service" };

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
  const registration = await started();
  if (registration === null) return { kind: "no_script" };
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

/** The script, running: before that nothing can be pushed to it. `null` where it cannot be had, as a line that breaks has it. */
async function started(): Promise<ServiceWorkerRegistration | null> {
  try {
    const registration = await navigator.serviceWorker.register(`${PUSH_SCOPE}worker.js`, {
      scope: PUSH_SCOPE,
      updateViaCache: "none",
    });
    return (await isActive(registration)) ? registration : null;
  } catch (error) {
    // What browsers say of a script that they cannot fetch, or may not run.
    if (error instanceof TypeError || error instanceof DOMException) return null;
    throw error;
  }
}

/** Once it is known whether the script runs. */
async function isActive({ active, waiting, installing }: ServiceWorkerRegistration): Promise<boolean> {
  const coming = installing ?? waiting;
  if (active !== null || coming === null) return active !== null;
  return new Promise((resolve) => {
    coming.addEventListener("statechange", () => {
      if (coming.state === "activated" || coming.state === "redundant") resolve(coming.state === "activated");
    });
  });
}
