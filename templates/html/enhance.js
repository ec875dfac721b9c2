(function(){
  var d=document, map=d.querySelector('.map'), boxes=d.querySelectorAll('.scroll,.across');
  /* a region that does not scroll must not be a tab stop */
  function fit(){ boxes.forEach(function(b){ if(b.scrollWidth>b.clientWidth+1) b.tabIndex=0; else b.removeAttribute('tabindex'); }); }
  fit(); addEventListener('resize',fit); addEventListener('change',fit);
  /* pointing at a step lights up everything that belongs to it */
  var cur=null;
  function lit(id){ if(id===cur) return; cur=id;
    map.querySelectorAll('[data-step]').forEach(function(e){ e.classList.toggle('lit', e.dataset.step===id); });
    map.classList.toggle('lighting', !!id); }
  map.addEventListener('pointerover',function(e){ var t=e.target.closest('[data-step]'); lit(t?t.dataset.step:null); });
  map.addEventListener('pointerleave',function(){ lit(null); });
  /* a mark leads to the step where it can be seen: in the grid, or in the phase view */
  d.addEventListener('click',function(e){ var a=e.target.closest('a.tag'); if(!a) return;
    var t=[].find.call(d.querySelectorAll('.cards [data-step], .cards .phase'),function(n){
      return n.offsetParent && (n.dataset.step===a.textContent || (n.querySelector('.pn_')||{}).textContent===a.textContent); });
    if(t){ e.preventDefault(); t.scrollIntoView({block:'center'}); } });
})();
