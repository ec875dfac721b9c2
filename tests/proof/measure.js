/* What a reader could not read on the page as it stands: texts on top of one another, and texts that are cut. */
(() => {
  const seen = e => e.checkVisibility({visibilityProperty: true, opacityProperty: true});
  const said = t => t.trim().replace(/\s+/g, ' ').slice(0, 60);
  const hidden = e => { for (; e; e = e.parentElement) { const s = getComputedStyle(e); if (s.clipPath === 'inset(50%)' || s.clip === 'rect(0px, 0px, 0px, 0px)') return true; } return false; };
  const boxes = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const node = walk.currentNode, e = node.parentElement;
    if (!node.data.trim() || e.closest('script,style,title,desc,template,.halo') || !seen(e) || hidden(e)) continue;
    const range = document.createRange(); range.selectNodeContents(node);
    for (const r of range.getClientRects()) if (r.width > 1 && r.height > 1) boxes.push({e, node, r, text: said(node.data)});
  }
  const overlapping = [];
  boxes.sort((a, b) => a.r.top - b.r.top);
  for (let i = 0; i < boxes.length; i++) for (let j = i + 1; j < boxes.length && boxes[j].r.top < boxes[i].r.bottom; j++) {
    const a = boxes[i], b = boxes[j];
    if (a.node === b.node) continue;
    const across = Math.min(a.r.right, b.r.right) - Math.max(a.r.left, b.r.left);
    const down = Math.min(a.r.bottom, b.r.bottom) - b.r.top;
    if (across > 3 && down > 0.4 * Math.min(a.r.height, b.r.height)) overlapping.push(`${a.text} | ${b.text}`);
  }
  const cut = [];
  for (const {e, r, text} of boxes) {
    const svg = e.closest('svg');
    if (svg && getComputedStyle(svg).overflowX !== 'visible') {
      const s = svg.getBoundingClientRect();
      if (r.left < s.left - 1 || r.right > s.right + 1 || r.top < s.top - 1 || r.bottom > s.bottom + 1) cut.push(`drawing: ${text}`);
    }
    for (let p = e; p && p !== document.body; p = p.parentElement) {
      const s = getComputedStyle(p), q = p.getBoundingClientRect();
      if (p instanceof SVGElement && p !== p.ownerSVGElement && p.tagName !== 'svg') continue;
      if (/hidden|clip/.test(s.overflowX) && (r.left < q.left - 1 || r.right > q.right + 1) || /hidden|clip/.test(s.overflowY) && (r.top < q.top - 2 || r.bottom > q.bottom + 2)) { cut.push(`${p.tagName}.${p.getAttribute('class')}: ${text}`); break; }
      if (/auto|scroll/.test(s.overflowX)) break;
    }
  }
  return {overlapping: [...new Set(overlapping)], cut: [...new Set(cut)], characters: boxes.reduce((n, b) => n + b.text.length, 0)};
})()
