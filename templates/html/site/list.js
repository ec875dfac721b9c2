/* Sorting and filtering tables. The tables are whole without it. */
(function(){
  var d=document, lang=d.documentElement.lang;
  function plain(text){ return text.normalize('NFKD').replace(/\p{M}/gu,'').toLocaleLowerCase(lang); }
  d.querySelectorAll('table').forEach(function(table){
    var heads=table.querySelectorAll('th[data-sort]'), body=table.tBodies[0];
    if(!heads.length||body.rows.length<2) return;
    var first=[].slice.call(body.rows), order=new Intl.Collator(lang,{numeric:true});
    heads.forEach(function(head){
      var button=d.createElement('button'); button.type='button';
      while(head.firstChild) button.appendChild(head.firstChild);
      head.appendChild(button);
      button.addEventListener('click',function(){
        var was=head.getAttribute('aria-sort'), now=was==='ascending'?'descending':was==='descending'?'':'ascending';
        heads.forEach(function(other){ other.removeAttribute('aria-sort'); });
        var rows=first.slice(), at=head.cellIndex, sign=now==='descending'?-1:1;
        if(now){
          head.setAttribute('aria-sort',now);
          rows.sort(function(a,b){
            var x=a.cells[at].dataset.v, y=b.cells[at].dataset.v;
            if(!x||!y) return !x&&!y?0:!x?1:-1; /* what is not given stays last */
            return sign*(head.dataset.sort==='number'?x-y:order.compare(x,y));
          });
        }
        table.classList.toggle('sorted',!!now);
        rows.forEach(function(row){ body.appendChild(row); });
      });
    });
  });
  var form=d.querySelector('.tools'), table=form&&d.getElementById(form.dataset.for);
  if(!table||table.tBodies[0].rows.length<2) return;
  form.hidden=false;
  var rows=[].slice.call(table.tBodies[0].rows), texts=rows.map(function(row){ return plain(row.textContent); });
  var said=form.querySelector('[role=status]'), input=form.querySelector('input'), picks=form.querySelectorAll('select');
  form.addEventListener('submit',function(e){ e.preventDefault(); });
  function filter(){
    var words=plain(input.value).split(/\s+/).filter(Boolean), shown=0, all=!words.length;
    picks.forEach(function(pick){ all=all&&!pick.value; });
    rows.forEach(function(row,i){
      var yes=words.every(function(word){ return texts[i].indexOf(word)>=0; });
      picks.forEach(function(pick){ yes=yes&&(!pick.value||(row.dataset[pick.dataset.key]||'').split(' ').indexOf(pick.value)>=0); });
      row.hidden=!yes; shown+=yes;
    });
    said.textContent=all?'':form.dataset.said.replace('{shown}',shown.toLocaleString(lang)).replace('{all}',rows.length.toLocaleString(lang));
  }
  form.addEventListener('input',filter); filter();
})();
