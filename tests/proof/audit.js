/* What is on a page that could run a script or make a request, whether or not it has done so. */
() => {
  const found = [];
  const say = (what, e) => found.push(`${what}: ${e.outerHTML.slice(0, 200)}`);
  const barred = /^(iframe|frame|object|embed|applet|base|portal|foreignobject|animate|animatemotion|animatetransform|set|math|video|audio|source|template|noscript|xmp|listing|marquee)$/;
  const addresses = /^(href|src|srcset|action|formaction|data|poster|ping|background|cite|longdesc|manifest|srcdoc|xlink:href)$/;
  for (const e of document.querySelectorAll('*')) {
    const tag = e.tagName.toLowerCase();
    if (barred.test(tag) || (tag === 'form' && !e.matches('.tools, .find'))) say('element', e);
    if (tag === 'meta' && /refresh/i.test(e.httpEquiv)) say('refresh', e);
    if (tag === 'link') say('link', e);
    for (const a of e.attributes) {
      const name = a.name.toLowerCase(), value = a.value.trim();
      if (name.startsWith('on') || name === 'srcdoc' || name === 'autofocus') say('attribute', e);
      if (name === 'style' && /url\(|expression|@import|javascript/i.test(value)) say('style', e);
      if (addresses.test(name) && !/^(#|$|https?:\/\/|mailto:)/i.test(value)) {
        const url = new URL(value, document.baseURI);
        const image = (tag === 'img' || tag === 'image') && /^data:image\/(png|jpeg|webp|svg\+xml);base64,/.test(value);
        if (!image && (url.protocol !== location.protocol || url.host !== location.host)) say('address', e);
      }
      if (tag !== 'a' && addresses.test(name) && /^(https?:)?\/\//i.test(value)) say('request', e);
    }
  }
  return {found, ran: window.ran, scripts: document.scripts.length};
}
