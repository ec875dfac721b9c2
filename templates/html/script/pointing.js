/* Pointing at a step in the grid lights up everything that belongs to it. */
{
  const map=d.querySelector('.map');
  let step=null;
  const light=label=>{ if(label===step) return; step=label;
    all('[data-step]',map).forEach(e=>e.classList.toggle('lit',e.dataset.step===label));
    map.classList.toggle('lighting',!!label); };
  map.addEventListener('pointerover',e=>{ const at=e.target.closest('[data-step]'); light(at?at.dataset.step:null); });
  map.addEventListener('pointerleave',()=>light(null));
}
