/* Says what was done: for a moment on the page, and to screen readers. */
const toast=d.body.appendChild(Object.assign(d.createElement('p'),{className:'toast'}));
toast.setAttribute('role','status');
let fading;
function say(text){ toast.textContent=text; clearTimeout(fading); fading=setTimeout(()=>{ toast.textContent=''; },4000); }
