/* Searching what all maps say. Entries are text: nothing of them is ever read as markup. */
(function(){
  var d=document, lang=d.documentElement.lang, MOST=100;
  var data=JSON.parse(d.getElementById('entries').textContent);
  var form=d.querySelector('.find'), input=d.getElementById('q'), kind=d.getElementById('q.kind');
  var said=d.getElementById('q.said'), hits=d.querySelector('.hits');
  function plain(text){ return text.normalize('NFKD').replace(/\p{M}/gu,'').toLowerCase(); }
  var texts=data.entries.map(function(e){ return plain(e[2]); }), titles=data.maps.map(function(m){ return plain(m[0]); });
  function words(text){ return plain(text).split(/\s+/).filter(Boolean); }
  function rank(i,wanted){ /* the lower, the better; what is missing in the entry may stand in the title of its map */
    var text=texts[i], points=0, own=false;
    for(var n=0;n<wanted.length;n++){
      var at=text.indexOf(wanted[n]);
      if(at<0){ var e=data.entries[i]; if(e[0]===0||titles[e[1]].indexOf(wanted[n])<0) return -1; points+=4; continue; }
      own=true; points+=at===0?0:/[\p{L}\p{N}]/u.test(text[at-1])?2:1;
    }
    return own?points:-1;
  }
  function marked(text,wanted){
    var holder=d.createDocumentFragment(), low='', from=[];
    for(var at=0;at<text.length;){ var sign=String.fromCodePoint(text.codePointAt(at)), p=plain(sign);
      for(var n=0;n<p.length;n++) from.push(at); low+=p; at+=sign.length; }
    from.push(text.length);
    var on=new Array(text.length).fill(false);
    wanted.forEach(function(word){ for(var at=low.indexOf(word);at>=0;at=low.indexOf(word,at+word.length)) for(var n=from[at];n<from[at+word.length];n++) on[n]=true; });
    for(var start=0;start<text.length;){ var end=start; while(end<text.length&&on[end]===on[start]) end++;
      var piece=text.slice(start,end);
      if(on[start]){ var mark=d.createElement('mark'); mark.textContent=piece; holder.appendChild(mark); } else holder.appendChild(d.createTextNode(piece));
      start=end; }
    return holder;
  }
  function item(entry,wanted){
    var map=data.maps[entry[1]], li=d.createElement('li'), k=d.createElement('span'), a=d.createElement('a');
    k.className='k'; k.textContent=data.kinds[entry[0]]; a.href=entry[3]; a.appendChild(marked(entry[2],wanted));
    if(map&&map[1]!==lang) a.lang=map[1];
    li.append(k,a);
    if(map&&entry[0]!==0){ var small=d.createElement('small'); small.lang=map[1]; small.textContent=(entry[4]?entry[4]+' · ':'')+map[0]; li.append(small); }
    return li;
  }
  function find(){
    var wanted=words(input.value), found=[];
    if(wanted.length) data.entries.forEach(function(entry,i){
      if(kind.value!==''&&entry[0]!==+kind.value) return;
      var points=rank(i,wanted); if(points>=0) found.push([points,i]); });
    found.sort(function(a,b){ return a[0]-b[0]||a[1]-b[1]; });
    hits.replaceChildren.apply(hits,found.slice(0,MOST).map(function(each){ return item(data.entries[each[1]],wanted); }));
    var most=found.length>MOST, text=!wanted.length?'':!found.length?said.dataset.none:most?said.dataset.most:said.dataset.found;
    said.textContent=text.replace('{found}',found.length.toLocaleString(lang)).replace('{shown}',MOST.toLocaleString(lang));
    var address=wanted.length?'#q='+encodeURIComponent(input.value):location.pathname.replace(/.*\//,'');
    try{ history.replaceState(null,'',address); }catch(e){}
  }
  d.getElementById('q.needs').hidden=true; form.hidden=false;
  form.addEventListener('submit',function(e){ e.preventDefault(); find(); });
  var timer; form.addEventListener('input',function(){ clearTimeout(timer); timer=setTimeout(find,120); });
  /* the arrows go from the field through the results and back */
  d.addEventListener('keydown',function(e){
    var links=[].slice.call(hits.querySelectorAll('a')), at=links.indexOf(d.activeElement);
    if(e.key==='Escape'&&at>=0){ e.preventDefault(); input.focus(); return; }
    if((e.key!=='ArrowDown'&&e.key!=='ArrowUp')||(at<0&&d.activeElement!==input)) return;
    var to=e.key==='ArrowDown'?at+1:at-1;
    if(to>=links.length) return;
    e.preventDefault(); (to<0?input:links[to]).focus();
  });
  var given=/[#&]q=([^&]*)/.exec(location.hash);
  if(given) try{ input.value=decodeURIComponent(given[1].replace(/\+/g,' ')); }catch(e){}
  find(); input.focus({preventScroll:true});
})();
