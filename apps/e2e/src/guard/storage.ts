import type { Page } from "playwright-core";

/** Everything this page's origin keeps in the browser, as text: storage areas, databases, caches, cookies that scripts see. */
export async function browserStorage(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const area = (kind: string, storage: Storage): string[] =>
      Object.entries(storage).map(([key, value]) => `${kind} ${key}=${String(value)}`);
    const databases = await indexedDB.databases();
    return [
      ...area("localStorage", localStorage),
      ...area("sessionStorage", sessionStorage),
      ...databases.map(({ name }) => `indexedDB ${name}`),
      ...("caches" in window ? await caches.keys() : []).map((name) => `cache ${name}`),
      ...document.cookie
        .split("; ")
        .filter(Boolean)
        .map((cookie) => `cookie ${cookie}`),
    ];
  });
}
