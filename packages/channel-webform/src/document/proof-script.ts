/**
 * Solves the small puzzle of a visit when it is sent, and never gets in the way: a few hundred tries at a time
 * between the browser's own work, so that keys, screen and quick exit wait for milliseconds only, and not at all while the
 * exit's key may be pressed again: Shift makes it rest for as long as a press counts. Not in a worker: that
 * would need an address of its own or a policy that allows code without a hash. `prove` gives the proof, or nothing
 * after `ms` or when anything fails; sending goes on either way. SHA-256 is done here, one block a try: asking the
 * browser's own for each try costs more than the try. Its constants are the roots of the first primes.
 */
export const PROOF_SCRIPT = `(()=>{
let K=[],H=[],W=new Int32Array(64),r=(x,n)=>x>>>n|x<<32-n,
first=s=>{
let i,j,t,u,x,y,n=s.length,a=H[0],b=H[1],c=H[2],d=H[3],e=H[4],f=H[5],g=H[6],h=H[7];
W.fill(0,0,16);for(i=0;i<n;i++)W[i>>2]|=s.charCodeAt(i)<<24-i%4*8;
W[n>>2]|=128<<24-n%4*8;W[15]=n*8;
for(i=0;i<64;i++){
if(i>15)x=W[i-15],y=W[i-2],W[i]=W[i-16]+W[i-7]+(r(x,7)^r(x,18)^x>>>3)+(r(y,17)^r(y,19)^y>>>10);
t=h+(r(e,6)^r(e,11)^r(e,25))+(e&f^~e&g)+K[i]+W[i]|0;
u=(r(a,2)^r(a,13)^r(a,22))+(a&b^a&c^b&c)|0;
h=g;g=f;f=e;e=d+t|0;d=c;c=b;b=a;a=t+u|0}
return a+H[0]>>>0},
now,work,rest=0,solve=async c=>{
let[pieces,bits]=c.split("."),found=[],n=0;
for(;found.length<pieces;n++){
if(n%200==199){do await new Promise(f=>setTimeout(f,Date.now()<rest?99:0));while(Date.now()<rest);if(c!=now)return""}
if(first(c+"."+found.length+"."+n)<2**(32-bits))found.push(n),n=-1}
return found.join(".")};
for(let n=2,p;K.length<64;n++){for(p=2;n%p;p++);if(p==n)K.length<8&&H.push(n**.5*2**32|0),K.push(n**(1/3)*2**32|0)}
addEventListener("keydown",e=>{if(e.key=="Shift")rest=Date.now()+5e3},!0);
self.prove=(c,ms)=>{if(c!=now)now=c,work=solve(c).catch(()=>"");return Promise.race([work,new Promise(f=>setTimeout(f,ms,""))])}
})()`;
