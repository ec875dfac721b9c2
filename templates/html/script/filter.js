/* Filters: what does not match is taken out of the page. The choice stands in the address, as ?owner=ID&severity=high. */
const bar=d.querySelector('.filter');
const KEYS=['persona','owner','channel','severity'];
const OF='[data-of]:not(i)';
const things=new Map(all('[id="f.things"]>i').map(i=>[i.dataset.of,i.dataset]));
const boxes=bar?all('input',bar):[];
boxes.forEach(b=>b.setAttribute('autocomplete','off')); /* Firefox would tick them again after a reload */
const facetOf=box=>box.closest('.facet').dataset.facet;

function chosen(){
  const want={};
  boxes.forEach(b=>{ if(b.checked) (want[facetOf(b)]??=[]).push(b.value); });
  return want;
}
/* Shows what matches, and the thing of that anchor in any case: a link led to it. */
function filter(anchor){
  if(!bar) return;
  const want=chosen(), keys=Object.keys(want), shown=new Set(), phases=new Set(), counts={};
  things.forEach((t,of)=>{
    const fits=of===anchor || keys.every(k=>t[k]===undefined || t[k].split(' ').some(v=>want[k].includes(v)));
    if(fits){ shown.add(of); phases.add(t.phase); }
    if(t.counted){ const c=counts[t.counted]??={shown:0,all:0}; c.all++; c.shown+=fits; }
  });
  all(OF).forEach(e=>e.toggleAttribute('data-out',things.has(e.dataset.of)&&!shown.has(e.dataset.of)));
  const empty=(e,i)=>e.toggleAttribute('data-empty',!phases.has(String(i)));
  all('.map tr').forEach(row=>{ if(![...row.cells].some(c=>c.colSpan>1)) [...row.cells].slice(1).forEach((c,i)=>empty(c,i+1)); });
  all('.cards>.phase').forEach((card,i)=>empty(card,i+1));
  all('.after>section').forEach(s=>{
    const inside=all(OF,s), out=inside.length>0 && inside.every(e=>e.hasAttribute('data-out'));
    s.toggleAttribute('data-out',out);
    all('.toc a').filter(a=>a.hash==='#'+s.id).forEach(a=>a.toggleAttribute('data-out',out));
  });
  tell(want,counts);
}
function tell(want,counts){
  const on=Object.keys(want).length>0, words=bar.querySelector('.fs').dataset, names=[];
  all('.facet',bar).forEach(f=>{
    const picked=all('input:checked',f).map(b=>b.parentNode.textContent.trim());
    f.classList.toggle('on',picked.length>0);
    f.querySelector('.fc').textContent=picked.length?': '+(picked.length>1?picked.length:picked[0]):'';
    if(picked.length) names.push(f.querySelector('summary').firstChild.data.trim()+': '+picked.join(', '));
  });
  const count=Object.entries(counts).map(([k,c])=>words[k]+': '+words.count.replace('{shown}',c.shown).replace('{all}',c.all));
  bar.querySelector('.clear').hidden=!on;
  bar.querySelector('.fs').textContent=on?count.join(' · '):'';
  if(on) d.body.dataset.filtered=words.filtered+' – '+names.concat(count).join(' · '); else delete d.body.dataset.filtered;
}
function keep(){
  const url=new URL(location.href), want=chosen();
  KEYS.forEach(k=>{ url.searchParams.delete(k); (want[k]||[]).forEach(v=>url.searchParams.append(k,v)); });
  try{ history.replaceState(null,'',url); }catch(_){ /* not where the page has no address of its own */ }
}
if(bar){
  const given=new URL(location.href).searchParams;
  boxes.forEach(b=>{ b.checked=given.getAll(facetOf(b)).includes(b.value); });
  bar.hidden=false;
  filter();
  bar.addEventListener('change',()=>{ filter(); keep(); });
  bar.querySelector('.clear').addEventListener('click',()=>{
    boxes.forEach(b=>{ b.checked=false; }); filter(); keep(); bar.querySelector('summary').focus(); });
  const shut=but=>all('.facet[open]',bar).forEach(f=>{ if(f!==but) f.open=false; });
  d.addEventListener('click',e=>shut(e.target.closest('.facet')));
  bar.addEventListener('focusout',e=>{ if(e.relatedTarget) shut(e.relatedTarget.closest('.facet')); });
  bar.addEventListener('keydown',e=>{ const f=e.target.closest('.facet[open]');
    if(e.key==='Escape'&&f){ f.open=false; f.querySelector('summary').focus(); } });
}
