/**
 * The quick exit, inline and first, in at most 1 kB: it must work offline, on a slow phone, before anything else.
 * The page is blanked at once; only then is the neutral page asked for. `replace` keeps Back from coming here again.
 * A Shift that was held for another key or a click is no press; each press gives five seconds for the next.
 * A page that is left is blanked too, so that the browser's page cache shows nothing, and starts afresh when it returns.
 */
export const EXIT_SCRIPT = `(()=>{
let d=document,n=0,lone=0,timer,bar=()=>d.getElementById("exit"),
say=i=>{bar().querySelector("[role=status]").textContent=bar().dataset.says.split("|")[i]||"";bar().dataset.n=n},
blank=t=>{let v=d.createElement("div");v.id="veil";v.role="alert";d.body.append(v);d.documentElement.className="gone";v.textContent=t},
exit=()=>{let b=bar().dataset;blank(b.says.split("|")[2]);navigator.sendBeacon?.("/exit");location.replace(b.to)},
reset=i=>{clearTimeout(timer);n&&(n=0,say(i))},
on=(t,f)=>addEventListener(t,f,!0);
on("click",e=>{e.target.closest?.("#exit a")&&(e.preventDefault(),exit())});
on("keydown",e=>{if(e.key!="Shift")lone=0,reset();else if(!e.repeat)lone=!(e.ctrlKey||e.altKey||e.metaKey)});
on("pointerdown",()=>{lone=0});
on("keyup",e=>{if(e.key!="Shift")return;if(!lone)return reset();lone=0;clearTimeout(timer);if(++n>2)return exit();say(n-1);timer=setTimeout(reset,5e3,3)});
on("pagehide",()=>blank(""));
on("pageshow",e=>e.persisted&&location.reload())
})()`;
