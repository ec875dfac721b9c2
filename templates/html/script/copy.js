/* A button in each cell of the map that copies what is shown there: a list as a Markdown list, and as a list for word processors. */
const words=d.getElementById('words').dataset;
function copy(text,html){
  const plain=()=>navigator.clipboard.writeText(text);
  const old=()=>new Promise((done,failed)=>{
    const box=d.body.appendChild(Object.assign(d.createElement('textarea'),{value:text,className:'vh'}));
    const back=d.activeElement; box.select();
    const copied=d.execCommand('copy'); box.remove(); back&&back.focus(); copied?done():failed(); });
  if(!navigator.clipboard) return old();
  const item=()=>new ClipboardItem({'text/plain':new Blob([text],{type:'text/plain'}),'text/html':new Blob([html],{type:'text/html'})});
  return (html&&window.ClipboardItem?navigator.clipboard.write([item()]).catch(plain):plain()).catch(old);
}
{
  const line=e=>e.innerText.replace(/\s+/g,' ').trim();
  const title=e=>(e.querySelector('.pn_+span')||e).textContent.replace(/\s+/g,' ').trim();
  const item=li=>{
    const blocks=[...li.children].filter(c=>seen(c)&&c.matches('p,ul,ol,div'));
    const rows=(blocks.length?blocks:[li]).flatMap(b=>b.matches('ul,ol')?all('li',b).map(i=>'- '+line(i)):[line(b)]).filter(Boolean);
    return rows.map((row,i)=>(i?'  ':'- ')+row); };
  const rowsOf=e=>[...e.children].filter(c=>seen(c)&&!c.matches('.cp,h4')).flatMap(c=>
    c.matches('ul,ol')?[...c.children].filter(seen).flatMap(item):c.matches('div')?rowsOf(c):[line(c)]).filter(Boolean);
  const asHtml=rows=>{
    const box=d.createElement('div'), add=(to,name,text)=>to.appendChild(Object.assign(d.createElement(name),{textContent:text}));
    rows.forEach(row=>{ const last=box.lastChild, list=last&&last.matches('ul');
      if(row.startsWith('- ')) add(list?last:add(box,'ul',''),'li',row.slice(2));
      else if(row.startsWith('  ')&&list){ add(last.lastChild,'br',''); last.lastChild.append(row.trim()); }
      else add(box,'p',row); });
    return box.innerHTML; };
  /* what is still missing, and findings alone, are nothing to copy */
  const holds=cell=>[...cell.children].some(c=>!c.matches('h4,.nil,.nts')&&c.textContent.trim());
  const button=(cell,name)=>{
    const b=d.createElement('button');
    b.type='button'; b.className='cp'; b.title=words.copy; b.setAttribute('aria-label',words.copy+': '+name);
    b.innerHTML='<svg class="i" aria-hidden="true" focusable="false"><use href="#i.copy"/></svg>';
    b.addEventListener('click',()=>{ const rows=rowsOf(cell);
      copy(rows.join('\n'),asHtml(rows)).then(()=>say(words.copied),()=>say(words.failed)); });
    cell.classList.add('has-cp'); cell.append(b);
    return b; };
  /* In the grid one button is a tab stop, and arrow keys lead from cell to cell: else there would be fifty. */
  const heads=all('.map thead th');
  const grid=all('.map tbody tr:not(.r-emo,.r-loop)').map(row=>[...row.cells].slice(1).map((cell,i)=>
    holds(cell)?button(cell,title(row.cells[0])+', '+title(heads[i+1])):null)).filter(row=>row.some(Boolean));
  const flat=grid.flat().filter(Boolean);
  flat.forEach((b,i)=>{ b.tabIndex=i?-1:0; });
  d.querySelector('.map').addEventListener('keydown',e=>{
    const step={ArrowRight:[0,1],ArrowLeft:[0,-1],ArrowDown:[1,0],ArrowUp:[-1,0]}[e.key];
    if(!step||!e.target.matches('.cp')) return;
    let y=grid.findIndex(row=>row.includes(e.target)), x=grid[y].indexOf(e.target), to;
    do{ y+=step[0]; x+=step[1]; to=grid[y]&&grid[y][x]; }while(grid[y]&&x>=0&&x<grid[y].length&&!(to&&seen(to)));
    if(!to) return;
    e.preventDefault(); flat.forEach(b=>{ b.tabIndex=-1; }); to.tabIndex=0; to.focus();
  });
  all('.cards .pg>div').filter(holds).forEach(cell=>button(cell,title(cell.querySelector('h4'))+', '+title(cell.closest('.phase').querySelector('h3'))));
}
