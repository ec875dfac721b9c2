/* A region that does not scroll must not be a tab stop. */
{
  const regions=all('.scroll,.across,.scurve[style]');
  const fit=()=>regions.forEach(r=>{ if(r.scrollWidth>r.clientWidth+1) r.tabIndex=0; else r.removeAttribute('tabindex'); });
  fit(); addEventListener('resize',fit); addEventListener('change',fit);
}
