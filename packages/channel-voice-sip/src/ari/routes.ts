/**
 * All that is ever asked of Asterisk. There is no other road to ARI in this package (VS5): no route that records, and none
 * that listens behind somebody's back. What the start-up proof asks for stands apart, in `recording-proof.ts`.
 */
export const ROUTES = {
  ping: "GET /asterisk/ping",
  beat: "POST /events/user/beat",
  listen: "PUT /applications/{application}/eventFilter",
  channels: "GET /channels",
  originate: "POST /channels/{channel}",
  answer: "POST /channels/{channel}/answer",
  hangUp: "DELETE /channels/{channel}",
  play: "POST /channels/{channel}/play/{playback}",
  sendBack: "POST /channels/{channel}/continue",
  mark: "POST /channels/{channel}/variable",
  count: "GET /channels/{channel}/rtp_statistics",
  bridges: "GET /bridges",
  bridge: "GET /bridges/{bridge}",
  makeBridge: "POST /bridges/{bridge}",
  removeBridge: "DELETE /bridges/{bridge}",
  join: "POST /bridges/{bridge}/addChannel",
  leave: "POST /bridges/{bridge}/removeChannel",
  playInto: "POST /bridges/{bridge}/play/{playback}",
  playback: "GET /playbacks/{playback}",
  endpoints: "GET /endpoints/PJSIP",
  make: "PUT /asterisk/config/dynamic/res_pjsip/{type}/{id}",
  unmake: "DELETE /asterisk/config/dynamic/res_pjsip/{type}/{id}",
} as const;

export type Route = keyof typeof ROUTES;

type Named<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Named<Rest>
  : never;

/** What the path of a route leaves open. */
export type Places<Name extends Route> = { readonly [Place in Named<(typeof ROUTES)[Name]>]: string };

/** The method of a route, and its path with the places filled in. */
export function routeOf(route: string, places: Readonly<Record<string, string>>): readonly [string, string] {
  const [method = "", path = ""] = route.split(" ");
  return [
    method,
    path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(places[name] ?? "")),
  ];
}
