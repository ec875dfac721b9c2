/* Keeps the names of the phases in sight over a map that scrolls sideways in a frame: sticky heads end at that frame. */
{
  const frame=d.querySelector('.scroll'), map=frame.querySelector('.map'), head=map.tHead, copy=d.createElement('div'), table=map.cloneNode(false);
  table.append(map.querySelector('colgroup').cloneNode(true),head.cloneNode(true));
  all('[id]',table).forEach(e=>e.removeAttribute('id')); all('.lk',table).forEach(e=>e.remove());
  copy.className='heads'; copy.hidden=true; copy.setAttribute('aria-hidden','true'); copy.append(table);
  d.querySelector('.mapsec').append(copy);
  const follow=()=>{
    const at=frame.getBoundingClientRect(), top=parseFloat(getComputedStyle(d.querySelector('.toc')).top)||0, below=top+head.offsetHeight;
    copy.hidden=!(frame.scrollWidth>frame.clientWidth+1&&at.top<top&&at.bottom>below*2);
    if(copy.hidden) return;
    copy.style.left=at.left+frame.clientLeft+'px'; copy.style.width=frame.clientWidth+'px'; table.style.width=map.offsetWidth+'px';
    copy.scrollLeft=frame.scrollLeft;
  };
  onScroll(follow); frame.addEventListener('scroll',follow,{passive:true}); addEventListener('resize',follow);
}
