/* Deep links. A thing that stands in the grid and in the phase view is shown where it can be seen, a filtered one comes back. */
{
  const here=()=>{ try{ return decodeURIComponent(location.hash.slice(1)); }catch(_){ return ''; } };
  const go=()=>{
    all('.target').forEach(e=>e.classList.remove('target'));
    const anchor=here(), own=anchor&&d.getElementById(anchor);
    if(!own) return;
    if(own.closest('[data-out],[data-empty]')) filter(anchor);
    const at=seen(own)?own:all('.cards>.phase,.cards .steps>li').find(e=>e.dataset.of===anchor&&seen(e));
    if(!at) return;
    if(at!==own) at.classList.add('target');
    at.scrollIntoView({block:at.getBoundingClientRect().height>innerHeight*.7?'start':'center'});
  };
  addEventListener('hashchange',go);
  d.addEventListener('click',e=>{
    const a=e.target.closest('a[href^="#"]'); if(!a) return;
    if(a.hash===location.hash) go();
    if(a.matches('.lk')) setTimeout(()=>copy(location.href).then(()=>say(words.link),()=>{}));
  });
  if(location.hash) go();
}
