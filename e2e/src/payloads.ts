/** What has made pages run what somebody typed, in the ways in which pages have been built; each would set `hit`. */
const RUN = 'window.hit=1';

const tags = [
  `<script>${RUN}</script>`,
  `<ScRiPt>${RUN}</sCrIpT>`,
  `<script src=data:text/javascript,${RUN}></script>`,
  `<script type=module>${RUN}</script>`,
  `<scr<script>ipt>${RUN}</scr</script>ipt>`,
  `<img src=x onerror="${RUN}">`,
  `<img src=x onerror=${RUN}//`,
  `<img/src=x/onerror=${RUN}>`,
  `<IMG SRC=x ONERROR="${RUN}">`,
  `<img src="x:gif" onerror="setTimeout('${RUN}')">`,
  `<image href=x onerror=${RUN}>`,
  `<svg/onload=${RUN}>`,
  `<svg><script>${RUN}</script></svg>`,
  `<svg><animate onbegin=${RUN} attributeName=x dur=1s>`,
  `<svg><set onbegin=${RUN} attributeName=x>`,
  `<svg><a href="javascript:${RUN}"><text y=20>a b</text></a></svg>`,
  `<svg><foreignObject><iframe srcdoc="<script>parent.${RUN}</script>">`,
  `<math><mtext><table><mglyph><style><img src=x onerror=${RUN}>`,
  `<body onload=${RUN}>`,
  `<body onpageshow=${RUN}>`,
  `<iframe src="javascript:parent.${RUN}"></iframe>`,
  `<iframe srcdoc="<script>parent.${RUN}</script>"></iframe>`,
  `<iframe onload=${RUN}></iframe>`,
  `<object data="javascript:${RUN}"></object>`,
  `<embed src="javascript:${RUN}">`,
  `<video><source onerror="${RUN}"></video>`,
  `<video src=x onerror=${RUN}></video>`,
  `<audio src=x onerror=${RUN}></audio>`,
  `<details open ontoggle=${RUN}>a b</details>`,
  `<input autofocus onfocus=${RUN}>`,
  `<select autofocus onfocus=${RUN}></select>`,
  `<textarea autofocus onfocus=${RUN}></textarea>`,
  `<button autofocus onfocus=${RUN}>a b</button>`,
  `<a href="javascript:${RUN}" autofocus onfocus=${RUN}>a b</a>`,
  `<form action="javascript:${RUN}"><input type=submit></form>`,
  `<marquee onstart=${RUN}>a b</marquee>`,
  `<link rel=stylesheet href="javascript:${RUN}">`,
  `<link rel=import href="data:text/html,<script>${RUN}</script>">`,
  `<meta http-equiv=refresh content="0;url=javascript:${RUN}">`,
  `<base href="javascript:${RUN}//">`,
  `<style>@import 'javascript:${RUN}';</style>`,
  `<template><script>${RUN}</script></template>`,
  `<noscript><p title="</noscript><img src=x onerror=${RUN}>">`,
];

const outOfPlaces = [
  `"><script>${RUN}</script>`,
  `'><img src=x onerror=${RUN}>`,
  `" autofocus onfocus="${RUN}" x="`,
  `' onmouseover='${RUN}' x='`,
  `</script><script>${RUN}</script>`,
  `</title><script>${RUN}</script>`,
  `</textarea><script>${RUN}</script>`,
  `</style><img src=x onerror=${RUN}>`,
  `--><script>${RUN}</script><!-- `,
  `]]><script>${RUN}</script>`,
];

const inLanguages = [
  `javascript:${RUN} //`,
  `java\tscript:${RUN} //`,
  `data:text/html,<script>parent.${RUN}</script> `,
  `'-alert(${RUN})- '`,
  `\${${RUN}} \`\${${RUN}}\``,
  `{{constructor.constructor("${RUN}")()}} `,
  `%3Cimg src=x onerror=${RUN}%3E`,
];

/** Each with a space: what is written in words is told by it. */
export const PAYLOADS: readonly string[] = [...tags, ...outOfPlaces, ...inLanguages].map((one) =>
  /\s/.test(one) ? one : `${one} a`,
);
