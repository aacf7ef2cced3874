/** The whole look, inline: tokens of the house, system fonts, logical properties only, one column that holds at 320 px. */
export const STYLE = `
:root{color-scheme:light dark;--canvas:#fbfaf8;--surface:#fff;--text:#1b2430;--muted:#4a5565;--line:#e4e1da;--control:#737e8c;--accent:#1f5fa8;--on-accent:#fff;--focus:#0b57d0;--danger:#8f1a47;--danger-tint:#fbedf2;--calm:#e9f1fa;--calm-text:#1a5190;--ours:#e6f0ea;--exit:#1b2430;--on-exit:#fff}
@media(prefers-color-scheme:dark){:root{--canvas:#12161c;--surface:#1a2029;--text:#e6eaf0;--muted:#a7b2c0;--line:#2b3442;--control:#748193;--accent:#8dbaf2;--on-accent:#12161c;--focus:#9cc4ff;--danger:#ffa6c1;--danger-tint:#3a1727;--calm:#16283f;--calm-text:#9cc4ff;--ours:#17261f;--exit:#e6eaf0;--on-exit:#12161c}}
*{box-sizing:border-box}
html{scroll-padding-block:5.5rem 1rem;-webkit-text-size-adjust:100%}
body{margin:0;min-block-size:100dvh;display:flex;flex-direction:column;background:var(--canvas);color:var(--text);font:1.0625rem/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:anywhere}
main{flex:1;inline-size:100%;max-inline-size:38rem;margin-inline:auto;padding:1.5rem 1.25rem 2.5rem}
h1{font-size:1.75rem;line-height:1.25;font-weight:650;letter-spacing:-.01em;margin:.25rem 0 1rem;text-wrap:balance}
h2{font-size:1.125rem;line-height:1.4;font-weight:650;margin:0 0 .375rem}
form h2{margin-block-start:1.75rem}p,ul{margin:0 0 .75rem}ul{padding-inline-start:1.25rem}li{margin-block-end:.25rem}
a{color:var(--accent);text-underline-offset:.15em}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px}h1:focus,#note:focus{outline:none}
.muted,.step{color:var(--muted)}.step{margin:0;font-size:.9375rem;font-variant-numeric:tabular-nums}
.card{background:var(--surface);border:1px solid var(--line);border-radius:10px;padding:1rem 1.125rem;margin-block-end:1rem}
.card>:last-child,.danger>:last-child{margin-block-end:0}
.calm{background:var(--calm);border-color:transparent}
article.card{background:var(--ours);border-color:transparent}.words{white-space:pre-wrap}
.danger{background:var(--danger-tint);color:var(--danger);border-radius:10px;border-inline-start:5px solid currentColor;padding:1rem 1.125rem;margin-block-end:1.25rem}
.danger a{color:inherit;font-weight:650}
.call{font-weight:650;white-space:nowrap}
details{margin-block-end:.75rem}summary{cursor:pointer;min-block-size:44px;padding-block:.5rem;color:var(--accent);font-weight:600}
fieldset{border:0;padding:0;margin:0 0 1.25rem;min-inline-size:0}
legend,.label{display:block;padding:0;font-weight:650;margin-block-end:.25rem}
.hint{color:var(--muted);margin-block-end:.5rem}
.wrong{color:var(--danger);font-weight:600;margin-block-end:.5rem}
input[type=text],textarea{display:block;inline-size:100%;font:inherit;color:inherit;background:var(--surface);border:1px solid var(--control);border-radius:8px;padding:.625rem .75rem;min-block-size:48px;margin-block-end:1.25rem}
textarea{min-block-size:10rem;resize:vertical}
[aria-invalid=true]{border:2px solid var(--danger)}
.code{font:600 1.25rem/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;letter-spacing:.04em}
p.code{font-size:clamp(1.25rem,6.2vw,2rem);margin:.25rem 0 .5rem;user-select:all}
.choice{display:flex;gap:.75rem;align-items:center;min-block-size:52px;padding:.5rem 1rem;margin-block-end:.5rem;background:var(--surface);border:1px solid var(--control);border-radius:8px;cursor:pointer}
.choice:has(:checked){border-color:var(--accent);box-shadow:inset 0 0 0 1px var(--accent)}
.choice input{flex:none;inline-size:1.25rem;block-size:1.25rem;margin:0;accent-color:var(--accent)}
.or{margin-block-start:1rem}
button{font:inherit;cursor:pointer;min-block-size:48px;padding:.5rem 1.25rem;border-radius:8px;border:1px solid var(--control);background:transparent;color:var(--text)}
.main{background:var(--accent);border-color:var(--accent);color:var(--on-accent);font-weight:650}
.link{border:0;padding:.5rem .25rem;min-block-size:44px;color:var(--accent);text-decoration:underline;text-underline-offset:.15em}
.row{display:flex;flex-wrap:wrap;gap:.75rem;margin-block-start:1.5rem}.row .main{flex:1 1 12rem}
.langs{display:flex;flex-wrap:wrap;gap:.25rem 1rem;align-items:center;margin:0 0 1.25rem}
.langs [aria-current]{font-weight:650;padding:.5rem .25rem}.langs>:first-child,dl .link{padding-inline-start:0}
.foot{border-block-start:1px solid var(--line);margin:2.5rem 0 0;padding-block-start:.75rem}
dl{margin:0}dl>div{padding-block:.75rem;border-block-end:1px solid var(--line)}dl>div:last-child{border:0}
dt{font-weight:650}dd{margin:0}
#exit{order:2;z-index:2;display:flex;flex-wrap:wrap;gap:.5rem;align-items:center;background:var(--canvas);border-block-start:1px solid var(--line);padding:.625rem 1.25rem max(.625rem,env(safe-area-inset-bottom))}
#exit a{flex:1;display:flex;align-items:center;justify-content:center;min-block-size:48px;padding:.5rem 1.25rem;border-radius:8px;background:var(--exit);color:var(--on-exit);font-weight:650;text-decoration:none}
#exit [aria-hidden]{letter-spacing:.25em;color:var(--control)}#exit:not([data-n]) [aria-hidden],#exit[data-n="0"] [aria-hidden]{display:none}
#exit[data-n="1"] i:nth-child(1),#exit[data-n="2"] i:nth-child(-n+2){color:var(--text)}#exit i{font-style:normal}
@media(max-width:47.99rem){body{block-size:100vh;block-size:100dvh}main{min-block-size:0;overflow-y:auto;scroll-padding-block:.75rem;max-inline-size:none;padding-inline:max(1.25rem,(100% - 35.5rem)/2)}}
@media(min-width:48rem){#exit{position:sticky;inset-block-start:0;order:0;justify-content:flex-end;border:0;padding-block:.875rem}#exit a{flex:none}main{padding-block-start:1rem}}
#veil{position:fixed;inset:0;z-index:9;background:Canvas;color:CanvasText;padding:1rem}.gone body>:not(#veil){display:none}
.vh{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
[hidden]{display:none!important}
@media(prefers-contrast:more){:root{--muted:var(--text);--line:var(--control)}}
@media(forced-colors:active){#exit a,.main{border:2px solid}.danger,.card{border:1px solid}}
@media print{#exit{display:none}body{block-size:auto}main{overflow:visible}}
`.replaceAll("\n", "");
