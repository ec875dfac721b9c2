/* Keeps a page of the preview up to date: loads it again when it changed, at the same place; shows what is wrong. */
(function () {
  'use strict';
  var script = document.currentScript, key = 'cjm preview ' + location.pathname, source = null, lost = null;

  /* --- The place where the reader is, and what was chosen on the page ------------------------------------- */

  function controls() { return [].slice.call(document.querySelectorAll('input, select, textarea, details')); }
  function boxes() { return [].slice.call(document.querySelectorAll('.scroll, .across, [tabindex="0"]')); }
  function name(e) { return [e.tagName, e.id, e.name, e.type === 'radio' || e.type === 'checkbox' ? e.value : ''].join(' '); }
  function state(e) {
    return e.tagName === 'DETAILS' ? e.open : e.type === 'radio' || e.type === 'checkbox' ? e.checked : e.value;
  }

  /* Whether a thing stays where it is while the page scrolls: that says nothing of the place. */
  function sticks(e) {
    for (; e; e = e.parentElement) if (/sticky|fixed/.test(getComputedStyle(e).position)) return true;
    return false;
  }

  /* The last thing with an id above the upper edge of the window: it stays there when something above it grows. */
  function anchor() {
    var best = null, top = 0;
    document.querySelectorAll('[id]').forEach(function (e) {
      if (!e.getClientRects().length) return;
      var y = e.getBoundingClientRect().top;
      if (y < 80 && (!best || y >= top) && !sticks(e)) { best = e; top = y; }
    });
    return best && { id: best.id, top: top };
  }

  function remember() {
    var focused = document.activeElement;
    try {
      sessionStorage.setItem(key, JSON.stringify({
        x: scrollX, y: scrollY, anchor: scrollY > 0 ? anchor() : null, focus: focused && focused.id,
        boxes: boxes().map(function (b) { return [b.scrollLeft, b.scrollTop]; }),
        controls: controls().map(function (e) { return [name(e), state(e)]; })
      }));
    } catch (e) { /* storage may be switched off; then the browser's own memory has to do */ }
  }

  function recall() {
    var kept = null;
    try { kept = JSON.parse(sessionStorage.getItem(key)); sessionStorage.removeItem(key); } catch (e) { /* as above */ }
    if (!kept) return;
    var chosen = {};
    kept.controls.forEach(function (c) { chosen[c[0]] = c[1]; });
    controls().forEach(function (e) {
      var wanted = chosen[name(e)];
      if (wanted === undefined || wanted === state(e)) return;
      if (e.tagName === 'DETAILS') { e.open = wanted; return; }
      if (e.type === 'radio' || e.type === 'checkbox') e.checked = wanted; else e.value = wanted;
      e.dispatchEvent(new Event('input', { bubbles: true }));
      e.dispatchEvent(new Event('change', { bubbles: true }));
    });
    boxes().forEach(function (b, i) { if (kept.boxes[i]) b.scrollTo(kept.boxes[i][0], kept.boxes[i][1]); });
    var there = kept.anchor && document.getElementById(kept.anchor.id);
    var y = there && there.getClientRects().length
      ? scrollY + there.getBoundingClientRect().top - kept.anchor.top : kept.y;
    scrollTo({ left: kept.x, top: y, behavior: 'instant' });
    var focus = kept.focus && document.getElementById(kept.focus);
    if (focus) focus.focus({ preventScroll: true });

  }

  function reload() {
    remember();
    history.scrollRestoration = 'manual';
    location.reload();
  }

  /* --- What is wrong, over the page ----------------------------------------------------------------------- */

  var host = document.createElement('cjm-preview'), root = host.attachShadow({ mode: 'open' });
  var sheet = new CSSStyleSheet();
  sheet.replaceSync(
    ':host{all:initial}' +
    '*{box-sizing:border-box;margin:0}' +
    '.box{position:fixed;z-index:2147483647;inset:auto 0 0 0;max-height:min(60vh,34rem);overflow:auto;overscroll-behavior:contain;' +
    'background:#fff;color:#17212b;border-top:4px solid #a5321a;box-shadow:0 -6px 30px rgba(16,30,40,.28);' +
    'font:400 15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;color-scheme:light dark}' +
    '.in{max-width:70rem;margin:0 auto;padding:14px clamp(16px,3vw,28px) 18px}' +
    '.head{display:flex;gap:12px;align-items:flex-start;position:sticky;top:0;background:inherit;padding:14px 0 8px;margin-top:-14px}' +
    'h2{font-size:17px;line-height:1.35;font-weight:700;color:#a5321a;flex:1}' +
    '.note{color:#4f5d69;font-size:14px}' +
    'ol{list-style:none;padding:0;display:grid;gap:14px;margin-top:10px}' +
    'li{border-left:3px solid #d98d7b;padding-left:12px;overflow-wrap:anywhere}' +
    '.msg{font-weight:600}.help{color:#4f5d69}' +
    '.place{font-size:13px;color:#4f5d69}' +
    'code,pre{font:13px/1.5 ui-monospace,"SF Mono","Cascadia Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace}' +
    '.place code{color:#17212b;font-weight:600}' +
    'pre{background:#f3f4f1;border-radius:6px;padding:6px 10px;margin:5px 0;overflow-x:auto;white-space:pre-wrap}' +
    'mark{background:#fcdcd3;color:#7a2410;border-radius:2px;text-decoration:underline wavy #a5321a 1px;text-underline-offset:4px}' +
    'button{font:600 14px/1.2 inherit;font-family:inherit;color:inherit;background:transparent;border:1px solid #b9c1c2;border-radius:6px;' +
    'min-width:44px;min-height:32px;padding:5px 12px;cursor:pointer}' +
    'button:hover{background:#eceff0}' +
    ':focus-visible{outline:3px solid #0b5a66;outline-offset:2px}' +
    '.pill,.gone{position:fixed;z-index:2147483647;bottom:14px;right:14px;box-shadow:0 2px 14px rgba(16,30,40,.3);' +
    'font:600 14px/1.3 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}' +
    '.pill{background:#a5321a;color:#fff;border-color:#fff;padding:9px 14px;min-height:40px}.pill:hover{background:#8a2812}' +
    '.gone{left:14px;right:auto;background:#17212b;color:#fff;border-radius:8px;padding:10px 16px;max-width:calc(100vw - 28px)}' +
    '[hidden],.box:not([hidden])~.busy{display:none!important}' +
    '@media(prefers-color-scheme:dark){.box{background:#172028;color:#e8edf1;border-top-color:#ff9f86}h2{color:#ff9f86}' +
    '.note,.help,.place{color:#a7b4bf}.place code{color:#e8edf1}li{border-left-color:#8a4a3a}pre{background:#0f151a}' +
    'mark{background:#4a2319;color:#ffc9ba;text-decoration-color:#ff9f86}button{border-color:#6b7a85}button:hover{background:#232e37}' +
    ':focus-visible{outline-color:#74c7cf}.gone{background:#e8edf1;color:#17212b}}' +
    '@media print{.box,.pill,.gone{display:none}}' +
    '@media(forced-colors:active){.box,.gone,.pill{border:2px solid}}'
  );
  root.adoptedStyleSheets = [sheet];

  function make(tag, cls, text) {
    var e = document.createElement(tag);
    if (cls) e.className = cls;
    if (text !== undefined) e.textContent = text;
    return e;
  }

  /* Text with what stands between backticks as code. */
  function prose(cls, text) {
    var e = make('p', cls), parts = text.split('`');
    if (parts.length % 2 === 0) parts = [text];
    parts.forEach(function (part, i) { e.append(i % 2 ? make('code', '', part) : part); });
    return e;
  }

  var box = make('section', 'box'), alert = make('div', 'in'), pill = make('button', 'pill'), gone = make('div', 'gone'),
    busy = make('div', 'gone busy'), count = make('span');
  box.setAttribute('aria-label', 'Preview'); box.hidden = pill.hidden = gone.hidden = busy.hidden = true;
  alert.setAttribute('role', 'alert'); gone.setAttribute('role', 'status'); busy.setAttribute('role', 'status');
  count.setAttribute('aria-hidden', 'true');  // said once, and not with each map
  pill.type = 'button';
  box.append(alert); root.append(box, pill, busy, gone);
  document.body.append(host);

  function errors(n) { return n === 1 ? '1 error' : n + ' errors'; }

  function fold(folded) { box.hidden = folded; pill.hidden = !folded; makeRoom(); }

  /* What the errors would cover can be scrolled into sight. */
  function makeRoom() {
    var height = box.hidden ? '' : box.offsetHeight + 'px';
    document.body.style.paddingBottom = document.documentElement.style.scrollPaddingBottom = height;
  }

  function dismiss() { fold(true); pill.focus(); }

  function show(troubles) {
    alert.replaceChildren();
    if (!troubles.length) { box.hidden = pill.hidden = true; makeRoom(); return; }
    var head = make('div', 'head'), words = make('div'), close = make('button', '', 'Dismiss'), list = make('ol');
    words.style.flex = '1';
    words.append(make('h2', '', script.dataset.have ? errors(troubles.length) + ': this page is not up to date' : errors(troubles.length)));
    words.append(make('p', 'note', script.dataset.have
      ? 'You see it as it last was. It follows as soon as this is put right.'
      : 'The page appears here as soon as this is put right.'));
    close.type = 'button'; close.addEventListener('click', dismiss);
    head.append(words, close);
    troubles.forEach(function (t) {
      var item = make('li');
      if (t.place || t.rule) {
        var place = make('p', 'place');
        if (t.place) place.append(make('code', '', t.place), ' ');
        place.append(t.rule);
        item.append(place);
      }
      item.append(prose('msg', t.message));
      if (t.excerpt) {
        var line = make('pre');
        line.append(t.excerpt[0], make('mark', '', t.excerpt[1] || ' '), t.excerpt[2]);
        item.append(line);
      }
      if (t.help) item.append(prose('help', t.help));
      list.append(item);
    });
    pill.textContent = errors(troubles.length);
    alert.append(head, list);
    fold(false);
  }

  pill.addEventListener('click', function () { fold(false); alert.querySelector('button').focus(); });
  root.addEventListener('keydown', function (e) { if (e.key === 'Escape' && !box.hidden) dismiss(); });

  /* --- What is still being read, where that takes a moment -------------------------------------------------- */

  var patience = null;

  function follow(now) {
    if (!now) { clearTimeout(patience); patience = null; busy.hidden = true; return; }
    count.textContent = now.done.toLocaleString('en') + ' of ' + now.total.toLocaleString('en');
    patience = patience || setTimeout(function () {
      if (script.dataset.have) { busy.replaceChildren('Reading the other maps: ', count); busy.hidden = false; }
      else document.querySelector('main p').replaceChildren(count, ' so far. The page appears here by itself.');
    }, 300);
  }

  /* --- The connection; hidden pages need none, and a browser has only six for one server ------------------ */

  function connect() {
    if (source || document.hidden) return;
    source = new EventSource('/~cjm/events?page=' + script.dataset.page + '&have=' + script.dataset.have);
    source.addEventListener('open', function () { found(); gone.hidden = true; });
    source.addEventListener('reload', reload);
    source.addEventListener('troubles', function (e) { show(JSON.parse(e.data)); });
    source.addEventListener('reading', function (e) { follow(JSON.parse(e.data)); });
    source.addEventListener('error', function () {  // again with each try to connect, which must not put the note off
      lost = lost || setTimeout(function () {
        gone.textContent = 'cjm serve has ended. This page is as it last was.';
        gone.hidden = false;
        follow(null);
      }, 700);
      if (source.readyState === EventSource.CLOSED) { source = null; setTimeout(connect, 1000); }  // it tries no more
    });
  }

  function found() { clearTimeout(lost); lost = null; }

  function disconnect() { if (source) source.close(); source = null; found(); follow(null); }

  document.addEventListener('visibilitychange', function () { if (document.hidden) disconnect(); else connect(); });
  addEventListener('pagehide', disconnect);
  addEventListener('pageshow', function (e) { if (e.persisted) connect(); });

  recall();
  history.scrollRestoration = 'auto';
  connect();
})();
