(function(){
'use strict';
const d=document, all=(selector,from=d)=>[...from.querySelectorAll(selector)];
const seen=e=>e.getClientRects().length>0;
/* Now, and once a frame while the page is scrolled. */
const onScroll=then=>{ let due; then(); addEventListener('scroll',()=>{ due??=requestAnimationFrame(()=>{ due=undefined; then(); }); },{passive:true}); };
{% include 'html/script/regions.js' %}
{% include 'html/script/contents.js' %}
{% include 'html/script/heads.js' %}
{% include 'html/script/pointing.js' %}
{% include 'html/script/say.js' %}
{% include 'html/script/filter.js' %}
{% include 'html/script/links.js' %}
{% include 'html/script/copy.js' %}
})();
