/**
 * With JavaScript a step is fetched and put in place of the last one: Chromium writes a history entry for every posted
 * form, even to the same address, and keeps what was posted. So the whole visit stays one entry, and a failing network
 * loses no word. An answer without a form is a refusal: its sentence is shown and the page stays. Links to a field move
 * the focus only, because following one would be a history entry too. The work that a page asks for is begun by
 * sending, so that nothing computes while somebody may want to be gone; sending waits for it two seconds at most.
 */
export const STEPS_SCRIPT = `(()=>{
let d=document,busy=0,prove=(f,ms)=>f?.challenge?.value&&self.prove?.(f.challenge.value,ms),note=t=>{let n=d.getElementById("note");n.textContent=t;n.hidden=!t;return n};
addEventListener("click",e=>{let a=e.target.closest?.("main a[href^='#']");if(a){e.preventDefault();d.getElementById(a.hash.slice(1))?.focus()}});
addEventListener("submit",async e=>{
e.preventDefault();if(busy)return;busy=1;
let f=e.target,b=e.submitter,q=new URLSearchParams(new FormData(f)),m=d.querySelector("main").dataset;
b?.name&&q.append(b.name,b.value);note(m.sending);
try{
if(q.get("at")=="review"&&(q.get("go")||"send")=="send")q.set("proof",await prove(f,2e3)||"");
let r=await fetch(f.getAttribute("action"),{method:"POST",body:q}),p=new DOMParser().parseFromString(await r.text(),"text/html"),w=p.querySelector("main");
if(!w)throw 0;
if(!r.ok&&!p.forms.length)note(w.querySelector("[data-why]").textContent).focus();
else{d.documentElement.lang=p.documentElement.lang;d.title=p.title;d.body.replaceWith(p.body);scrollTo(0,0);d.querySelector("[autofocus]")?.focus()}
}catch{note(m.offline).focus()}
busy=0})
})()`;
