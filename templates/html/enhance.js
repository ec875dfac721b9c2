(function(){
'use strict';
const d=document, all=(selector,from=d)=>[...from.querySelectorAll(selector)];
const seen=e=>e.getClientRects().length>0;
{% include 'html/script/regions.js' %}
{% include 'html/script/contents.js' %}
{% include 'html/script/pointing.js' %}
{% include 'html/script/say.js' %}
{% include 'html/script/filter.js' %}
{% include 'html/script/links.js' %}
{% include 'html/script/copy.js' %}
})();
