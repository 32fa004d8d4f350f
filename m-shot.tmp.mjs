import { chromium } from 'playwright-core';
const flags=['--headless','--no-sandbox','--disable-gpu','--disable-quic','--no-first-run'];
const b=await chromium.launch({executablePath:'/usr/bin/chromium',args:flags});
const forms={wide:{viewport:{width:1440,height:900}},narrow:{viewport:{width:390,height:844},hasTouch:true,isMobile:true,deviceScaleFactor:2},nfr:{viewport:{width:390,height:844},locale:'fr-CA',hasTouch:true,isMobile:true,deviceScaleFactor:2},ndark:{viewport:{width:390,height:844},colorScheme:'dark',hasTouch:true,isMobile:true,deviceScaleFactor:2},dark:{viewport:{width:1440,height:900},colorScheme:'dark'},fr:{viewport:{width:1440,height:900},locale:'fr-CA'},huge:{viewport:{width:2560,height:1440}},print:{viewport:{width:1100,height:1400},print:true}};
for(const job of process.argv.slice(2)){
  const [name,path,form]=job.split('|');
  const {print,...f}=forms[form];
  const c=await b.newContext({baseURL:'http://127.0.0.1:4477',locale:'en-CA',reducedMotion:'reduce',...f});
  const p=await c.newPage();
  if(print)await p.emulateMedia({media:'print'});
  await p.goto(path);await p.waitForLoadState('networkidle').catch(()=>{});await p.waitForTimeout(1200);
  await p.screenshot({path:`/tmp/m-shots/${name}-${form}.png`,fullPage:true});
  const audit=await p.evaluate(()=>{
    const out=[];const vw=document.documentElement.clientWidth;
    if(document.documentElement.scrollWidth>vw)out.push('OVERFLOW '+document.documentElement.scrollWidth+'>'+vw);
    const small=new Map();
    for(const e of document.querySelectorAll('button,select,input,summary,a,[role=button],[role=tab]')){
      const r=e.getBoundingClientRect();if(r.width===0||r.height===0)continue;const s=getComputedStyle(e);if(s.visibility==='hidden'||s.display==='none')continue;
      if(e.closest('svg'))continue;
      if(r.height<24||r.width<24){
        const inline=e.tagName==='A'&&s.display==='inline';
        const k=`${inline?'inline ':''}${e.tagName.toLowerCase()}.${(e.className||'').toString().split(' ')[0]} in ${(e.parentElement?.tagName+'.'+e.parentElement?.className).slice(0,40)}`;
        const o=small.get(k)??{n:0,h:r.height.toFixed(0),w:r.width.toFixed(0),t:(e.textContent||e.getAttribute('aria-label')||'').slice(0,25)};o.n++;small.set(k,o);}
    }
    for(const [k,v] of small)out.push(`${k} x${v.n} ${v.w}x${v.h} "${v.t}"`);
    const sizes=new Map();for(const t of document.querySelectorAll('svg text')){const f=parseFloat(getComputedStyle(t).fontSize);const m=t.getScreenCTM();const k=(f*(m?m.a:1)).toFixed(1);sizes.set(k,(sizes.get(k)||0)+1);}
    out.push('svg text sizes '+[...sizes].map(([k,v])=>k+':'+v).join(' '));
    return out;
  });
  console.log('==',name,form,audit.join('\n   '));
  await c.close();
}
await b.close();
