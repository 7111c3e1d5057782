/**
 * The one inline script of the site: sets the learner's theme before the first paint, so that nobody sees a flash of the
 * other one. The site's policy allows it by its hash (`server/headers.ts`). It runs again after each client-side
 * navigation, because the router replaces the attributes of the root element.
 *
 * `groundwork:theme` is `THEME_KEY` of the learner's settings; `theme-boot.test.ts` holds the two together.
 */
export const THEME_BOOT = `(()=>{const e=document.documentElement,a=()=>{let t=null;try{t=localStorage.getItem("groundwork:theme")}catch{}t==="light"||t==="dark"?e.dataset.theme=t:delete e.dataset.theme;e.dataset.js=""};a();addEventListener("storage",a);document.addEventListener("astro:after-swap",a)})()`;
