/** The style sheet: light, dark, narrow screens and paper. */
export const STYLE = `
:root{color-scheme:light dark;--page:#f4f6f8;--card:#fff;--text:#1b2430;--quiet:#515c6a;--line:#d9dfe6;
--written:#1f66c9;--failed:#bb2d22;--well:#16703f;--warn:#835200;--stub:#8b96a5;--track:#e6ebf0}
@media (prefers-color-scheme:dark){:root{--page:#11151b;--card:#1a2029;--text:#e7ebf1;--quiet:#a9b4c3;--line:#323b48;
--written:#62a6ff;--failed:#ff8178;--well:#57cf90;--warn:#e5b64d;--stub:#7b8797;--track:#2a323e}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;overflow-wrap:anywhere}
.wide{max-width:76rem;margin:0 auto;padding:1.5rem 1rem}
h1{font-size:1.6rem;line-height:1.25;margin:0}h2{font-size:1.2rem;margin:2rem 0 .75rem}h3,.name{font-size:1.1rem;margin:0}a{color:var(--written)}h4{font-size:.9rem;margin:1.1rem 0 .4rem}
p{margin:.3rem 0}.quiet{color:var(--quiet)}.small{font-size:.875rem}
.summary{font-size:1.1rem;font-weight:600;margin-top:.6rem}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,26rem),1fr));gap:1rem;align-items:start;list-style:none;margin:1.25rem 0 0;padding:0}
.card,.box{background:var(--card);border:1px solid var(--line);border-radius:.6rem;padding:1rem 1.1rem}
.card{border-top:4px solid var(--mood,var(--line))}
.head{display:flex;flex-wrap:wrap;gap:.3rem .75rem;align-items:baseline;justify-content:space-between}
.badge{color:var(--mood);font-weight:700;white-space:nowrap}
.well{--mood:var(--well)}.busy{--mood:var(--written)}.warn{--mood:var(--warn)}.bad{--mood:var(--failed)}
dl{display:grid;grid-template-columns:auto 1fr;gap:.1rem .9rem;margin:.7rem 0 0;font-size:.9rem}dt{color:var(--quiet)}dd{margin:0;text-align:right;font-variant-numeric:tabular-nums}
svg{display:block;width:100%;max-width:30rem;height:auto}svg text{fill:var(--quiet);font-size:10px}
.b-written{fill:var(--written)}.b-failed{fill:var(--failed)}.b-stub{fill:var(--stub)}.b-odd{stroke:var(--warn);stroke-width:2;fill:none}
.grid{stroke:var(--line)}.gap{stroke:var(--quiet);stroke-dasharray:2 3}.hit{fill:transparent}
.legend{display:flex;flex-wrap:wrap;gap:.1rem .9rem;list-style:none;margin:.3rem 0 0;padding:0;font-size:.8rem;color:var(--quiet)}
.legend i{display:inline-block;width:.7rem;height:.7rem;margin-right:.35rem;border-radius:2px;background:var(--ink)}
.causes{list-style:none;margin:0;padding:0;font-size:.875rem}.causes li{display:grid;grid-template-columns:1fr auto;gap:0 .6rem;margin-bottom:.35rem}
.track{grid-column:1/-1;height:.5rem;border-radius:.25rem;background:var(--track);overflow:hidden;display:flex}
.track span{display:block;height:100%;min-width:2px;background:var(--ink)}.big{height:.9rem;border-radius:.45rem}
table{width:100%;border-collapse:collapse;font-size:.9rem}caption{text-align:left;color:var(--quiet);font-size:.875rem;padding-bottom:.5rem}
th,td{text-align:left;vertical-align:top;padding:.5rem .75rem .5rem 0;border-top:1px solid var(--line)}th{font-size:.8rem;color:var(--quiet);font-weight:600}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}.date{white-space:nowrap}.scroll{overflow-x:auto}.box+.box{margin-top:1rem}.notice{border-left:.3rem solid var(--warn);margin:1rem 0 0}
.key{font-weight:600}.issues th:first-child{width:18%}.issues th:nth-child(3){width:30%}.issues th:nth-child(4){width:10rem}
footer{margin-top:2rem;color:var(--quiet);font-size:.8rem}
:focus-visible{outline:3px solid var(--written);outline-offset:2px}
@media (max-width:44rem){.stack thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.stack,.stack tbody,.stack tr,.stack td,.stack caption{display:block;width:100%}.stack tr{border-top:1px solid var(--line);padding:.6rem 0}
.stack td{border:0;padding:.15rem 0}.stack td::before{content:attr(data-name);display:block;color:var(--quiet);font-size:.78rem;font-weight:600}}
@media print{:root{--page:#fff;--card:#fff;--text:#000;--quiet:#444;--line:#bbb;--written:#1f66c9;--failed:#bb2d22;--well:#16703f;--warn:#835200;--stub:#8b96a5;--track:#e6ebf0;color-scheme:light}
body{font-size:10.5pt;print-color-adjust:exact;-webkit-print-color-adjust:exact}.wide{max-width:none;padding:0}.cards{grid-template-columns:1fr 1fr}.card,tr,h2,h3,h4{break-inside:avoid}h2,h3,h4,caption{break-after:avoid}
.box{border:0;padding:0}.scroll{overflow:visible}thead{display:table-header-group}}
`;
