/**
 * The one inline script of the site: sets the learner's theme and the division of the step's page before the first paint,
 * so that nobody sees a flash of another one. The site's policy allows it by its hash (`server/headers.ts`). It runs again after each client-side
 * navigation, because the router replaces the attributes of the root element.
 *
 * `groundwork:theme` and `groundwork:panes` are keys of the learner's settings, and what it does for the panes is what
 * `showPanes` does later; `theme-boot.test.ts` holds them together.
 */
export const THEME_BOOT = `(()=>{const e=document.documentElement,g=k=>{try{return localStorage.getItem(k)}catch{return null}},a=()=>{const t=g("groundwork:theme"),p=/^(\\d{1,3}) (\\d{1,3})$/.exec(g("groundwork:panes")||"");t==="light"||t==="dark"?e.dataset.theme=t:delete e.dataset.theme;if(p){e.style.setProperty("--pane-text",p[1]);e.style.setProperty("--pane-code",p[2]);e.dataset.folded=[p[1]==="0"&&"text",p[2]==="100"&&"panels"].filter(Boolean).join(" ")}e.dataset.js=""};a();addEventListener("storage",a);document.addEventListener("astro:after-swap",a)})()`;
