/** HTML that wants out of its frame by every way we know of: to `trap`, and to `house` with whoever is signed in there. */
export function hostileHtml(trap: string, house: string): string {
  return [
    "<p>The godwit's words</p>",
    `<script>top.hit="script";fetch("${trap}/script")</script>`,
    `<img src="${trap}/img" onerror="top.hit='onerror'"><img src="${house}healthz?from=mail">`,
    `<img srcset="${trap}/srcset 2x"><picture><source srcset="${trap}/source"><img></picture>`,
    `<svg onload="top.hit='svg'"><image href="${trap}/svg"/><use href="${trap}/use#a"/><script>top.hit='svg'</script></svg>`,
    `<math><maction actiontype="statusline" xlink:href="javascript:top.hit='math'">m</maction></math>`,
    `<meta http-equiv="refresh" content="0;url=${trap}/refresh">`,
    `<base href="${trap}/">`,
    `<form action="${trap}/form"><input name="a" autofocus onfocus="top.hit='focus'"><button>Go on</button></form>`,
    `<style>@import "${trap}/import";body{background:url(${trap}/css)}@font-face{font-family:f;src:url(${trap}/font)}p{font-family:f}</style>`,
    `<p style="position:fixed;inset:0;z-index:9999;background:red url(${trap}/style)">over everything</p>`,
    `<iframe srcdoc="<script>top.hit='srcdoc'</script>"></iframe>`,
    `<object data="${trap}/object"></object><embed src="${trap}/embed"><portal src="${trap}/portal"></portal>`,
    `<video src="${trap}/video" poster="${trap}/poster" autoplay></video><audio src="${trap}/audio" autoplay></audio>`,
    `<link rel="stylesheet" href="${trap}/css"><link rel="preload" as="image" href="${trap}/preload">`,
    `<a href="${house}exit" target="_top" ping="${trap}/ping">out of here</a>`,
    `<a href="javascript:top.hit='link'">and here</a>`,
    `<body onload="top.hit='body'" background="${trap}/background">`,
    '<table width="4000"><tr><td nowrap>a very wide table</td></tr></table>',
    "<p>One more line</p>".repeat(60),
  ].join("\n");
}

/**
 * What makes Chromium open a connection before it asks any policy, which is enough to say that somebody looks: links that
 * speak of later, and frames.
 */
export function knocksAt(trap: string): string {
  const links = ["preconnect", "dns-prefetch", "prefetch", "prerender", "modulepreload"]
    .map((rel) => `<link rel="${rel}" href="${trap}/${rel}">`)
    .join("");
  return `${links}<iframe src="${trap}/frame"></iframe>`;
}
