/* Marks the part of the page that is being read in the list of its parts. */
{
  const bar=d.querySelector('.toc'), parts=all('a',bar).map(a=>[a,d.getElementById(a.hash.slice(1))]);
  onScroll(()=>{
    const line=innerHeight*(innerHeight+scrollY<d.documentElement.scrollHeight-2?.4:1);
    const read=parts.filter(([,part])=>seen(part)&&part.getBoundingClientRect().top<line).pop();
    parts.forEach(each=>{ if(each!==read) each[0].removeAttribute('aria-current'); });
    if(!read||read[0].hasAttribute('aria-current')) return;
    read[0].setAttribute('aria-current','true');
    bar.scrollLeft=read[0].offsetLeft-bar.clientWidth/3;
  });
}
